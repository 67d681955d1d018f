import type { Compared, Comparison } from '../providers/provider.ts';
import type { Waiting } from '../quota/quota.ts';
import type { Progress } from './answer-one.ts';
import type { ComparisonAsk } from './comparisons.ts';
import type { KeptComparison } from './kept-comparisons.ts';

/** A comparison on its way, from the press on: what it looks like now, and what ends it. */
export function createComparisonCourse(
	ask: ComparisonAsk,
	onChange: (comparison: Comparison) => void,
) {
	const names = ask.isBlind ? 'hidden' : 'shown';
	const stopping = new AbortController();
	let handle = '';
	let answers: Compared[] = [];
	let canBeTaken = false;
	let waiting: Waiting | undefined;
	let isLeased = false;
	let isDisowned = false;

	const now = (): Comparison => ({
		handle,
		question: ask.text,
		names,
		answers: [...answers],
		...(waiting && !isLeased && { waiting }),
	});

	return {
		ask,
		/** It has a job, by this handle, and these are asked. */
		begin(given: string, models: readonly { readonly id: string; readonly name: string }[]): void {
			handle = given;
			answers = models.map(({ id, name }) => ({
				modelId: id,
				modelName: name,
				state: 'waiting',
				text: '',
				isWhole: false,
				notes: [],
			}));
		},
		hasBegun: () => handle !== '',
		goesBy: (other: string) => handle !== '' && handle === other,
		/** One of the answers may enter the conversation. */
		letBeTaken(): void {
			canBeTaken = true;
		},
		signal: stopping.signal,
		stop: (reason: unknown) => stopping.abort(reason),
		now,
		/** Nothing of it is to be kept. */
		disown(): void {
			isDisowned = true;
		},
		isDisowned: () => isDisowned,
		isLeased: () => isLeased,
		hasWaited: () => waiting !== undefined,
		leased(): void {
			isLeased = true;
		},
		wait(place: Waiting): void {
			waiting = place;
			onChange(now());
		},
		tell(index: number, progress: Progress): void {
			const before = answers[index];
			if (!before) return;
			answers[index] = { ...before, ...progress, ...(!canBeTaken && { isWhole: false }) };
			onChange(now());
		},
		kept(): KeptComparison {
			const { askedAt, id, person, place, text } = ask;
			return {
				id,
				askedAt,
				person,
				placeKey: place.key,
				...(place.serverId !== undefined && { serverId: place.serverId }),
				question: text,
				names,
				answers: answers.map((answer) => ({
					...answer,
					notes: answer.notes.map(({ key, values }) => ({ key, values: { ...values } })),
				})),
			};
		},
	};
}

export type ComparisonCourse = ReturnType<typeof createComparisonCourse>;
