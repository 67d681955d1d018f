import type { Scene } from '../scene.ts';

/** The bot itself waits for 8 s at most. */
const DRAWN_WITHIN_MS = 10_000;

export const noVotes: Scene = {
	title: { en: 'The leaderboard before any vote', 'zh-CN': '还没人投票的排行榜' },
	async play({ me, type, shown, show }) {
		show(
			{ en: 'Ada types `/leaderboard`.', 'zh-CN': '小雨输入 `/leaderboard`。' },
			await shown(await type(me, '/leaderboard')),
		);
	},
};

export const fewVotes: Scene = {
	title: { en: 'Which models win here, with /leaderboard', 'zh-CN': '用 /leaderboard 看谁更强' },
	async play({ me, clock, type, show }) {
		const asked = await type(me, '/leaderboard');
		const drawn = await clock.slowly(
			DRAWN_WITHIN_MS,
			() => (asked.original?.attachments.length ? asked.original : undefined),
			'the picture of the leaderboard',
		);
		show(
			{
				en: 'Ada types `/leaderboard` after a few votes. It says itself how little they mean.',
				'zh-CN': '有了几票以后，小雨输入 `/leaderboard`。票太少，机器人自己会说明。',
			},
			drawn,
		);
	},
};
