import { answerAsEveryModel } from '../../every-model.ts';
import { pace } from '../in-a-few-pieces.ts';
import type { Scene } from '../scene.ts';

/** Slow enough to be stopped in the middle. */
const UNHURRIED = { firstTokenDelayMs: 600, tokensPerSecond: 20 } as const;
const ENOUGH = 60;

export const stop: Scene = {
	title: { en: 'Stop', 'zh-CN': '停止' },
	async play({ guest, friend, stage, provider, mention, press, shown, answer, show }) {
		const { question, answer: text } = stage.language.talk.long;
		provider.answerNext({ text, ...UNHURRIED });
		const said = mention(guest, { en: question, 'zh-CN': question });
		const running = await shown(said, ({ content }) => content.length > ENOUGH);
		show(
			{
				en: 'Chen asked, and the answer is being written.',
				'zh-CN': '小林提了问，回答正在写。',
			},
			running,
		);
		show(
			{
				en: 'Bob presses Stop. It is not his question.',
				'zh-CN': '阿杰按下“停止”，可这不是他问的。',
			},
			await shown(press(friend, running, 'stop')),
		);
		press(guest, running, 'stop');
		show(
			{
				en: 'Chen presses Stop. What was said stays, and does not enter the conversation.',
				'zh-CN': '小林按下“停止”。已经说的会留着，但不算进对话。',
			},
			await answer(said),
		);
	},
};

export const regenerate: Scene = {
	title: { en: 'Regenerate', 'zh-CN': '重新生成' },
	async play({ guest, stage, provider, mention, press, answer, show }) {
		const { question, other } = stage.language.talk.proverb;
		const said = mention(guest, { en: question, 'zh-CN': question });
		const first = await answer(said);
		provider.answerNext({ text: other, ...pace });
		press(guest, first, 'anew');
		show(
			{
				en: 'Chen presses Regenerate. The new answer stands below the old one and takes its place in the conversation.',
				'zh-CN': '小林按下“重新生成”。新回答写在旧回答下面，并在对话里顶替它。',
			},
			first,
			await answer(first),
		);
	},
};

export const tryAgain: Scene = {
	title: { en: 'An answer that failed', 'zh-CN': '回答失败' },
	async play({ guest, stage, provider, mention, press, answer, show }) {
		const { question } = stage.language.talk.refused;
		answerAsEveryModel(provider, { failure: 'moderation' });
		const said = mention(guest, { en: question, 'zh-CN': question });
		const failed = await answer(said);
		answerAsEveryModel(provider, null);
		show(
			{
				en: 'Chen asks, and the provider turns the question down.',
				'zh-CN': '小林提问，服务商不肯回答。',
			},
			failed,
		);
		press(guest, failed, 'anew');
		show({ en: 'He presses Try again.', 'zh-CN': '他按下“再试一次”。' }, await answer(failed));
	},
};

export const remove: Scene = {
	title: { en: 'Delete', 'zh-CN': '删除' },
	async play({ guest, friend, clock, mention, press, shown, answer, show, showLines, text }) {
		const said = mention(guest, { en: 'is a tomato a fruit?', 'zh-CN': '番茄算水果吗？' });
		const answered = await answer(said);
		show(
			{
				en: 'Bob presses Delete under an answer to Chen.',
				'zh-CN': '阿杰在小林的回答下面按“删除”。',
			},
			await shown(press(friend, answered, 'delete')),
		);
		press(guest, answered, 'delete');
		await clock.until(() => answered.deletedAtMs ?? undefined, 'the deletion of an answer');
		showLines(
			{
				en: 'Chen presses Delete. The answer is gone, from the channel and from the conversation.',
				'zh-CN': '小林按下“删除”。回答从频道里消失，也从对话里消失。',
			},
			[text({ en: '(nothing)', 'zh-CN': '（什么都没有了）' })],
		);
	},
};
