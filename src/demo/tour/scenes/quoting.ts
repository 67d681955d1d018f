import { flatten } from '../../../stand-ins/discord/schemas/components.ts';
import { pace } from '../in-a-few-pieces.ts';
import type { Scene, Told, Tour } from '../scene.ts';

const soup: Told = {
	en: 'The soup is ready when the dumplings swim.',
	'zh-CN': '饺子浮起来，就是煮好了。',
};
const why: Told = { en: 'why do they swim?', 'zh-CN': '为什么会浮起来？' };
const because: Told = {
	en: 'The air inside grows as it gets hot, and a dumpling that is done holds more of it than one that is raw.',
	'zh-CN': '里面的空气受热膨胀，煮熟的饺子比生的鼓，就浮上来了。',
};

const salt: Told = {
	en: 'Always salt the water after it boils.',
	'zh-CN': '水开了再放盐。',
};
const saltier: Told = {
	en: 'Salt goes in late so that it does not pit the pot; for the taste it makes no difference.',
	'zh-CN': '水开了再放盐，盐就不容易沉底伤锅；味道倒没什么差别。',
};

/** Ada replies to something with a question to the bot, and is answered so. */
async function replies(
	{ me, stage, provider, text, answer }: Tour,
	replyTo: string,
	{ asked, told }: { asked: Told; told: Told },
) {
	const { channelId, discord } = stage;
	provider.answerNext({ text: text(told), ...pace });
	const said = discord.say({
		channelId,
		userId: me.id,
		content: text(asked),
		mentionsBot: true,
		replyTo,
	});
	return [said, await answer(said)] as const;
}

export const replying: Scene = {
	title: { en: 'A reply brings its message', 'zh-CN': '回复哪条，就读哪条' },
	async play(tour) {
		const { friend, stage, text, show } = tour;
		const { channelId, discord } = stage;
		const said = discord.say({ channelId, userId: friend.id, content: text(soup) });
		show(
			{
				en: 'Ada replies to what Bob said, and mentions the bot. It reads what she replies to.',
				'zh-CN': '小雨回复阿杰的话，顺便 @ 机器人。被回复的那条，机器人也会读。',
			},
			said,
			...(await replies(tour, said.id, { asked: why, told: because })),
		);
	},
};

export const askAbout: Scene = {
	title: { en: 'Ask about this', 'zh-CN': '问问这条消息' },
	async play({ friend, guest, stage, provider, clock, text, answer, show, showForm }) {
		const { channelId, discord } = stage;
		const said = discord.say({ channelId, userId: friend.id, content: text(soup) });
		await clock.pass(1_000);
		const choose = (name: string, { id: targetId }: { readonly id: string }) =>
			discord.messageCommand({ userId: guest.id, channelId, name, targetId });
		const opened = choose('Ask about this', said);
		await clock.until(() => opened.modal, 'a form');
		showForm(
			{
				en: 'Chen chooses Ask about this from the menu of a message of Bob, and a form opens.',
				'zh-CN': '小林在阿杰那条消息的菜单里选“问问这条消息”，打开了一个表单。',
			},
			opened,
		);
		const field = flatten([opened.modal ?? {}]).find(({ type }) => type === 4);
		provider.answerNext({ text: text(because), ...pace });
		const sent = discord.submitModal(opened, { [String(field?.['custom_id'])]: text(why) });
		show(
			{
				en: 'He writes his question. The answer links to the message.',
				'zh-CN': '他写下问题。回答里有那条消息的链接。',
			},
			await answer(sent),
		);
		const salted = discord.say({ channelId, userId: friend.id, content: text(salt) });
		await clock.pass(1_000);
		const privately = choose('Ask about this privately', salted);
		await clock.until(() => privately.modal, 'a form');
		provider.answerNext({ text: text(saltier), ...pace });
		const alone = discord.submitModal(privately, { [String(field?.['custom_id'])]: '' });
		show(
			{
				en: 'He chooses Ask about this privately for another message, and leaves the form empty.',
				'zh-CN': '他在另一条消息上选“悄悄问这条消息”，表单什么也不写。',
			},
			salted,
			await answer(alone),
		);
	},
};

export const otherMessages: Scene = {
	title: { en: 'Forwarded messages, polls and voice messages', 'zh-CN': '转发、投票和语音消息' },
	async play(tour) {
		const { friend, guest, stage, text, show } = tour;
		const { channelId, discord } = stage;
		const original = discord.say({ channelId, userId: guest.id, content: text(soup) });
		const forward = discord.say({
			channelId,
			userId: friend.id,
			forwards: { channelId, messageId: original.id },
		});
		show(
			{
				en: 'Bob has forwarded a message; Ada asks in a reply to it.',
				'zh-CN': '阿杰转发了一条消息，小雨回复它来提问。',
			},
			forward,
			...(await replies(tour, forward.id, { asked: why, told: because })),
		);
		const poll = discord.say({
			channelId,
			userId: friend.id,
			poll: {
				question: text({ en: 'What do we cook?', 'zh-CN': '晚上做什么？' }),
				answers: [
					text({ en: 'Noodles', 'zh-CN': '面条' }),
					text({ en: 'Dumplings', 'zh-CN': '饺子' }),
				],
			},
		});
		show(
			{
				en: 'Bob has made a poll; Ada asks about it.',
				'zh-CN': '阿杰发起了投票，小雨问机器人的看法。',
			},
			poll,
			...(await replies(tour, poll.id, {
				asked: { en: 'which is quicker?', 'zh-CN': '哪个更省时间？' },
				told: { en: 'Noodles, by an hour.', 'zh-CN': '面条，能省一个小时。' },
			})),
		);
		const voice = discord.say({
			channelId,
			userId: friend.id,
			voice: { bytes: Uint8Array.of(79, 103, 103, 83), durationSeconds: 4 },
		});
		show(
			{
				en: 'Bob has sent a voice message. The bot cannot listen, and says so.',
				'zh-CN': '阿杰发了一条语音。机器人听不了，会直说。',
			},
			voice,
			...(await replies(tour, voice.id, {
				asked: { en: 'what does he say?', 'zh-CN': '他说了什么？' },
				told: {
					en: 'Only Bob can tell.',
					'zh-CN': '这得问阿杰自己。',
				},
			})),
		);
	},
};
