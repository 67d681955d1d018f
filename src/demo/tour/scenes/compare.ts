import { flag, has } from '../../../stand-ins/discord/messages/flags.ts';
import type { Scene, Tour } from '../scene.ts';

const FIRST = 'google/gemma-4-31b-it:free';
const SECOND = 'nvidia/nemotron-3-ultra-550b-a55b:free';
const THIRD = 'openai/gpt-oss-20b:free';

/** Both at a usual pace, the first one a little faster. */
function answerDifferently({ stage, provider }: Pick<Tour, 'stage' | 'provider'>): void {
	const { answer, other } = stage.language.talk.proverb;
	provider.answerModel(FIRST, { text: answer, firstTokenDelayMs: 400, durationMs: 1500 });
	provider.answerModel(SECOND, { text: other, firstTokenDelayMs: 900, durationMs: 2400 });
}

/** An offer that Ada accepts, with both answers. */
async function compared(tour: Tour, isBlind: boolean) {
	const { me, stage, type, press, shown, withButton } = tour;
	const { talk, words } = stage.language;
	const { question } = talk.proverb;
	answerDifferently(tour);
	const blind = isBlind ? ` blind:${words.input.yes}` : '';
	const asked = await type(me, `/compare ${question} model1:${FIRST} model2:${SECOND}${blind}`);
	// Beside the first one stands, for Ada alone, what is kept.
	const offer = await shown(asked, ({ flags }) => !has(flags, flag.ephemeral));
	return {
		offer,
		async accept() {
			press(me, offer, 'compare-ask');
			return withButton(offer, 'compare-vote');
		},
	};
}

export const sideBySide: Scene = {
	title: { en: 'Side by side, with /compare', 'zh-CN': '用 /compare 并排对比' },
	async play(tour) {
		const { me, friend, guest, stage, clock, press, choose, shown, withButton, show } = tour;
		const { offer } = await compared(tour, false);
		show(
			{
				en: 'Ada wants to hear two models. She is told what it costs before anything is spent.',
				'zh-CN': '小雨想听听两个模型怎么说。还没花额度，就先告诉她要花多少。',
			},
			offer,
		);
		press(me, offer, 'compare-ask');
		const { answer } = stage.language.talk.proverb;
		const [start = ''] = answer.match(/^.{8}/) ?? [];
		await clock.until(() => offer.content.includes(start) || undefined, 'a compared answer');
		show({ en: 'She presses Ask both.', 'zh-CN': '她按下“两个都问”。' }, offer);
		await withButton(offer, 'compare-vote');
		show({ en: 'Both have answered.', 'zh-CN': '两个都答完了。' }, offer);
		const heard = await shown(press(friend, offer, 'compare-vote'));
		show(
			{
				en: 'Bob presses the first button. Everybody has one vote.',
				'zh-CN': '阿杰按下第一个按钮。每人一票。',
			},
			heard,
			offer,
		);
		show(
			{
				en: 'Chen chooses who to continue with. That is for Ada, who asked.',
				'zh-CN': '小林想选接着跟谁聊，可这要由提问的小雨来选。',
			},
			await shown(choose(guest, offer, '0')),
		);
		show(
			{
				en: 'Ada chooses. The conversation goes on with this answer.',
				'zh-CN': '小雨选好了，对话接着这个回答往下走。',
			},
			await shown(choose(me, offer, '1')),
			offer,
		);
	},
};

export const blind: Scene = {
	title: { en: 'Blind', 'zh-CN': '盲测' },
	async play(tour) {
		const { friend, press, shown, show } = tour;
		const { offer, accept } = await compared(tour, true);
		show(
			{
				en: 'Ada asks with `blind`, so that no name sways anybody.',
				'zh-CN': '小雨加上 `blind`，免得名字影响大家的判断。',
			},
			offer,
		);
		await accept();
		show(
			{ en: 'Nobody knows yet who is A and who is B.', 'zh-CN': '还没人知道谁是 A、谁是 B。' },
			offer,
		);
		const heard = await shown(press(friend, offer, 'compare-vote'));
		show(
			{
				en: 'Bob votes for A, and the first vote shows the names.',
				'zh-CN': '阿杰投给 A。有人投票，名字就亮出来了。',
			},
			heard,
			offer,
		);
	},
};

export const showNames: Scene = {
	title: { en: 'The names without a vote', 'zh-CN': '不投票，先看名字' },
	async play(tour) {
		const { me, guest, press, shown, withButton, show } = tour;
		const { offer, accept } = await compared(tour, true);
		await accept();
		show(
			{
				en: 'Chen presses Show the names under a comparison of Ada.',
				'zh-CN': '小林在小雨的对比下面按“显示名字”。',
			},
			await shown(press(guest, offer, 'compare-names')),
		);
		press(me, offer, 'compare-names');
		await withButton(offer, 'delete');
		show({ en: 'Ada presses it herself.', 'zh-CN': '小雨自己按下。' }, offer);
	},
};

export const oneFails: Scene = {
	title: { en: 'One of three fails', 'zh-CN': '三个里有一个失败' },
	async play(tour) {
		const { me, stage, provider, type, press, shown, withButton, show } = tour;
		const { question } = stage.language.talk.proverb;
		answerDifferently(tour);
		provider.answerModel(THIRD, { failure: 'upstream_429' });
		const three = `model1:${FIRST} model2:${SECOND} model3:${THIRD}`;
		const offer = await shown(await type(me, `/compare ${question} ${three}`));
		press(me, offer, 'compare-ask');
		await withButton(offer, 'compare-vote');
		show(
			{
				en: 'Ada compares three, and one of them has too many visitors. The others answer all the same.',
				'zh-CN': '小雨对比三个模型，其中一个太忙，另外两个照样回答。',
			},
			offer,
		);
		provider.answerModel(THIRD, null);
	},
};

export const takenBack: Scene = {
	title: { en: 'Thinking better of it', 'zh-CN': '又不想问了' },
	async play(tour) {
		const { me, friend, clock, press, shown, show } = tour;
		const { offer } = await compared(tour, false);
		show(
			{
				en: 'Bob presses Ask both under the offer to Ada.',
				'zh-CN': '阿杰替小雨按“两个都问”。',
			},
			await shown(press(friend, offer, 'compare-ask')),
		);
		press(me, offer, 'compare-cancel');
		await clock.pass(3_000);
		show({ en: 'Ada presses Cancel.', 'zh-CN': '小雨按下“取消”。' }, offer);
	},
};

export const tooLittleLeft: Scene = {
	title: { en: 'Too little left to compare', 'zh-CN': '剩下的不够对比' },
	async play({ me, stage, type, shown, show }) {
		const { question } = stage.language.talk.proverb;
		const three = `model1:${FIRST} model2:${SECOND} model3:${THIRD}`;
		show(
			{
				en: 'Two requests are left today, and Ada wants to compare three models.',
				'zh-CN': '今天只剩 2 次，小雨却想对比三个模型。',
			},
			await shown(await type(me, `/compare ${question} ${three}`)),
		);
	},
};
