import type { AnswerSurface } from './surface-parts.ts';

function forget(
	known: Map<string, AnswerSurface>,
	id: string,
	surface: AnswerSurface | undefined,
): void {
	if (known.get(id) === surface) known.delete(id);
}

/** The answers that are being shown, by the ids of their question, messages and channel. */
export function createRegister() {
	const byMessage = new Map<string, AnswerSurface>();
	const byQuestion = new Map<string, AnswerSurface>();
	const byChannel = new Map<string, Set<AnswerSurface>>();

	return {
		/** Nothing is known of it until `start`. `messageId`: a message that stands already and is to be rewritten. */
		open({
			channelId,
			messageId,
			questionId,
		}: {
			readonly channelId: string;
			readonly messageId?: string | undefined;
			readonly questionId: string;
		}) {
			const messageIds = new Set<string>();
			let surface: AnswerSurface | undefined;
			return {
				start(started: AnswerSurface): void {
					surface = started;
					byQuestion.set(questionId, started);
					// Whoever writes there already hears of its end, a button's press does not take that away.
					if (messageId !== undefined && !byMessage.has(messageId)) messageIds.add(messageId);
					for (const id of messageIds) byMessage.set(id, started);
					byChannel.set(channelId, (byChannel.get(channelId) ?? new Set()).add(started));
				},
				hooks: {
					onShown(id: string): void {
						messageIds.add(id);
						if (surface) byMessage.set(id, surface);
					},
					onEnd(): void {
						forget(byQuestion, questionId, surface);
						for (const id of messageIds) forget(byMessage, id, surface);
						const others = byChannel.get(channelId);
						if (surface) others?.delete(surface);
						if (others?.size === 0) byChannel.delete(channelId);
					},
				},
			};
		},
		messageDeleted(id: string): void {
			byMessage.get(id)?.lose(id);
			byQuestion.get(id)?.withdraw();
		},
		silenceIn(channelId: string, why: string): void {
			for (const surface of [...(byChannel.get(channelId) ?? [])]) surface.silence(new Error(why));
		},
		vanishIn(channelId: string, why: string): void {
			for (const surface of [...(byChannel.get(channelId) ?? [])]) surface.vanish(new Error(why));
		},
	};
}
