import type { Urgency, View } from '../render/surface.ts';
import type { createScreen, Step } from './screen.ts';
import { RANKS, type Rank } from './writer.ts';

type Goal = { readonly rank: Rank; readonly view: View; readonly hasWords: boolean };

/** What an answer should show: the final view, else the latest offer, which is composed when its turn has come. */
export function createWanted(
	screen: Pick<ReturnType<typeof createScreen>, 'next' | 'isEmpty' | 'last'>,
) {
	let offered: { readonly rank: Urgency; readonly compose: () => View } | undefined;
	let goal: Goal | undefined;
	let isFinal = false;
	let hasWords = false;

	const nextStep = () => goal && screen.next(goal.view, isFinal);

	return {
		offer(urgency: Urgency, compose: () => View): void {
			hasWords ||= urgency === 'first-words';
			offered = { rank: better(offered?.rank, urgency), compose };
		},
		finish(view: View): void {
			offered = undefined;
			goal = { rank: 'final', view, hasWords: true };
			isFinal = true;
		},
		/** The final view is not to be shown after all; nothing else is in its place. */
		giveUp(): void {
			offered = undefined;
			goal = undefined;
			isFinal = false;
		},
		isFinal: () => isFinal,
		isAnything: () => offered !== undefined || goal !== undefined,
		nextStep,
		/** How many messages are wanted in all. */
		count: () => goal?.view.parts.length ?? 0,
		/** Whether words of the answer are what is shown now. */
		hasWords: () => goal?.hasWords === true,
		/** What would be done next; of a view that is not composed yet only the likely call is known. */
		guess(): { readonly rank: Rank; readonly step: Pick<Step, 'part' | 'edits'> } | undefined {
			const next = nextStep();
			if (next && goal) return { rank: better(offered?.rank, goal.rank), step: next };
			if (!offered) return undefined;
			return { rank: offered.rank, step: { part: screen.last(), edits: !screen.isEmpty() } };
		},
		/** What is done next. Composes what was offered last. */
		compose(): Step | undefined {
			const latest = offered;
			offered = undefined;
			if (latest) {
				const rank = better(nextStep() && goal?.rank, latest.rank);
				goal = { rank, view: latest.compose(), hasWords };
			}
			return nextStep();
		},
		/** Shows in messages what cannot be attached; false when there is no file. */
		withoutFile(): boolean {
			if (!goal?.view.file) return false;
			const { file, ...view } = goal.view;
			goal = { ...goal, view: { ...view, parts: file.instead } };
			return true;
		},
	};
}

function better<Kind extends Rank>(one: Kind | undefined, other: Kind): Kind {
	return one !== undefined && RANKS.indexOf(one) < RANKS.indexOf(other) ? one : other;
}
