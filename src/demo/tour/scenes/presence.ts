import type { Scene, Told, Tour } from '../scene.ts';

/** The bot changes it at most once in 15 s. */
const CHANGED_WITHIN_MS = 20_000;

async function showPresence({ stage, clock, showLines }: Tour, did: Told): Promise<void> {
	await clock.pass(CHANGED_WITHIN_MS);
	const { activities, status = '' } = stage.discord.presences.at(-1) ?? {};
	showLines(did, [`(${status}) ${activities?.[0]?.state ?? ''}`]);
}

export const presence: Scene = {
	title: { en: 'Under its name', 'zh-CN': '名字下面的状态' },
	play: (tour) =>
		showPresence(tour, {
			en: 'In the list of members, under its name, the bot shows what is left of the day.',
			'zh-CN': '成员列表里，机器人的名字下面写着今天还剩多少。',
		}),
};

export const presenceWhenSpent: Scene = {
	title: { en: 'Under its name, with nothing left', 'zh-CN': '额度用完时名字下面的状态' },
	play: (tour) =>
		showPresence(tour, {
			en: 'The bot shows that nothing is left.',
			'zh-CN': '机器人写着额度用完了。',
		}),
};
