import type { Clock } from '../clock.ts';
import type { Webhook } from './calls.ts';

type Made = { readonly webhook: Webhook; readonly until: number };

/** By which interaction messages were made: Discord deletes what only one person sees for its token alone. */
export function createMakers(clock: Clock) {
	const made = new Map<string, Made>();
	const isOver = ({ until }: Made) => until <= clock.now();

	return {
		/** `until`: epoch ms, when the token dies. */
		remember(messageId: string, webhook: Webhook, until: number): void {
			for (const [id, each] of made) if (isOver(each)) made.delete(id);
			made.set(messageId, { webhook, until });
		},
		/** undefined once nothing can be done by it any more. */
		of(messageId: string): Webhook | undefined {
			const found = made.get(messageId);
			return found && !isOver(found) ? found.webhook : undefined;
		},
	};
}

export type Makers = ReturnType<typeof createMakers>;
