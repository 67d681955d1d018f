import type { View } from '../render/surface.ts';
import type { Outgoing } from './payload.ts';

/** A message that stands; its content is unknown when it was written before a restart. */
type Standing = {
	id: string | undefined;
	content: string | undefined;
	hasFile: boolean;
	/** Monotonic ms of the last change. */
	changedAt: number;
	isStale: boolean;
};

/** What brings the screen nearer to a view: a new message for this part, or an edit of the one that stands for it. */
export type Step = Outgoing & {
	readonly part: number;
	readonly edits: boolean;
	readonly id: string | undefined;
	/** How often this part was sent anew. */
	readonly version: number;
};

/** The messages of one answer as Discord shows them. */
export function createScreen(standing: readonly { readonly id: string }[] = []) {
	const messages: Standing[] = standing.map(({ id }) => ({
		id,
		content: undefined,
		hasFile: false,
		changedAt: Number.NEGATIVE_INFINITY,
		isStale: false,
	}));
	const versions: number[] = [];

	return {
		/** The first difference from a view; undefined when there is none. Parts are made in order. */
		next({ parts, file }: View): Step | undefined {
			for (const [part, content] of parts.entries()) {
				const message = messages[part];
				const attached = part === parts.length - 1 ? file : undefined;
				if (message?.content === content && (!attached || message.hasFile)) continue;
				return {
					part,
					content,
					edits: message !== undefined && !message.isStale,
					id: message?.id,
					version: versions[part] ?? 0,
					...(attached && { file: attached }),
				};
			}
			return undefined;
		},
		apply(
			{ part, content, file }: Step,
			sent: { id?: string; content?: string },
			now: number,
		): void {
			messages[part] = {
				id: sent.id ?? messages[part]?.id,
				content: sent.content ?? content,
				hasFile: file !== undefined || messages[part]?.hasFile === true,
				changedAt: now,
				isStale: false,
			};
		},
		/** This part's message takes no more edits: a new one is to stand for it. */
		replace(part: number): void {
			const message = messages[part];
			if (!message) return;
			messages[part] = { ...message, content: undefined, hasFile: false, isStale: true };
			versions[part] = (versions[part] ?? 0) + 1;
		},
		changedAt: (part: number) => messages[part]?.changedAt ?? Number.NEGATIVE_INFINITY,
		/** The part that more text would change. */
		last: () => Math.max(0, messages.length - 1),
		isEmpty: () => messages.length === 0,
		ids: () => messages.flatMap(({ id }) => id ?? []),
	};
}
