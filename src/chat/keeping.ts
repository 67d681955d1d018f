import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { Question } from './answers.ts';

/** Whose words a question holds: of who asks, and of who asked it first. */
export const peopleOf = ({
	again,
	person,
}: {
	readonly again?: Question['again'] | undefined;
	readonly person: Question['person'];
}): readonly string[] => [...new Set([person.id, ...(again ? [again.turn.person.id] : [])])];

/**
 * Whether nothing of a question may be kept: it was asked in private, or one of its people opted out. Where that cannot be read
 * nothing is kept either.
 */
export async function isUnkept(
	question: Pick<Question, 'again' | 'id' | 'isPrivate' | 'person'>,
	{ consent, log }: { consent: Pick<Consent, 'optedOut'>; log: Logger },
): Promise<boolean> {
	if (question.isPrivate) return true;
	try {
		return (await consent.optedOut(peopleOf(question))).size > 0;
	} catch (error) {
		log.error(
			{ questionId: question.id, error: describeError(error) },
			'who opted out is not known',
		);
		return true;
	}
}
