import type { NextSteps } from '../providers/provider.ts';
import type { Course } from './course.ts';
import type { KeptQuestions } from './kept-questions.ts';

/** What can be done with an answer, where enough is kept of its question. */
export function nextSteps(
	course: Course,
	kept: Pick<KeptQuestions, 'of'>,
	{ canGoOn = false }: { canGoOn?: boolean } = {},
): { readonly next?: NextSteps } {
	return kept.of(course) ? { next: { handle: course.handle, canGoOn } } : {};
}
