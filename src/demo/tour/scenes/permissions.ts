import { permission } from '../../../stand-ins/discord/permissions.ts';
import type { Scene } from '../scene.ts';
import { stepByStep } from './step-by-step.ts';

export const missingPermission: Scene = {
	title: { en: 'A missing permission', 'zh-CN': '缺少权限' },
	async play(tour) {
		const { me, guest, stage, clock, type, answer, shown, show } = tour;
		const { channelId, discord } = stage;
		discord.denyBot(channelId, permission.sendMessages | permission.attachFiles);
		await clock.pass(1_000);
		const asked = await type(guest, `/ask ${stage.language.talk.proverb.question}`);
		const reason = await shown(asked, ({ content }) => content.startsWith('-# '));
		show(
			{
				en: 'The bot may not write in the channel. Chen asks with a command; the answer is for him alone, and he is told why.',
				'zh-CN': '机器人在频道里不能发言。小林用命令提问，回答只有他能看到，机器人还告诉他原因。',
			},
			await answer(asked),
			reason,
		);
		await stepByStep(tour, me, [
			['/help', { en: 'Ada looks what is missing.', 'zh-CN': '小雨看看缺了什么。' }],
		]);
		discord.denyBot(channelId, 0n);
	},
};
