import { RESTJSONErrorCodes as Codes } from 'discord.js';
import type { OpenedThread } from '../command.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { placeOf } from '../place.ts';
import { channelLink } from './address.ts';
import type { Calls } from './calls.ts';
import { DiscordRefusal, meaningOf } from './refusal.ts';
import type { Surfaces } from './surfaces.ts';

const BLOCKED: readonly number[] = [
	Codes.TitleWasBlockedByAutomaticModeration,
	Codes.MessageWasBlockedByAutomaticModeration,
];

const TRIED = { edits: false, file: false, reference: false };

export type OpenThread = (
	on: { readonly channelId: string; readonly guildId: string; readonly messageId: string },
	titles: readonly string[],
) => Promise<OpenedThread | undefined>;

/** Opens threads on messages; one that exists already is taken. undefined where there can be none. */
export function createThreadOpening({
	calls,
	log,
	readsContent,
	surfaces,
}: {
	calls: Pick<Calls, 'startThread'>;
	log: Logger;
	/** Whether the bot hears there what does not mention it. */
	readsContent: () => boolean;
	surfaces: Pick<Surfaces, 'forThread'>;
}): OpenThread {
	type Outcome = 'opened' | 'blocked' | 'unknown' | 'impossible';

	async function start(channelId: string, messageId: string, title: string): Promise<Outcome> {
		try {
			await calls.startThread(channelId, messageId, title);
			return 'opened';
		} catch (error) {
			if (meaningOf(error, TRIED) === 'outage') return 'unknown';
			const code = error instanceof DiscordRefusal ? error.code : 0;
			if (code === Codes.ThreadAlreadyCreatedForMessage) return 'opened';
			if (BLOCKED.includes(code)) return 'blocked';
			log.info({ channelId, error: describeError(error) }, 'A thread could not be opened');
			return 'impossible';
		}
	}

	/** A start of which nothing was heard may have been done: once more tells, as there is one thread for a message only. */
	async function isOpened(
		channelId: string,
		messageId: string,
		titles: readonly string[],
	): Promise<boolean> {
		for (const title of titles) {
			const first = await start(channelId, messageId, title);
			const outcome = first === 'unknown' ? await start(channelId, messageId, title) : first;
			if (outcome !== 'blocked') return outcome === 'opened';
		}
		return false;
	}

	return async ({ channelId, guildId, messageId }, titles) => {
		if (!(await isOpened(channelId, messageId, titles))) return undefined;
		// A thread has the id of the message that it hangs on.
		const threadId = messageId;
		return {
			place: placeOf({
				channelId: threadId,
				isThread: true,
				parentId: channelId,
				serverId: guildId,
			}),
			surface: () => surfaces.forThread({ channelId: threadId, guildId, questionId: messageId }),
			link: channelLink({ channelId: threadId, guildId }),
			needsMention: !readsContent(),
		};
	};
}
