import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, seconds } from '../src/locales/keys.ts';

type Choices = Awaited<ReturnType<Services['settings']['read']>>;
type Here = Pick<Call, 'ownsPlace' | 'person' | 'place' | 'roleIds'>;
type Door = { readonly allow: readonly string[]; readonly deny: readonly string[] };

/** How to ask without a command, or why that does not work here. */
export async function howToAsk(
	{ ownsPlace, place }: Here,
	{ discord, settings }: Pick<Services, 'discord' | 'settings'>,
): Promise<Sentence> {
	if (place.kind === 'dm') return say(ownsPlace ? 'help.dm' : 'help.commands-only');
	const { isMember, isTimedOut, lacks } = discord.standing(place);
	if (!isMember) return say('help.commands-only');
	if (isTimedOut) return say('help.timed-out');
	const speech = ['view-channel', 'send-messages', 'send-messages-in-threads'] as const;
	if (speech.some((one) => lacks.includes(one))) return say('help.cannot-write');
	if (!discord.readsContent()) return say('help.mention-needed');
	const { quiet } = await readOrNothing(settings, `place:${place.key}`);
	return say(quiet ? 'help.quiet' : 'help.channel');
}

/** The permissions that the bot misses, each with what that costs. */
export function whatIsMissing(
	{ place }: Here,
	{ discord }: Pick<Services, 'discord'>,
): readonly Sentence[] {
	const { lacks } = discord.standing(place);
	if (lacks.length === 0) return [];
	return [say('help.lacks'), ...lacks.map((lack) => say(`help.lacks-${lack}`))];
}

/** Why managers of the server let nobody, or not this person, be answered here; empty if they do. */
export async function whatIsClosed(
	{ person, place, roleIds }: Here,
	{ settings }: Pick<Services, 'settings'>,
): Promise<readonly Sentence[]> {
	if (place.serverId === undefined) return [];
	const { pause, places } = await readOrNothing(settings, `server:${place.serverId}`);
	if (pause) return [say('help.paused', { at: seconds(pause.at) })];
	if (!places) return [];
	const parentId = place.parentKey?.split(':').at(-1) ?? place.channelId;
	if (isShut([places.channels], [place.channelId, parentId])) return [say('help.not-here')];
	return isShut([places.roles, places.people], [...roleIds, person.id])
		? [say('help.not-you')]
		: [];
}

/** Who is kept out stays out; who is let in by none of the lists, while there is one, stays out too. */
function isShut(doors: readonly Door[], ids: readonly string[]): boolean {
	const has = (list: readonly string[]) => ids.some((id) => list.includes(id));
	if (doors.some(({ deny }) => has(deny))) return true;
	const allowed = doors.flatMap(({ allow }) => allow);
	return allowed.length > 0 && !has(allowed);
}

/** Choices that cannot be read are told of where the model is. */
async function readOrNothing(
	settings: Services['settings'],
	scope: Parameters<Services['settings']['read']>[0],
): Promise<Choices> {
	try {
		return await settings.read(scope);
	} catch {
		return {};
	}
}
