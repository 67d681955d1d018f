import { button } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { thoughtsView } from '../src/render/thoughts-view.ts';
import { askAgain, available } from './ask-again.ts';
import { presserOf } from './presser.ts';

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
	run: (pressed, services) => askAgain(pressed, services, 'anew'),
});

/** Asks the question as it reads since it was edited. */
export const edited = button({
	name: 'edited',
	asks: true,
	run: (pressed, services) => askAgain(pressed, services, 'edited'),
});

/** Asks for what follows an answer that ended at the model's limit. */
export const goOn = button({
	name: 'on',
	asks: true,
	run: (pressed, services) => askAgain(pressed, services, 'on'),
});

/** Hands what the model thought to who pressed, as a file. */
export const thoughts = button({
	name: 'thoughts',
	async run({ handle, ...call }, { answers }) {
		const found = available(await answers.thoughts(handle, presserOf(call)));
		if (found === 'forgotten') fail(say('thoughts.forgotten'));
		await call.surface.finish(thoughtsView(found, call.speak));
	},
});

/** Deletes an answer with all its messages, and takes it out of the conversation. */
export const remove = button({
	name: 'delete',
	async run({ handle, pressed, ...call }, { answers }) {
		const { messageIds } = available(await answers.remove(handle, presserOf(call)));
		const removal = await pressed.remove(messageIds);
		if (removal === 'refused') fail(say('button.delete-refused'));
		if (removal === 'dismissable') fail(say('button.delete-dismissable'));
	},
});
