import type { Call, Services } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { type Sentence, say, seconds } from '../src/locales/keys.ts';
import { type Current, currentModel, sayCurrent } from './current-model.ts';
import { capIn } from './personal-cap.ts';

type Report = Awaited<ReturnType<Services['quota']['report']>>;

/** How the bot does just now: who answers, what is left, how many wait, and which provider has trouble. */
export async function howItDoes(
	call: Pick<Call, 'person' | 'place'>,
	services: Pick<Services, 'catalogue' | 'choices' | 'clock' | 'quota' | 'settings' | 'troubles'>,
): Promise<readonly Sentence[]> {
	const current = await currentModel(call, services).catch(() => undefined);
	return [
		...(current ? sayCurrent(current) : [say('help.choices-unreadable')]),
		...(await whatIsLeft(call, current, services)),
		...sayTroubles(services.troubles()),
	];
}

/** One line for all with the same trouble. */
function sayTroubles(troubles: ReturnType<Services['troubles']>): readonly Sentence[] {
	const named = (wanted: (typeof troubles)[number]['why']) =>
		troubles.filter(({ why }) => why === wanted).map(({ title }) => title);
	const [rejecting, silent] = [named('key'), named('no-models')];
	return [
		...(rejecting.length > 0 ? [say('help.provider-rejects', { providers: rejecting })] : []),
		...(silent.length > 0 ? [say('help.provider-silent', { providers: silent })] : []),
	];
}

async function whatIsLeft(
	{ person, place }: Pick<Call, 'person' | 'place'>,
	current: Current | undefined,
	{ quota, settings }: Pick<Services, 'quota' | 'settings'>,
): Promise<readonly Sentence[]> {
	if (!quota.healthy()) return [say('quota.ledger-unavailable')];
	try {
		const { serverId } = place;
		const asker = { personId: person.id, ...(serverId !== undefined && { serverId }) };
		const [report, cap] = await Promise.all([quota.report(asker), capIn(place, settings)]);
		return [...sayAccount(report), ...sayMine(report, cap), ...sayModel(report, current)];
	} catch (error) {
		if (error instanceof UserError) return [error.sentence];
		throw error;
	}
}

function sayAccount({ account }: Report): readonly Sentence[] {
	if (account === undefined) return [];
	const { day, frozenUntil, isDayKnown, waiting } = account;
	const left = Math.max(0, day.limit - day.used);
	const [limit, at] = [day.limit, seconds(day.returnsAt)];
	return [
		!isDayKnown
			? say('quota.day-not-known')
			: left > 0
				? say('help.left', { left, limit, at })
				: say('help.spent', { limit, at }),
		...(waiting > 0 ? [say('quota.waiting', { count: waiting })] : []),
		...(frozenUntil === undefined ? [] : [say('quota.frozen', { at: seconds(frozenUntil) })]),
	];
}

/** Where a cap holds: what is left for all may be more than this person may spend. */
const sayMine = ({ mine: { usedHere } }: Report, cap: number | undefined): readonly Sentence[] =>
	cap === undefined ? [] : [say('help.left-of-mine', { left: Math.max(0, cap - usedHere), cap })];

/** Of the model that answers here, where it has a budget of its own that was touched today. */
function sayModel({ models }: Report, current: Current | undefined): readonly Sentence[] {
	const model = current?.model;
	const budget = models.find(
		({ provider, remoteId }) => provider === model?.provider && remoteId === model.remoteId,
	);
	if (!current || !budget) return [];
	const left = Math.max(0, budget.limit - budget.used);
	return [say('help.left-of-model', { name: current.name, left, limit: budget.limit })];
}
