import { DemoFailure } from '../failure.ts';
import { BOT_NAME } from '../stage.ts';
import type { Play, Step } from './scene.ts';

export async function ask({ stage, narrator, waits, acting, me }: Play): Promise<void> {
	const { talk, words } = stage.language;
	const { question } = talk.first;
	narrator.heading(words.scene.ask(me.name));
	narrator.aside(words.scene.types(me.name, `/ask ${question}`));
	narrator.follow('growth');
	const asked = await acting.command(me, { kind: 'command', name: 'ask', text: question });
	narrator.whole(await waits.answer(asked, question));
	narrator.follow('nothing');
}

export const followUp: Step = async ({ stage, narrator, waits, acting, me }) => {
	const { talk, words } = stage.language;
	narrator.heading(words.scene.followUp(me.name));
	const said = acting.say(me, `@${BOT_NAME} ${talk.followUp}`);
	const answer = await waits.answer(said, talk.followUp);
	narrator.whole(answer);
	if (!answer.content.includes(talk.dish)) throw new DemoFailure(words.failure.followUp);
};
