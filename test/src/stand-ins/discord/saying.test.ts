import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { ask, openDiscord, signIn } from './stage.ts';

const WITHOUT_CONTENT = [
	GatewayIntentBits.Guilds,
	GatewayIntentBits.GuildMessages,
	GatewayIntentBits.DirectMessages,
];
const link = { type: 'link', url: 'https://example.org', title: 'A page' };
const bytes = new Uint8Array(8);

/** What the bot is told, by the name of the event. */
async function listening(intents?: GatewayIntentBits[]) {
	const stage = await openDiscord();
	const client = await signIn(stage.discord, intents);
	const told: { name: string; data: Record<string, unknown> }[] = [];
	client.on(Events.Raw, ({ t, d }: { t: string; d: Record<string, unknown> }) =>
		told.push({ name: t, data: d }),
	);
	const last = (name: string) => told.findLast((one) => one.name === name)?.data;
	const where = { channelId: stage.channel.id, userId: stage.amy.id };
	return { ...stage, last, where };
}

test('an edit is told with the whole message and its time, and a resolved link without one', async () => {
	const { discord, last, where } = await listening();
	const said = discord.say({ ...where, content: 'https://example.org' });
	discord.unfurl(said.id, [link]);
	await expect
		.poll(() => last('MESSAGE_UPDATE'))
		.toMatchObject({ content: said.content, embeds: [link], edited_timestamp: null });
	discord.editMessage(said.id, 'never mind');
	await expect
		.poll(() => last('MESSAGE_UPDATE'))
		.toMatchObject({
			id: said.id,
			content: 'never mind',
			author: { id: where.userId },
			edited_timestamp: expect.any(String),
		});
});

test('an edit is blank without the intent, unless it mentions the bot or answers it aloud', async () => {
	const { discord, channel, last, where } = await listening(WITHOUT_CONTENT);
	const plain = discord.say({ ...where, content: 'first' });
	discord.editMessage(plain.id, 'second');
	await expect.poll(() => last('MESSAGE_UPDATE')).toMatchObject({ id: plain.id, content: '' });
	discord.editMessage(plain.id, `<@${discord.botUserId}> third`);
	await expect.poll(() => last('MESSAGE_UPDATE')).toMatchObject({ content: /third/ });
	const { body } = await ask(discord, 'POST', `/channels/${channel.id}/messages`, {
		content: 'from the bot',
	});
	const aloud = discord.say({ ...where, content: 'loud', replyTo: String(body['id']) });
	discord.editMessage(aloud.id, 'louder');
	await expect.poll(() => last('MESSAGE_UPDATE')).toMatchObject({ content: 'louder' });
	const quietly = { replyTo: String(body['id']), replyRings: false };
	const silent = discord.say({ ...where, content: 'soft', ...quietly });
	discord.editMessage(silent.id, 'softer');
	await expect.poll(() => last('MESSAGE_UPDATE')).toMatchObject({ id: silent.id, content: '' });
});

test('what was deleted can be neither edited nor resolved', async () => {
	const { discord, where } = await listening();
	const said = discord.say({ ...where, content: 'gone' });
	discord.deleteMessage(said.id);
	expect(() => discord.editMessage(said.id, 'back')).toThrow('was deleted');
	expect(() => discord.unfurl(said.id, [link])).toThrow('was deleted');
});

test('a forward holds a copy that outlives its source, without author and id', async () => {
	const { discord, channel, last, where } = await listening();
	const source = discord.say({
		...where,
		content: 'old words',
		attachments: [{ name: 'a.txt', bytes }],
		stickers: [{ name: 'wave' }],
	});
	const forwards = { channelId: channel.id, messageId: source.id };
	const forward = discord.say({ ...where, forwards });
	discord.editMessage(source.id, 'new words');
	discord.deleteMessage(source.id);
	const again = discord.say({
		...where,
		forwards: { channelId: channel.id, messageId: forward.id },
	});
	await expect.poll(() => last('MESSAGE_CREATE')?.['id']).toBe(again.id);
	const told = last('MESSAGE_CREATE');
	expect(told).toMatchObject({
		content: '',
		message_reference: { type: 1, message_id: forward.id, channel_id: channel.id },
		message_snapshots: [
			{
				message: {
					content: 'old words',
					attachments: [{ filename: 'a.txt' }],
					sticker_items: [{ name: 'wave', format_type: 1 }],
				},
			},
		],
	});
	expect(told).not.toHaveProperty('referenced_message');
	expect(JSON.stringify(told?.['message_snapshots'])).not.toMatch(/"(?:author|channel_id)"/);
	expect(() => discord.say({ ...where, content: 'look', forwards })).toThrow('nothing beside');
});

test('a forward is blank without the intent', async () => {
	const { discord, channel, last, where } = await listening(WITHOUT_CONTENT);
	const source = discord.say({ ...where, content: 'mine', mentionsBot: true });
	discord.say({ ...where, forwards: { channelId: channel.id, messageId: source.id } });
	await expect
		.poll(() => last('MESSAGE_CREATE')?.['message_snapshots'])
		.toMatchObject([{ message: { content: '' } }]);
});

test('a poll, stickers and a recording come as Discord sends them', async () => {
	const { discord, last, where } = await listening();
	discord.say({ ...where, poll: { question: 'Tea?', answers: ['Yes', 'No'] } });
	await expect
		.poll(() => last('MESSAGE_CREATE')?.['poll'])
		.toMatchObject({
			question: { text: 'Tea?' },
			answers: [
				{ answer_id: 1, poll_media: { text: 'Yes' } },
				{ answer_id: 2, poll_media: { text: 'No' } },
			],
			layout_type: 1,
		});
	discord.say({ ...where, stickers: [{ name: 'wave', format: 3 }] });
	await expect
		.poll(() => last('MESSAGE_CREATE')?.['sticker_items'])
		.toMatchObject([{ name: 'wave', format_type: 3 }]);
	const voice = { bytes, durationSeconds: 2.5 };
	discord.say({ ...where, voice });
	await expect
		.poll(() => last('MESSAGE_CREATE'))
		.toMatchObject({
			content: '',
			flags: 8_192,
			attachments: [
				{
					filename: 'voice-message.ogg',
					content_type: 'audio/ogg',
					duration_secs: 2.5,
					waveform: expect.any(String),
				},
			],
		});
	expect(() => discord.say({ ...where, content: 'hear this', voice })).toThrow('recording only');
});

test('a poll and embeds are blanked without the intent, stickers are not', async () => {
	const { discord, last, where } = await listening(WITHOUT_CONTENT);
	discord.say({
		...where,
		poll: { question: 'Tea?', answers: ['Yes'] },
		stickers: [{ name: 'x' }],
	});
	await expect
		.poll(() => last('MESSAGE_CREATE'))
		.toMatchObject({ sticker_items: [{ name: 'x' }], embeds: [] });
	expect(last('MESSAGE_CREATE')).not.toHaveProperty('poll');
});

test('embeds stand alone in messages of webhooks and bots only', async () => {
	const { discord, channel, last, where } = await listening();
	const webhook = { id: '223456789012345678', name: 'News' };
	discord.say({ channelId: channel.id, webhook, embeds: [{ title: 'Released' }] });
	await expect
		.poll(() => last('MESSAGE_CREATE'))
		.toMatchObject({ content: '', embeds: [{ title: 'Released' }] });
	expect(() => discord.say({ ...where, embeds: [link] })).toThrow('no embeds');
});

test('a reply carries its target one step deep, and null once that is deleted', async () => {
	const { discord, last, where } = await listening();
	const first = discord.say({ ...where, content: 'one' });
	const second = discord.say({ ...where, content: 'two', replyTo: first.id });
	const third = discord.say({ ...where, content: 'three', replyTo: second.id });
	await expect.poll(() => last('MESSAGE_CREATE')?.['id']).toBe(third.id);
	const target = last('MESSAGE_CREATE')?.['referenced_message'];
	expect(target).toMatchObject({ content: 'two', message_reference: { message_id: first.id } });
	expect(target).not.toHaveProperty('referenced_message');
	discord.deleteMessage(second.id);
	discord.editMessage(third.id, 'four');
	await expect
		.poll(() => last('MESSAGE_UPDATE'))
		.toMatchObject({ referenced_message: null, message_reference: { message_id: second.id } });
});
