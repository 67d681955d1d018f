import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { Question } from './answers.ts';

/**
 * Whether nothing of a question may be kept: it was asked in private, or its person opted out. Where that cannot be read
 * nothing is kept either.
 */
export async function isUnkept(
	{ id, isPrivate, person }: Pick<Question, 'id' | 'isPrivate' | 'person'>,
	{ consent, log }: { consent: Pick<Consent, 'optedOut'>; log: Logger },
): Promise<boolean> {
	if (isPrivate) return true;
	try {
		return (await consent.optedOut([person.id])).has(person.id);
	} catch (error) {
		log.error({ questionId: id, error: describeError(error) }, 'who opted out is not known');
		return true;
	}
}
