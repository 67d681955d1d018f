import type { Call, Choices, Services } from '../src/command.ts';
import { type Sentence, say, secondsPast } from '../src/locales/keys.ts';

type Here = Pick<Call, 'ownsPlace' | 'person' | 'place' | 'roleIds'>;

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
	here: Here,
	{ answers, settings }: Pick<Services, 'answers' | 'settings'>,
): Promise<readonly Sentence[]> {
	const { serverId } = here.place;
	if (serverId === undefined) return [];
	const why = await answers.whyUnwelcome(here).catch(() => undefined);
	if (why === 'channel') return [say('help.not-here')];
	if (why === 'person') return [say('help.not-you')];
	const { pause } = why ? await readOrNothing(settings, `server:${serverId}`) : {};
	return pause ? [say('help.paused', { at: secondsPast(pause.at) })] : [];
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
