import { answerAsEveryModel } from '../every-model.ts';
import { BOT_NAME } from '../stage.ts';
import type { Step } from './scene.ts';

/** Characters after which somebody has heard enough. */
const ENOUGH = 60;
/** Slow enough to be stopped in the middle. */
const UNHURRIED = { firstTokenDelayMs: 600, tokensPerSecond: 20 } as const;

export const stop: Step = async ({ stage, provider, narrator, waits, acting, guest, friend }) => {
	const { talk, words } = stage.language;
	const { question, answer: text } = talk.long;
	narrator.heading(words.scene.stop(guest.name));
	provider.answerNext({ text, ...UNHURRIED });
	const said = acting.say(guest, `@${BOT_NAME} ${question}`);
	const running = await waits.pressable(said, 'stop');
	narrator.aside(words.scene.notYours(friend.name));
	const { message } = running;
	await waits.grown(message, ENOUGH);
	narrator.whole(await waits.reply(acting.press(friend, running), ({ id }) => id !== message.id));
	narrator.aside(words.scene.presses(guest.name, running.label));
	acting.press(guest, running);
	narrator.whole((await waits.pressable(said, 'anew')).message);
};

export const regenerate: Step = async ({ stage, provider, narrator, waits, acting, guest }) => {
	const { talk, words } = stage.language;
	const { question, other } = talk.proverb;
	narrator.heading(words.scene.regenerate(guest.name));
	const said = acting.say(guest, `@${BOT_NAME} ${question}`);
	const first = await waits.answer(said, question);
	narrator.whole(first);
	const again = await waits.pressable(said, 'anew');
	provider.answerNext({ text: other });
	narrator.aside(words.scene.presses(guest.name, again.label));
	acting.press(guest, again);
	narrator.whole(await waits.answer(first, question));
};

export const tryAgain: Step = async ({ stage, provider, narrator, waits, acting, guest }) => {
	const { talk, words } = stage.language;
	const { question } = talk.refused;
	narrator.heading(words.scene.failed(guest.name));
	answerAsEveryModel(provider, { failure: 'moderation' });
	const said = acting.say(guest, `@${BOT_NAME} ${question}`);
	const again = await waits.pressable(said, 'anew');
	narrator.whole(again.message);
	answerAsEveryModel(provider, null);
	narrator.aside(words.scene.presses(guest.name, again.label));
	acting.press(guest, again);
	narrator.whole(await waits.answer(again.message, question));
};

export const askPrivately: Step = async ({ stage, narrator, waits, acting, guest }) => {
	const { talk, words } = stage.language;
	const { question } = talk.secret;
	const line = `${question} private:${words.input.yes}`;
	narrator.heading(words.scene.privately(guest.name));
	narrator.aside(words.scene.types(guest.name, `/ask ${line}`));
	const asked = await acting.command(guest, { kind: 'command', name: 'ask', text: line });
	narrator.whole(await waits.answer(asked, question));
};

export const remove: Step = async ({ stage, narrator, waits, acting, guest }) => {
	const { talk, words } = stage.language;
	const { question } = talk.proverb;
	narrator.heading(words.scene.remove(guest.name));
	const said = acting.say(guest, `@${BOT_NAME} ${question}`);
	const answer = await waits.answer(said, question);
	narrator.whole(answer);
	const button = await waits.pressable(said, 'delete');
	narrator.aside(words.scene.presses(guest.name, button.label));
	acting.press(guest, button);
	await waits.deleted(answer);
	narrator.aside(words.scene.deleted);
};
