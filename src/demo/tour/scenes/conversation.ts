import { BOT_NAME } from '../../stage.ts';
import type { Scene } from '../scene.ts';

export const help: Scene = {
	title: { en: 'What works here, with /help', 'zh-CN': '用 /help 看这里能做什么' },
	async play({ me, friend, stage, type, shown, show }) {
		show(
			{
				en: 'Ada, who manages the server, types `/help` in a channel.',
				'zh-CN': '小雨是管理员，她在频道里输入 `/help`。',
			},
			await shown(await type(me, '/help')),
		);
		const { discord } = stage;
		const { id: channelId } = discord.openDirectMessage(friend.id);
		show(
			{ en: 'Bob types it in a direct message.', 'zh-CN': '阿杰在私信里输入。' },
			await shown(discord.command({ userId: friend.id, channelId, name: 'help' })),
		);
	},
};

export const nothingAsked: Scene = {
	title: { en: 'A mention without a question', 'zh-CN': '只 @ 不提问' },
	async play({ guest, stage, shown, show }) {
		const { channelId, discord } = stage;
		const content = `<@${discord.botUserId}>`;
		show(
			{ en: `Chen writes \`@${BOT_NAME}\` alone.`, 'zh-CN': `小林只写了 \`@${BOT_NAME}\`。` },
			await shown(discord.say({ channelId, userId: guest.id, content })),
		);
	},
};

export const reset: Scene = {
	title: { en: 'Starting afresh, with /reset', 'zh-CN': '用 /reset 从头开始' },
	async play({ guest, friend, clock, mention, type, press, shown, answer, show }) {
		await answer(mention(guest, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' }));
		const done = await shown(await type(guest, '/reset'));
		show(
			{ en: 'Chen types `/reset` in the channel.', 'zh-CN': '小林在频道里输入 `/reset`。' },
			done,
		);
		show(
			{ en: 'He types it once more.', 'zh-CN': '他又输入了一次。' },
			await shown(await type(guest, '/reset')),
		);
		show(
			{ en: 'Bob presses Undo. It is not his to undo.', 'zh-CN': '阿杰按“撤销”，可这不是他清的。' },
			await shown(press(friend, done, 'undo-reset')),
		);
		press(guest, done, 'undo-reset');
		await clock.pass(3_000);
		show({ en: 'Chen presses Undo within a minute.', 'zh-CN': '小林在一分钟内按下“撤销”。' }, done);
	},
};
