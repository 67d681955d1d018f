import type { NextSteps } from '../providers/provider.ts';
import type { Course } from './course.ts';
import type { KeptQuestions } from './kept-questions.ts';
import type { KeptQuestion } from './question.ts';
import type { Thoughts } from './thoughts.ts';

/** What can be done with an answer. */
export const stepsOf = (
	{ handle, id }: { readonly handle: string; readonly id: string },
	{
		canGoOn = false,
		edited,
		offersThread,
	}: Pick<KeptQuestion, 'canGoOn' | 'edited' | 'offersThread'>,
	thoughts: Pick<Thoughts, 'of'>,
): NextSteps => ({
	handle,
	canGoOn,
	hasThoughts: thoughts.of(id) !== undefined,
	isEdited: edited !== undefined,
	...(offersThread && { canOpenThread: true }),
});

/** The same at its end, where enough is kept of its question. */
export function nextSteps(
	course: Course,
	kept: Pick<KeptQuestions, 'of'>,
	thoughts: Pick<Thoughts, 'of'>,
): { readonly next?: NextSteps } {
	const { handle, question } = course;
	const asked = kept.of(course);
	if (!asked) return {};
	return { next: stepsOf({ handle, id: question.id }, asked, thoughts) };
}
