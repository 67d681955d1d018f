import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Consent } from '../privacy/privacy.ts';
import { ownerOf } from './course.ts';
import type { Question } from './question.ts';

/**
 * Whether nothing of a question may be kept: it was asked in private, or its person opted out, or who asks it once more.
 * Where that cannot be read nothing is kept either.
 */
export async function isUnkept(
	question: Pick<Question, 'again' | 'id' | 'isPrivate' | 'person'>,
	{ consent, log }: { consent: Pick<Consent, 'optedOut'>; log: Logger },
): Promise<boolean> {
	const { id, isPrivate, person } = question;
	if (isPrivate) return true;
	try {
		return (await consent.optedOut([person.id, ownerOf(question).id])).size > 0;
	} catch (error) {
		log.error({ questionId: id, error: describeError(error) }, 'who opted out is not known');
		return true;
	}
}
