import type { Scene } from '../scene.ts';

/** The bot itself waits for 8 s at most. */
const DRAWN_WITHIN_MS = 10_000;

export const quota: Scene = {
	title: { en: 'What is left, with /quota', 'zh-CN': '用 /quota 看还剩多少' },
	async play({ me, friend, clock, mention, type, answer, show }) {
		await answer(mention(me, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' }));
		await answer(mention(friend, { en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' }));
		const asked = await type(me, '/quota');
		const drawn = await clock.slowly(
			DRAWN_WITHIN_MS,
			() => (asked.original?.attachments.length ? asked.original : undefined),
			'the picture of the quota',
		);
		show(
			{
				en: 'Ada types `/quota`. A picture shows the day, and says in words what it shows.',
				'zh-CN': '小雨输入 `/quota`。图片画出这一天的用量，并配有文字说明。',
			},
			drawn,
		);
	},
};

export const quotaSettings: Scene = {
	title: { en: 'Sharing the day, with /settings quota', 'zh-CN': '用 /settings quota 分配额度' },
	async play({ me, friend, stage, mention, type, shown, show }) {
		const { role } = stage.language.talk;
		const steps = [
			{
				line: '/settings quota',
				did: {
					en: 'Ada, who manages the server, looks at its settings.',
					'zh-CN': '小雨是管理员，她看看现在的设置。',
				},
			},
			{
				line: '/settings quota daily-cap:1',
				did: { en: 'She sets a daily cap for everybody.', 'zh-CN': '她给每个人设了每日上限。' },
			},
			{
				line: `/settings quota role:${role} weight:2`,
				did: { en: 'She lets the cooks count more.', 'zh-CN': '她让厨师们的权重更高。' },
			},
			{
				line: '/settings quota weight:2',
				did: { en: 'She forgets to say for which role.', 'zh-CN': '她忘了写是哪个身份组。' },
			},
		];
		for (const { line, did } of steps) show(did, await shown(await type(me, line)));
		const said = mention(friend, {
			en: 'is a tomato a fruit?',
			'zh-CN': '番茄算水果吗？',
		});
		show(
			{
				en: 'Bob, who has used his share, asks once more.',
				'zh-CN': '阿杰用完了自己的那份，又来提问。',
			},
			await shown(said),
		);
	},
};
