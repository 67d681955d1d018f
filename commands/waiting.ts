import { button } from '../src/command.ts';
import { say, seconds } from '../src/locales/keys.ts';
import { buttonId } from '../src/render/button-id.ts';
import { presserOf } from './presser.ts';

/** Takes a question out that waits in line or for another day. Its own message tells of it. */
export const cancel = button({
	name: 'cancel',
	async run({ handle, pressed, ...call }, { answers }) {
		const outcome = await answers.cancel(handle, presserOf(call));
		if (outcome === 'dropped')
			await pressed.finish({ parts: [call.speakToAll(say('postpone.dropped'))] });
		else if (outcome !== 'cancelled') await call.reply(say(`button.${outcome}`));
	},
});

/** Goes on in the channel, for who cannot be answered in time where they asked. */
export const here = button({
	name: 'here',
	async run({ handle, pressed: _, ...call }, { answers }) {
		const outcome = answers.goOnInChannel(handle, presserOf(call));
		if (outcome !== 'moving') await call.reply(say(`button.${outcome}`));
	},
});

/** Keeps a question for which nothing is left today. */
export const tomorrow = button({
	name: 'tomorrow',
	async run({ handle, pressed, ...call }, { answers, clock }) {
		const { outcome, at } = await answers.postpone(handle, presserOf(call));
		if (outcome === 'postponed' && at <= clock.now())
			await pressed.finish({ parts: [call.speakToAll(say('postpone.now'))] });
		else if (outcome === 'postponed')
			await pressed.finish({
				parts: [call.speakToAll(say('postpone.done', { at: seconds(at) }))],
				buttons: [
					{
						id: buttonId('cancel', handle),
						label: call.speakToAll(say('button.forget')),
						style: 'secondary',
					},
				],
			});
		else
			await call.reply(outcome === 'another' ? say('postpone.another') : say(`button.${outcome}`));
	},
});
