import type { Call, Choices, Services } from '../src/command.ts';
import { type Sentence, say, secondsPast } from '../src/locales/keys.ts';

export type Changes = Exclude<
	Parameters<Services['settings']['change']>[1],
	(before: never) => unknown
>;
type ChangeMade = NonNullable<Choices['history']>[number];
export type Changed = Pick<ChangeMade, 'changedBy' | 'at'>;

/** So long and so many changes are remembered, with who made them. */
const REMEMBERED_MS = 30 * 24 * 60 * 60_000;
const MOST_REMEMBERED = 50;

export const changedNow = (
	{ person }: Pick<Call, 'person'>,
	{ clock }: Pick<Services, 'clock'>,
): Changed => ({ changedBy: person.id, at: clock.now() });

const withChange = (history: Choices['history'] = [], change: ChangeMade): ChangeMade[] =>
	[...history.filter(({ at }) => change.at - at < REMEMBERED_MS), change].slice(-MOST_REMEMBERED);

/** Changes what a server chose and writes down who did, in one step; `what` is the name of the command. */
export async function changeServer(
	serverId: string,
	what: string,
	call: Pick<Call, 'person'>,
	services: Pick<Services, 'clock' | 'settings'>,
	change: (before: Choices, by: Changed) => Changes,
): Promise<Choices> {
	const by = changedNow(call, services);
	return services.settings.change(`server:${serverId}`, (before) => ({
		...change(before, by),
		history: withChange(before.history, { what, ...by }),
	}));
}

/** Writes down on the server that something of one of its places was changed. */
export async function noteChangeHere(
	what: string,
	{ person, place }: Pick<Call, 'person' | 'place'>,
	services: Pick<Services, 'clock' | 'settings'>,
): Promise<void> {
	const { channelId, serverId } = place;
	if (serverId === undefined) return;
	const made = { what, channelId, ...changedNow({ person }, services) };
	await services.settings.change(`server:${serverId}`, ({ history }) => ({
		history: withChange(history, made),
	}));
}

/** Stops what is being answered where a server has just become closed to it. */
export async function endUnwelcome(
	serverId: string,
	{ answers, comparisons }: Pick<Services, 'answers' | 'comparisons'>,
): Promise<void> {
	await Promise.all([answers.endUnwelcome(serverId), comparisons.endUnwelcome(serverId)]);
}

/** Whose last change it was; where nobody is named, it is so from the start. */
export const sayChanged = ({ at, changedBy }: Changed): Sentence =>
	say('settings.changed', { person: changedBy, at: secondsPast(at) });

export const sayHowTo = (
	{ mention }: Pick<Call, 'mention'>,
	command: string,
	options: readonly string[],
): Sentence =>
	say('settings.how-to', {
		settings: mention(`settings ${command}`),
		options: options.map((name) => `\`${name}\``).join(' · '),
	});
