import type { Removal } from '../command.ts';
import type { Calls, Webhook } from './calls.ts';
import type { Makers } from './makers.ts';
import type { Persist } from './persistent.ts';

const REFUSED = 'a message of the bot could not be deleted';

/**
 * Deletes the message that holds a pressed button, through the interaction as that also reaches one that only one person
 * sees, and further ones of its answer: through the interaction that made them while that can be used, else as messages of
 * the channel, which those that only one person sees are not.
 */
export function createMessageRemoval({
	calls,
	makers,
	persist,
}: {
	calls: Pick<Calls, 'deleteAnswer' | 'deleteMessage'>;
	makers: Makers;
	persist: Persist;
}) {
	return async (
		pressed: {
			readonly channelId: string;
			readonly isPrivate: boolean;
			readonly messageId: string;
			readonly webhook: Webhook;
		},
		others: readonly string[],
	): Promise<Removal> => {
		const { channelId, isPrivate, messageId, webhook } = pressed;

		function removalOf(id: string): (() => Promise<unknown>) | undefined {
			const maker = makers.of(id);
			if (maker) return () => calls.deleteAnswer(maker, id);
			return isPrivate ? undefined : () => calls.deleteMessage(channelId, id);
		}

		const further = others.filter((id) => id !== messageId);
		const removals = further.flatMap((id) => removalOf(id) ?? []);
		removals.push(() => calls.deleteAnswer(webhook, messageId));
		const isDone = await persist(removals, REFUSED);
		if (isDone && removals.length > further.length) return 'gone';
		return isPrivate ? 'dismissable' : 'refused';
	};
}
