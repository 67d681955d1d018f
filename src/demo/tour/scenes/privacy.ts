import { flag, has } from '../../../stand-ins/discord/messages/flags.ts';
import type { Scene } from '../scene.ts';
import { stepByStep } from './step-by-step.ts';

export const firstUse: Scene = {
	title: { en: 'The first time', 'zh-CN': '第一次使用' },
	async play({ friend, guest, text, mention, type, shown, answer, show }) {
		const question = text({ en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' });
		const asked = await type(friend, `/ask ${question}`);
		const aside = await shown(asked, ({ flags }) => has(flags, flag.ephemeral));
		show(
			{
				en: 'Bob has never asked before. Beside the answer he is told, for himself alone, what happens with his words.',
				'zh-CN': '阿杰第一次提问。除了回答，机器人还会悄悄告诉他，他的话会怎么处理。',
			},
			await answer(asked),
			aside,
		);
		show(
			{
				en: 'Chen mentions the bot for the first time: one line under the answer.',
				'zh-CN': '小林第一次 @ 机器人：说明只有一行，写在回答下面。',
			},
			await answer(mention(guest, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' })),
		);
	},
};

export const privacy: Scene = {
	title: { en: 'One’s own data, with /privacy', 'zh-CN': '用 /privacy 管好自己的数据' },
	async play(tour) {
		const { friend, clock, type, press, shown, show } = tour;
		await stepByStep(tour, friend, [
			['/privacy notice', { en: 'Bob reads the notice.', 'zh-CN': '阿杰看看隐私说明。' }],
			['/privacy export', { en: 'He takes his data away.', 'zh-CN': '他导出自己的数据。' }],
			['/privacy export', { en: 'Once more, right away.', 'zh-CN': '马上又导出一次。' }],
		]);
		const first = await shown(await type(friend, '/privacy forget'));
		show(
			{
				en: 'He wants to be forgotten, and is asked once more.',
				'zh-CN': '他想全部删掉，机器人先跟他确认。',
			},
			first,
		);
		press(friend, first, 'keep-me');
		await clock.pass(3_000);
		show({ en: 'He keeps it.', 'zh-CN': '他决定先留着。' }, first);
		const second = await shown(await type(friend, '/privacy forget'));
		press(friend, second, 'forget-me');
		await clock.slowly(
			5_000,
			() => (second.components.length === 0 ? second : undefined),
			'the deletion of data',
		);
		show({ en: 'He thinks again and deletes it.', 'zh-CN': '他又想了想，还是删了。' }, second);
		await stepByStep(tour, friend, [
			['/privacy opt-out', { en: 'He opts out.', 'zh-CN': '他退出记录。' }],
			['/privacy opt-out', { en: 'Once more.', 'zh-CN': '再退一次。' }],
			['/privacy notice', { en: 'The notice knows of it.', 'zh-CN': '隐私说明里也写着。' }],
			['/privacy opt-in', { en: 'He opts in again.', 'zh-CN': '他恢复记录。' }],
			['/privacy opt-in', { en: 'Once more.', 'zh-CN': '再恢复一次。' }],
		]);
	},
};
