import { button } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { sayMissing } from '../src/render/missing-permissions.ts';
import { threadTitle } from '../src/render/thread-title.ts';
import { presserOf } from './presser.ts';

/** Opens a thread on the question of an answer; both leave this conversation and begin that of the thread. */
export const thread = button({
	name: 'thread',
	async run({ handle, openThread, ...call }, { answers, privacy }) {
		const question = await answers.inThread(handle, presserOf(call));
		if (question === 'not-yours') fail(say('button.not-your-answer'));
		if (question === 'lost') fail(say('thread.lost'));
		const { messageId, moveTo, text } = question;
		const neutral = call.speakToAll(say('thread.title'));
		const opened = await openThread(messageId, [threadTitle(text) ?? neutral, neutral]);
		if (opened === undefined) fail(say('thread.impossible'));
		if ('missing' in opened) fail(sayMissing('permission.no-thread', opened.missing, call.speak));
		await privacy.seen(opened.place);
		if (await moveTo(opened.place.key)) {
			const key = opened.needsMention ? 'thread.go-on-mentioning' : 'thread.go-on';
			await opened.surface().finish({ parts: [call.speakToAll(say(key))] });
		}
		await call.reply(say('thread.opened', { link: opened.link }));
	},
});
