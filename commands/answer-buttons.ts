import { button, type Call } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { presserOf } from './presser.ts';
import { answerQuestion } from './question.ts';

/** Ends an answer that is being written. Its own message shows it. */
export const stop = button({
	name: 'stop',
	async run({ handle, ...call }, { answers }) {
		const outcome = answers.stop(handle, presserOf(call));
		if (outcome === 'not-yours') fail(say('button.not-your-answer'));
		if (outcome === 'over') fail(say('button.answer-over'));
	},
});

/** Asks the same once more; the new answer stands below the old one and takes its place in the conversation. */
export const anew = button({
	name: 'anew',
	asks: true,
	async run({ beside, handle, pressed: _, values: __, ...call }, services) {
		const claim = await services.answers.claim(handle, presserOf(call), 'anew');
		if (claim === 'not-yours') fail(say('button.not-your-answer'));
		if (claim === 'lost') fail(say('button.answer-lost'));
		if (claim === 'busy') fail(say('button.answer-busy'));
		const { lastMessageId, question, release } = claim;
		try {
			const publicly = question.isPrivate || !lastMessageId ? undefined : beside(lastMessageId);
			await answerQuestion(publicly ? openly(call, publicly) : call, services, {
				...question,
				files: [],
				isMessage: false,
			});
		} finally {
			release();
		}
	},
});

/** Deletes an answer with all its messages, and takes it out of the conversation. */
export const remove = button({
	name: 'delete',
	async run({ handle, pressed, ...call }, { answers }) {
		const removed = await answers.remove(handle, presserOf(call));
		if (removed === 'not-yours') fail(say('button.not-your-answer'));
		await pressed.remove(removed === 'lost' ? [] : removed.messageIds);
	},
});

/** The same call where everybody sees it, in the language of the place. */
const openly = (call: Call, surface: Call['surface']): Call => ({
	...call,
	surface,
	speak: call.speakToAll,
});
