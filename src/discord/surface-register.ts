import type { AnswerSurface } from './answer-surface.ts';

/** The answers that are being shown, by the ids of their question, messages and channel. */
export function createRegister() {
	const byMessage = new Map<string, AnswerSurface>();
	const byChannel = new Map<string, Set<AnswerSurface>>();

	return {
		/** Nothing is known of it until `start`. */
		open({ channelId, questionId }: { readonly channelId: string; readonly questionId: string }) {
			const messageIds = new Set([questionId]);
			let surface: AnswerSurface | undefined;
			return {
				start(started: AnswerSurface): void {
					surface = started;
					for (const id of messageIds) byMessage.set(id, started);
					byChannel.set(channelId, (byChannel.get(channelId) ?? new Set()).add(started));
				},
				hooks: {
					onShown(id: string): void {
						messageIds.add(id);
						if (surface) byMessage.set(id, surface);
					},
					onEnd(): void {
						for (const id of messageIds) if (byMessage.get(id) === surface) byMessage.delete(id);
						const others = byChannel.get(channelId);
						if (surface) others?.delete(surface);
						if (others?.size === 0) byChannel.delete(channelId);
					},
				},
			};
		},
		vanish(messageId: string, why: string): void {
			byMessage.get(messageId)?.vanish(new Error(why));
		},
		vanishIn(channelId: string, why: string): void {
			for (const surface of [...(byChannel.get(channelId) ?? [])]) surface.vanish(new Error(why));
		},
	};
}
