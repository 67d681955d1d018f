import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, secondsPast } from '../src/locales/keys.ts';
import { serverChoices } from './server-choices.ts';

type Here = Pick<Call, 'ownsPlace' | 'person' | 'place' | 'roleIds'>;

/** How to ask without a command, or why that does not work here. */
export async function howToAsk(
	{ ownsPlace, person, place }: Here,
	{ choices, discord }: Pick<Services, 'choices' | 'discord'>,
): Promise<Sentence> {
	if (place.kind === 'dm') return say(ownsPlace ? 'help.dm' : 'help.commands-only');
	const { isMember, isTimedOut, lacks } = discord.standing(place);
	if (!isMember) return say('help.commands-only');
	if (isTimedOut) return say('help.timed-out');
	const speech = ['view-channel', 'send-messages', 'send-messages-in-threads'] as const;
	if (speech.some((one) => lacks.includes(one))) return say('help.cannot-write');
	if (!discord.readsContent()) return say('help.mention-needed');
	const held = await choices.inForce({ person, place }).catch(unreadable);
	return say(held?.quiet ? 'help.quiet' : 'help.channel');
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
	services: Pick<Services, 'answers' | 'settings'>,
): Promise<readonly Sentence[]> {
	if (here.place.serverId === undefined) return [];
	const why = await services.answers.whyUnwelcome(here).catch(unreadable);
	if (why === 'channel') return [say('help.not-here')];
	if (why === 'person') return [say('help.not-you')];
	if (why === undefined) return [];
	const pause = (await serverChoices(here.place, services))?.pause;
	return pause ? [say('help.paused', { at: secondsPast(pause.at) })] : [];
}

/** Choices that cannot be read are told of where the model is. */
const unreadable = () => undefined;
