import type { Step } from './scene.ts';

const PACE = { firstTokenDelayMs: 600, tokensPerSecond: 40 } as const;

/** Two models answer without their names, people vote, and the names come out. */
export const compareBlind: Step = async (play) => {
	const { stage, provider, narrator, waits, acting, me, friend, guest } = play;
	const { talk, words } = stage.language;
	const { question, answer, other } = talk.proverb;
	const text = `${question} blind:${words.input.yes}`;
	narrator.heading(words.scene.compare(me.name));
	narrator.aside(words.scene.types(me.name, `/compare ${text}`));
	const asked = await acting.command(me, { kind: 'command', name: 'compare', text });
	const offered = await waits.pressable(asked, 'compare-ask');
	narrator.whole(offered.message);
	provider.answerNext({ text: answer, ...PACE }, { text: other, ...PACE });
	narrator.aside(words.scene.presses(me.name, offered.label));
	acting.press(me, offered);
	for (const voter of [friend, guest]) {
		const vote = await waits.pressable(asked, 'compare-vote');
		if (voter === friend) narrator.whole(vote.message);
		narrator.aside(words.scene.presses(voter.name, vote.label));
		const pressed = acting.press(voter, vote);
		narrator.whole(await waits.reply(pressed, ({ id }) => id !== vote.message.id));
	}
	const voted = await waits.pressable(asked, 'compare-vote');
	narrator.whole(voted.message);
};

export const showLeaderboard: Step = async ({ stage, narrator, waits, acting, me }) => {
	narrator.heading(stage.language.words.scene.leaderboard(me.name));
	const asked = await acting.command(me, { kind: 'command', name: 'leaderboard', text: '' });
	narrator.whole(await waits.illustrated(asked, ({ content }) => content !== ''));
};
