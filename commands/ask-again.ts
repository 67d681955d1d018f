import type { ButtonCommand, Services } from '../src/command.ts';
import { fail, isMuting } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { presserOf } from './presser.ts';
import { answerQuestion } from './question.ts';

type Press = Parameters<ButtonCommand['run']>[0];
type How = Parameters<Services['answers']['claim']>[2];

/** What was asked of an answer, where something can be done with it. */
export function available<Found>(found: Found | 'lost' | 'not-yours'): Found {
	if (found === 'not-yours') fail(say('button.not-your-answer'));
	if (found === 'lost') fail(say('button.answer-lost'));
	return found;
}

/**
 * Asks the question of an answer once more and shows what comes in reply to it: where everybody sees it, or, of what only
 * one person sees, to them. `modelId`: who is asked instead. `onClaimed`: it will be asked now.
 */
export async function askAgain(
	{ beside, handle, pressed: _, values: __, ...call }: Press,
	services: Services,
	how: How,
	{
		modelId,
		onClaimed = async () => {},
	}: { modelId?: string; onClaimed?: () => Promise<unknown> } = {},
): Promise<void> {
	const claim = available(await services.answers.claim(handle, presserOf(call), how));
	if (claim === 'busy') fail(say('button.answer-busy'));
	if (claim === 'gone') fail(say('chat.nothing-to-go-on'));
	const { lastMessageId, question, release } = claim;
	const shown = question.isPrivate ? call : beside(lastMessageId);
	try {
		await onClaimed();
		await answerQuestion(shown, services, {
			...question,
			...(modelId !== undefined && { modelId }),
			files: [],
			isMessage: false,
		});
	} catch (error) {
		const { aborted, reason } = shown.surface.gone;
		// Whoever deletes the new answer wants no word about it.
		if (!aborted || isMuting(reason)) throw error;
	} finally {
		release();
	}
}
