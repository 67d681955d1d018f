import type { Core } from '../core.ts';
import type { Channel, MessageRecord } from '../records.ts';
import type { MessageForm } from '../schemas/message.ts';

/** `enforce_nonce`: a repeat within the past few minutes answers with the first message. */
export function createNonceMemory({ clock, limits }: Core) {
	const remembered = new Map<string, MessageRecord>();
	const key = (channel: Channel, nonce: string | number) => `${channel.id} ${nonce}`;
	const forgetOld = () => {
		const since = clock.monotonic() - limits.nonceMemoryMs;
		for (const [name, message] of remembered) {
			if (message.createdAtMs >= since) return;
			remembered.delete(name);
		}
	};
	return {
		recall(channel: Channel, form: MessageForm): MessageRecord | undefined {
			forgetOld();
			if (!form.enforce_nonce || form.nonce === undefined || form.nonce === null) return undefined;
			return remembered.get(key(channel, form.nonce));
		},
		remember(channel: Channel, message: MessageRecord): void {
			if (message.nonce !== null) remembered.set(key(channel, message.nonce), message);
		},
	};
}
