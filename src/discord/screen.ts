import type { View } from '../render/surface.ts';
import type { Outgoing } from './payload.ts';

/** A message that stands; its content is unknown when it was written before a restart. */
type Standing = {
	id: string | undefined;
	content: string | undefined;
	/** Its buttons and menus, as `keyOf` has them. */
	components: string | undefined;
	hasFile: boolean;
	/** Monotonic ms of the last change. */
	changedAt: number;
	isStale: boolean;
};

/** The same for the same buttons and menus. */
const keyOf = ({ buttons = [], menus = [] }: Pick<View, 'buttons' | 'menus'>) =>
	JSON.stringify([
		buttons.map(({ id, label, style }) => [id, label, style]),
		menus.map(({ id, placeholder, options }) => [
			id,
			placeholder,
			options.map(({ label, value, description, isSelected }) => [
				label,
				value,
				description,
				isSelected === true,
			]),
		]),
	]);

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
		components: undefined,
		hasFile: false,
		changedAt: Number.NEGATIVE_INFINITY,
		isStale: false,
	}));
	const versions: number[] = [];
	const lost = new Set<number>();
	let mayGrow = true;
	let isMuted = false;

	/** What is left of a view when no deleted message is to stand again. */
	function leftOf(view: View): View {
		const { parts, endingAt } = view;
		const most = mayGrow ? parts.length : Math.min(parts.length, messages.length);
		let count = most;
		while (lost.has(count - 1)) count--;
		if (mayGrow && count === most) return view;
		const end = count - 1;
		return {
			...(view.buttons && { buttons: view.buttons }),
			...(view.menus && { menus: view.menus }),
			parts: parts
				.slice(0, count)
				.map((one, part) => (part === end && endingAt?.(part, isMuted)) || one),
		};
	}

	const changedAt = (part: number) => messages[part]?.changedAt ?? Number.NEGATIVE_INFINITY;

	/** Each difference from a view, in the order of its parts. */
	function stepsTo(view: View): Step[] {
		const { endingAt: _, parts, ...below } = leftOf(view);
		return parts.flatMap((content, part) => {
			const message = messages[part];
			const under: Omit<Outgoing, 'content'> = part === parts.length - 1 ? below : {};
			const isShown = message?.content === content && message.components === keyOf(under);
			if (lost.has(part) || (isShown && (!under.file || message.hasFile))) return [];
			const edits = message !== undefined && !message.isStale;
			return { part, content, edits, id: message?.id, version: versions[part] ?? 0, ...under };
		});
	}

	return {
		/**
		 * A difference from a view; undefined when there is none. Parts are made in order. While more is to come (not
		 * `isFinal`), what is new comes first: what can be pressed there stands before it goes from where it was; then what was
		 * changed longest ago: no part that grows holds up another.
		 */
		next(view: View, isFinal: boolean): Step | undefined {
			const steps = stepsTo(view);
			if (isFinal) return steps[0];
			const anew = steps.find(({ edits }) => !edits);
			return anew ?? steps.sort((one, other) => changedAt(one.part) - changedAt(other.part))[0];
		},
		/** Returns the messages that this step has replaced. */
		apply(
			{ part, content, file, ...below }: Step,
			sent: { id?: string; content?: string },
			now: number,
		): readonly string[] {
			const before = messages[part];
			messages[part] = {
				id: sent.id ?? messages[part]?.id,
				content: sent.content ?? content,
				components: keyOf(below),
				hasFile: file !== undefined || messages[part]?.hasFile === true,
				changedAt: now,
				isStale: false,
			};
			return before?.isStale && before.id !== undefined ? [before.id] : [];
		},
		/** This part's message takes no more edits: a new one is to stand for it. */
		replace(part: number): void {
			const message = messages[part];
			if (!message) return;
			messages[part] = {
				...message,
				content: undefined,
				components: undefined,
				hasFile: false,
				isStale: true,
			};
			versions[part] = (versions[part] ?? 0) + 1;
		},
		/** The part for which this message stands. */
		partOf(id: string): number | undefined {
			const part = messages.findIndex((message) => message.id === id && !message.isStale);
			return part < 0 ? undefined : part;
		},
		/** This part's message was deleted: nothing stands in its place again. */
		lose: (part: number) => void lost.add(part),
		hasLost: (part: number) => lost.has(part),
		/** Loses all parts beyond so many and returns the messages that stand for them. */
		cutTo(count: number): readonly string[] {
			const beyond = [...messages.entries()].filter(([part]) => part >= count && !lost.has(part));
			for (const [part] of beyond) lost.add(part);
			return beyond.flatMap(([, { id }]) => id ?? []);
		},
		/**
		 * No new part is made from now on: the last that stands gets the end of the answer. `isMuted`: that is all that can be
		 * written of it.
		 */
		stopGrowing(why: { readonly isMuted?: boolean } = {}): void {
			mayGrow = false;
			isMuted = why.isMuted === true;
		},
		/** This part, and with it all before it, is on screen and takes edits. */
		isStanding: (part: number) => messages[part]?.isStale === false,
		/** All that stood was deleted. */
		isBare: () => lost.size > 0 && messages.every((_, part) => lost.has(part)),
		changedAt,
		/** The part that more text would change. */
		last: () => Math.max(0, messages.length - 1),
		isEmpty: () => messages.length === 0,
		firstId: () => messages[0]?.id,
		ids: () => messages.flatMap(({ id }, part) => (lost.has(part) ? [] : (id ?? []))),
	};
}
