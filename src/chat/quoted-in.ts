import type { Quoted } from '../jobs/jobs.ts';
import type { Course } from './course.ts';
import type { Question } from './question.ts';
import type { ReadPart } from './read-part.ts';

/** Whose words stand in a question of these parts, or stood in it before. Nobody is quoted in a question of their own. */
export function quotedIn(
	{ person, quoted }: Pick<Question, 'person' | 'quoted'>,
	parts: readonly ReadPart[],
): Quoted {
	const messages = parts.flatMap(({ read }) => read.messages);
	const authors = messages.flatMap(({ author, isOwn }) =>
		author === undefined || isOwn || author.id === person.id ? [] : [author.id],
	);
	const ids = messages.flatMap(({ id }) => id ?? []);
	return {
		messageIds: [...new Set([...(quoted?.messageIds ?? []), ...ids])],
		personIds: [...new Set([...(quoted?.personIds ?? []), ...authors])],
	};
}

const isQuotedBy = ({ messageIds, personIds }: Quoted, id: string): boolean =>
	messageIds.includes(id) || personIds.includes(id);

/** A message, or what somebody wrote, is not to be quoted any more. One that is asked already is not kept for it. */
export function withdrawFrom(course: Course, id: string): void {
	course.withdrawnIds.add(id);
	const { hasStarted, prepared, question } = course;
	if (hasStarted && isQuotedBy(quotedIn(question, prepared?.parts ?? []), id))
		course.isDisowned = true;
}

/** Whether it quotes what was withdrawn since it was asked. */
export function quotesWithdrawn(
	{ question, withdrawnIds }: Pick<Course, 'question' | 'withdrawnIds'>,
	parts: readonly ReadPart[],
): boolean {
	const quoted = quotedIn(question, parts);
	return [...withdrawnIds].some((id) => isQuotedBy(quoted, id));
}
