import { button } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';

/** Forgets whoever presses; a handle that names somebody else is forged. */
export const forgetMe = button({
	name: 'forget-me',
	async run({ handle, person, pressed, speak }, { privacy }) {
		if (handle !== person.id) fail(say('button.not-yours'));
		const done = await privacy.forget(person.id);
		const isOut = (await privacy.optedOutAt(person.id)) !== undefined;
		await pressed.finish({
			parts: [
				[
					say(done === 'done' ? 'privacy.forgotten' : 'privacy.forgotten-later'),
					...(isOut ? [say('privacy.forgotten-still-out')] : []),
				]
					.map(speak)
					.join('\n'),
			],
		});
	},
});

export const keepMe = button({
	name: 'keep-me',
	async run({ handle, person, pressed, speak }) {
		if (handle !== person.id) fail(say('button.not-yours'));
		await pressed.finish({ parts: [speak(say('privacy.forget-not'))] });
	},
});
