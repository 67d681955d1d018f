import type { Scene, Tour } from '../scene.ts';

async function useUpTheMinute({ friend, guest, mention, answer }: Tour): Promise<void> {
	const first = mention(friend, { en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' });
	const second = mention(guest, {
		en: 'can I freeze cooked rice?',
		'zh-CN': '米饭可以冷冻吗？',
	});
	await answer(first);
	await answer(second);
}

const isWaiting = ({ content }: { content: string }) => /<t:\d+:R>/.test(content);

export const inLine: Scene = {
	title: { en: 'Waiting in line', 'zh-CN': '排队' },
	async play(tour) {
		const { me, mention, shown, answer, show } = tour;
		await useUpTheMinute(tour);
		const said = mention(me, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' });
		show(
			{
				en: 'Ada asks while this minute’s requests are used up. She is told her place and the time.',
				'zh-CN': '这一分钟的额度用完了，小雨这时提问。机器人告诉她排第几、什么时候轮到。',
			},
			await shown(said, isWaiting),
		);
		show(
			{
				en: 'Her turn has come; the same message has the answer.',
				'zh-CN': '轮到她了，还是那条消息，已经换成了回答。',
			},
			await answer(said),
		);
	},
};

export const cancelling: Scene = {
	title: { en: 'Leaving the line', 'zh-CN': '不排了' },
	async play(tour) {
		const { me, friend, clock, mention, press, shown, show } = tour;
		await useUpTheMinute(tour);
		const said = mention(me, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' });
		const waiting = await shown(said, isWaiting);
		show(
			{
				en: 'Bob presses Cancel under the question of Ada.',
				'zh-CN': '阿杰在小雨的问题下面按“取消”。',
			},
			await shown(press(friend, waiting, 'cancel')),
		);
		press(me, waiting, 'cancel');
		await clock.pass(3_000);
		show({ en: 'Ada presses Cancel.', 'zh-CN': '小雨按下“取消”。' }, waiting);
	},
};

export const sameQuestion: Scene = {
	title: { en: 'The same question twice', 'zh-CN': '同一个问题问两遍' },
	async play(tour) {
		const { me, friend, mention, shown, answer, show } = tour;
		await useUpTheMinute(tour);
		const question = { en: 'what goes into a masala?', 'zh-CN': '五香粉里有什么？' };
		const first = mention(me, question);
		await shown(first, isWaiting);
		const second = mention(friend, question);
		const told = await shown(second);
		show(
			{
				en: 'Bob asks what Ada asked just before, while her question waits. It is asked once for both.',
				'zh-CN': '小雨的问题还在排队，阿杰又问了同样的。机器人只问一次，两个人都有回答。',
			},
			told,
		);
		await answer(first);
	},
};

export const daySpent: Scene = {
	title: { en: 'Nothing left today', 'zh-CN': '今天的额度用完了' },
	async play(tour) {
		const { me, clock, mention, press, shown, show } = tour;
		await useUpTheMinute(tour);
		const said = mention(me, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' });
		const offer = await shown(said, isWaiting);
		show(
			{
				en: 'Ada asks when all requests of the day are used.',
				'zh-CN': '当天的额度全用完了，小雨还在提问。',
			},
			offer,
		);
		press(me, offer, 'tomorrow');
		await clock.pass(3_000);
		show(
			{
				en: 'She has the question kept for the next day.',
				'zh-CN': '她让机器人把问题留到第二天。',
			},
			offer,
		);
		press(me, offer, 'cancel');
		await clock.pass(3_000);
		show({ en: 'She thinks better of it.', 'zh-CN': '她又改了主意。' }, offer);
	},
};
