import type { UserError } from '../errors.ts';
import type { JobState } from '../jobs/jobs.ts';
import type { Person } from '../place.ts';
import type { Chosen } from './choose-model.ts';
import type { Running } from './in-flight.ts';
import type { Prepared } from './prepare-question.ts';
import type { Question, Words } from './question.ts';
import type { QuestionPart } from './read-part.ts';

/** How far one question has come. `state` is how its job ends if the caller leaves now, `chosen` who answers it. */
export type Course = {
	readonly question: Question;
	readonly running: Running;
	/** Resolves at its end, of an answer once it is on screen or lost; `state` and `refusal` say then how that was. */
	readonly ended: Promise<void>;
	readonly end: () => void;
	/** Empty until its job has begun. */
	handle: string;
	/** Nothing of it may be written down, nor enter the conversation; so it is until that has been read. */
	isUnkept: boolean;
	parts: readonly QuestionPart[];
	/** What messages of it say since they were edited, by id, where that came too late to be asked. */
	readonly edits: Map<string, string>;
	/** Messages of these parts, or of earlier ones, that were deleted. */
	readonly deletedIds: Set<string>;
	/** Messages that were deleted, and people who left, since it was asked: nothing of them is to be quoted in it. */
	readonly withdrawnIds: Set<string>;
	/** The last change to the parts, after which the next one is tried; the first one waits for `settle`. */
	changing: Promise<unknown>;
	/** It is prepared, or never will be. */
	readonly settle: () => void;
	chosen?: Chosen;
	prepared?: Prepared;
	/** Its place among the questions of its person there, held until the turn that it may still get is given back. */
	turn?: Promise<PromiseSettledResult<() => void>[]>;
	/** While it waits for the answer to the same question: looks again whether there is one. */
	lookAgain?: () => void;
	/** While it stands in line: goes on as a message of the channel. */
	move?: () => void;
	/** Known to wait: in line, or for an earlier question of its person. */
	isWaiting: boolean;
	/** Waits for the answer to the same question of somebody else. */
	isJoining: boolean;
	hasMoved: boolean;
	hasStarted: boolean;
	/** It has started and waits again, because the provider let nobody through. */
	isHeldUp: boolean;
	isDisowned: boolean;
	/** Its answer ended at the model's limit and was kept. */
	canGoOn: boolean;
	/** The model that spoke, by id. */
	speakerId?: string;
	state: JobState;
	/** Why there is no answer, if the same question would meet the same again. */
	refusal?: UserError;
};

export function createCourse({ question, running }: Pick<Course, 'question' | 'running'>): Course {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
	return {
		question,
		running,
		ended,
		end,
		handle: '',
		isUnkept: true,
		parts: [partOf(question)],
		edits: new Map(),
		deletedIds: new Set(),
		withdrawnIds: new Set(),
		changing: settled,
		settle,
		isWaiting: false,
		isJoining: false,
		hasMoved: false,
		hasStarted: false,
		isHeldUp: false,
		isDisowned: false,
		canGoOn: false,
		state: 'stopped',
	};
}

/** Whose words it asks, also where somebody else asks them once more: it is kept, exported and forgotten as theirs. */
export const ownerOf = ({ again, person }: Pick<Question, 'again' | 'person'>): Person =>
	again?.turn.person ?? person;

/** What its messages say, of one that was asked before as well. */
export function wordsOf({
	parts,
	question: { again, words },
}: Pick<Course, 'parts' | 'question'>): readonly Words[] {
	if (again) return again.words ?? [];
	const said = parts.map(({ id, text }) => ({ id, text }));
	return words ? [...words, ...said.slice(1)] : said;
}

/** The messages that were added to its question, of one that was asked before as well. */
export const addedIdsOf = (course: Pick<Course, 'parts' | 'question'>): readonly string[] =>
	wordsOf(course)
		.slice(1)
		.map(({ id }) => id);

/** A question as the first of its parts, or as one that is added to another. */
export function partOf({
	id,
	text,
	files,
	gather,
	impliedText = '',
	person,
	place,
}: Question): QuestionPart {
	const brings = gather && { gather, impliedText, placeKey: place.key, askerId: person.id };
	return { id, text, files, ...(brings && { brings }) };
}

/** What it held among others is free; again without effect. */
export function letGo({ turn, running }: Course): void {
	void turn?.then(([entered]) => {
		if (entered?.status === 'fulfilled') entered.value();
	});
	running.end();
}
