import type { Button } from '../render/surface.ts';
import type { Calls } from './calls.ts';
import type { Persist } from './persistent.ts';

type Message = { readonly channelId: string; readonly messageId: string };

/**
 * Changes nothing but what can be pressed under messages. Of several changes of one message the last one stands, though
 * Discord lets the first wait. Where that is not possible it is logged.
 */
export function createButtonEdits({
	calls,
	persist,
}: {
	calls: Pick<Calls, 'editButtons'>;
	persist: Persist;
}) {
	/** By message, while a change of it is under way. */
	const wanted = new Map<string, readonly Button[]>();

	async function follow({ channelId, messageId }: Message): Promise<void> {
		let shown: readonly Button[] = [];
		const edit = () => {
			shown = wanted.get(messageId) ?? [];
			return calls.editButtons(channelId, messageId, shown);
		};
		do await persist([edit], 'the buttons of an answer could not be changed');
		while (shown !== wanted.get(messageId));
		wanted.delete(messageId);
	}

	return (message: Message, buttons: readonly Button[]): void => {
		const isUnderWay = wanted.has(message.messageId);
		wanted.set(message.messageId, buttons);
		if (!isUnderWay) void follow(message);
	};
}
