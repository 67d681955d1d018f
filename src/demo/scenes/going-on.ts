import { BOT_NAME } from '../stage.ts';
import type { Step } from './scene.ts';

/** Somebody meant another question. */
export const editQuestion: Step = async ({ stage, narrator, waits, acting, guest }) => {
	const { talk, words } = stage.language;
	const { question, meant } = talk.mistyped;
	narrator.heading(words.scene.edit(guest.name));
	const said = acting.say(guest, `@${BOT_NAME} ${question}`);
	narrator.whole(await waits.answer(said, question));
	acting.edit(guest, `@${BOT_NAME} ${meant}`);
	const button = await waits.pressable(said, 'edited');
	narrator.aside(words.scene.presses(guest.name, button.label));
	acting.press(guest, button);
	narrator.whole(await waits.answer(button.message, meant));
};

/** Managers let the bot offer threads; in one of them nobody needs to mention it. */
export const goOnInThread: Step = async (play) => {
	const { stage, narrator, waits, acting, me, friend, guest } = play;
	const { talk, words } = stage.language;
	const [first, next] = talk.inThread;
	narrator.heading(words.scene.thread(guest.name));
	const text = 'threads mode:offer';
	narrator.aside(words.scene.types(me.name, `/settings ${text}`));
	const asked = await acting.command(me, { kind: 'command', name: 'settings', text });
	narrator.whole(await waits.reply(asked, ({ content }) => content !== ''));
	const said = acting.say(guest, `@${BOT_NAME} ${first.question}`);
	narrator.whole(await waits.answer(said, first.question));
	const button = await waits.pressable(said, 'thread');
	narrator.aside(words.scene.presses(guest.name, button.label));
	const pressed = acting.press(guest, button);
	narrator.whole(await waits.reply(pressed, ({ id }) => id !== button.message.id));
	const more = stage.discord.say({
		channelId: said.id,
		userId: friend.id,
		content: next.question,
	});
	narrator.whole(await waits.answer(more, next.question));
};
