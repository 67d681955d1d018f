import { permission } from '../../../stand-ins/discord/permissions.ts';
import type { MessageRecord } from '../../../stand-ins/discord/records.ts';
import { createButtons } from '../../buttons.ts';
import type { Somebody } from '../../people.ts';
import type { Scene, Tour } from '../scene.ts';
import { stepByStep } from './step-by-step.ts';

const buttons = createButtons();

/** What the bot says in a thread, once it says so much there. */
function spoken(
	{ stage: { discord }, clock }: Tour,
	threadId: string,
	isSo: (message: MessageRecord) => boolean,
) {
	const look = () =>
		discord.messages(threadId).findLast((one) => one.authorId === discord.botUserId && isSo(one));
	return clock.until(look, 'an answer in a thread');
}

const isAnswer = (message: MessageRecord) =>
	buttons.under(message).some(({ customId }) => customId.startsWith('anew:'));

/** Somebody writes in the thread, without a mention. */
const writes = (
	{ stage, text }: Tour,
	who: Somebody,
	channelId: string,
	words: { en: string; 'zh-CN': string },
) => stage.discord.say({ channelId, userId: who.id, content: text(words) });

export const offered: Scene = {
	title: { en: 'A thread on offer', 'zh-CN': '想开就开的子区' },
	async play(tour) {
		const { me, guest, friend, mention, press, shown, answer, show } = tour;
		await stepByStep(tour, me, [
			[
				'/settings threads',
				{ en: 'Ada, who manages the server, looks.', 'zh-CN': '小雨是管理员，她看看现在的设置。' },
			],
			[
				'/settings threads mode:offer',
				{ en: 'She lets the bot offer threads.', 'zh-CN': '她让机器人给出开子区的按钮。' },
			],
		]);
		const said = mention(guest, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' });
		const answered = await answer(said);
		show(
			{
				en: 'Chen asks, and a button offers a thread.',
				'zh-CN': '小林提问，回答下面多了一个按钮。',
			},
			answered,
		);
		const told = await shown(press(guest, answered, 'thread'));
		show(
			{ en: 'He presses Continue in a thread.', 'zh-CN': '他按下“到子区里继续”。' },
			told,
			await spoken(tour, said.id, ({ content }) => content !== ''),
		);
		const more = writes(tour, friend, said.id, {
			en: 'can I freeze cooked rice?',
			'zh-CN': '米饭可以冷冻吗？',
		});
		show(
			{ en: 'In it nobody needs to mention the bot.', 'zh-CN': '在子区里不用再 @ 机器人。' },
			more,
			await spoken(tour, said.id, isAnswer),
		);
	},
};

export const always: Scene = {
	title: { en: 'Always a thread', 'zh-CN': '每次都开子区' },
	async play(tour) {
		const { me, friend, guest, stage, clock, text, mention, show, showLines } = tour;
		const { discord } = stage;
		await stepByStep(tour, me, [
			[
				'/settings threads mode:always',
				{ en: 'Ada lets each mention open a thread.', 'zh-CN': '小雨让每次 @ 都开一个子区。' },
			],
		]);
		const said = mention(friend, { en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' });
		show(
			{
				en: 'Bob asks in the channel. The answer stands in a thread that is called like his question.',
				'zh-CN': '阿杰在频道里提问，回答写在子区里，子区就用他的问题命名。',
			},
			await spoken(tour, said.id, isAnswer),
		);
		const before = discord.messages(said.id).length;
		const aside = discord.say({
			channelId: said.id,
			userId: guest.id,
			content: text({
				en: `<@${friend.id}> is yours that hot?`,
				'zh-CN': `<@${friend.id}> 你家的有这么热吗？`,
			}),
		});
		await clock.pass(10_000);
		const isSilent = discord.messages(said.id).length === before + 1;
		show({ en: 'Chen talks to Bob in the thread.', 'zh-CN': '小林在子区里跟阿杰说话。' }, aside);
		showLines(
			{
				en: 'The bot leaves people who talk to each other alone.',
				'zh-CN': '大家互相聊天，机器人不插嘴。',
			},
			[
				text(
					isSilent
						? { en: '(nothing)', 'zh-CN': '（什么都没有）' }
						: { en: '(it answers)', 'zh-CN': '（它回答了）' },
				),
			],
		);
	},
};

export const notAllowed: Scene = {
	title: { en: 'A thread that may not be opened', 'zh-CN': '没有权限开子区' },
	async play(tour) {
		const { me, guest, stage, clock, mention, type, press, shown, answer, show } = tour;
		const { channelId, discord } = stage;
		await shown(await type(me, '/settings threads mode:offer'));
		const answered = await answer(
			mention(guest, { en: 'is a tomato a fruit?', 'zh-CN': '番茄算水果吗？' }),
		);
		discord.denyBot(channelId, permission.createPublicThreads);
		await clock.pass(1_000);
		show(
			{
				en: 'The bot has lost the permission for it when Chen presses the button.',
				'zh-CN': '小林按按钮时，机器人已经没有这个权限了。',
			},
			await shown(press(guest, answered, 'thread')),
		);
		discord.denyBot(channelId, 0n);
	},
};
