import type { Calls, Webhook } from './calls.ts';
import type { Persist } from './persistent.ts';

const REFUSED = 'a message of the bot could not be deleted';

/**
 * Deletes the message that holds a pressed button, through the interaction as that also reaches one that only one person
 * sees, and further ones of its channel. False: some of them stand.
 */
export function createMessageRemoval({
	calls,
	persist,
}: {
	calls: Pick<Calls, 'deleteAnswer' | 'deleteMessage'>;
	persist: Persist;
}) {
	return async (
		{ channelId, messageId, webhook }: { channelId: string; messageId: string; webhook: Webhook },
		others: readonly string[],
	): Promise<boolean> => {
		const further = others.filter((id) => id !== messageId);
		return await persist(
			[
				...further.map((id) => () => calls.deleteMessage(channelId, id)),
				() => calls.deleteAnswer(webhook, messageId),
			],
			REFUSED,
		);
	};
}
