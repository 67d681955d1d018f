import { isDeepStrictEqual } from 'node:util';
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

const WHO_AND_WHEN: readonly string[] = ['changedBy', 'chosenBy', 'at'];

const changedNow = (
	{ person }: Pick<Call, 'person'>,
	{ clock }: Pick<Services, 'clock'>,
): Changed => ({ changedBy: person.id, at: clock.now() });

const withChange = (history: Choices['history'] = [], change: ChangeMade): ChangeMade[] =>
	[...history.filter(({ at }) => change.at - at < REMEMBERED_MS), change].slice(-MOST_REMEMBERED);

const substanceOf = (choice: Changes[keyof Changes]) =>
	choice &&
	Object.fromEntries(Object.entries(choice).filter(([name]) => !WHO_AND_WHEN.includes(name)));

/** Who chooses again what holds already changes nothing: whose choice it is, and since when, stays. */
const whatDiffers = (before: Choices, changes: Changes): Changes =>
	Object.fromEntries(
		Object.entries(changes).filter(([name, choice]) => {
			const held = before[name as keyof Choices] ?? null;
			return !isDeepStrictEqual(substanceOf(held), substanceOf(choice));
		}),
	);

/** What is remembered of a change beside its command; nothing of what is more than a word, or what somebody wrote. */
function valueIn(changes: Changes): Pick<ChangeMade, 'value'> {
	if (Object.keys(changes).length > 1) return {};
	if ('pause' in changes) return { value: changes.pause ? 'on' : 'off' };
	if ('quiet' in changes) return { value: changes.quiet ? 'on' : 'off' };
	if ('language' in changes) return { value: changes.language?.locale ?? 'discord' };
	if ('retention' in changes) return { value: String(changes.retention?.days ?? 0) };
	if ('model' in changes) return { value: changes.model?.id ?? 'default' };
	return changes.threads ? { value: changes.threads.mode } : {};
}

const isAny = (changes: Changes) => Object.keys(changes).length > 0;

/** Changes what a server chose and writes down who did, in one step; `what` is the name of the command. */
export async function changeServer(
	serverId: string,
	what: string,
	call: Pick<Call, 'person'>,
	services: Pick<Services, 'clock' | 'settings'>,
	change: (before: Choices, by: Changed) => Changes,
): Promise<Choices> {
	const by = changedNow(call, services);
	return services.settings.change(`server:${serverId}`, (before) => {
		const changes = whatDiffers(before, change(before, by));
		if (!isAny(changes)) return {};
		return {
			...changes,
			history: withChange(before.history, { what, ...valueIn(changes), ...by }),
		};
	});
}

/** The same of what a place chose; who did is written down on its server. */
export async function changePlace(
	what: string,
	call: Pick<Call, 'person' | 'place'>,
	services: Pick<Services, 'clock' | 'settings'>,
	change: (before: Choices, by: Changed) => Changes,
): Promise<Choices> {
	const by = changedNow(call, services);
	const { channelId, key, serverId } = call.place;
	const differing = (before: Choices) => whatDiffers(before, change(before, by));
	if (serverId === undefined) return services.settings.change(`place:${key}`, differing);
	const [after] = await services.settings.changeBoth(
		[`place:${key}`, `server:${serverId}`],
		([before, { history }]) => {
			const changes = differing(before);
			if (!isAny(changes)) return [{}, {}];
			const made = { what, ...valueIn(changes), channelId, ...by };
			return [changes, { history: withChange(history, made) }];
		},
	);
	return after;
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
