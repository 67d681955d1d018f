import { DemoFailure } from '../../failure.ts';
import type { Scene, Told, Tour } from '../scene.ts';

type Status = Tour['stage']['discord']['presences'][number]['status'];

/** As Discord names it to who points at its sign. */
const statuses: Readonly<Partial<Record<Status, Told>>> = {
	online: { en: 'Online', 'zh-CN': '在线' },
	idle: { en: 'Idle', 'zh-CN': '闲置' },
};

/** The bot changes it at most once in 15 s. */
const CHANGED_WITHIN_MS = 20_000;

async function showPresence({ stage, clock, text, showLines }: Tour, did: Told): Promise<void> {
	await clock.pass(CHANGED_WITHIN_MS);
	const { activities, status = 'offline' } = stage.discord.presences.at(-1) ?? {};
	const sign = statuses[status];
	const state = activities?.[0]?.state;
	if (!sign || !state) throw new DemoFailure(`The bot shows nothing under its name: ${status}.`);
	showLines(did, [`(${text(sign)}) ${state}`]);
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
