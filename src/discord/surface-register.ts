import type { AnswerSurface } from './surface-parts.ts';

/** Surfaces by an id that several of them can share. */
function createShared() {
	const known = new Map<string, Set<AnswerSurface>>();
	return {
		at: (id: string): readonly AnswerSurface[] => [...(known.get(id) ?? [])],
		add(id: string, surface: AnswerSurface): void {
			known.set(id, (known.get(id) ?? new Set()).add(surface));
		},
		remove(id: string, surface: AnswerSurface): void {
			const surfaces = known.get(id);
			surfaces?.delete(surface);
			if (surfaces?.size === 0) known.delete(id);
		},
	};
}

/** The answers that are being shown, by the ids of their question, messages and channel. */
export function createRegister() {
	const byMessage = createShared();
	const byQuestion = new Map<string, AnswerSurface>();
	const byChannel = createShared();

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
			const messageIds = new Set(messageId === undefined ? [] : [messageId]);
			let surface: AnswerSurface | undefined;
			return {
				start(started: AnswerSurface): void {
					surface = started;
					byQuestion.set(questionId, started);
					for (const id of messageIds) byMessage.add(id, started);
					byChannel.add(channelId, started);
				},
				hooks: {
					onShown(id: string): void {
						messageIds.add(id);
						if (surface) byMessage.add(id, surface);
					},
					onEnd(): void {
						if (!surface) return;
						if (byQuestion.get(questionId) === surface) byQuestion.delete(questionId);
						for (const id of messageIds) byMessage.remove(id, surface);
						byChannel.remove(channelId, surface);
					},
				},
			};
		},
		messageDeleted(id: string): void {
			for (const surface of byMessage.at(id)) surface.lose(id);
			byQuestion.get(id)?.withdraw();
		},
		silenceIn(channelId: string, reason: Error): void {
			for (const surface of byChannel.at(channelId)) surface.silence(reason);
		},
		vanishIn(channelId: string, why: string): void {
			for (const surface of byChannel.at(channelId)) surface.vanish(new Error(why));
		},
	};
}
