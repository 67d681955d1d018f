import { expect, test } from 'vitest';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { ask, openDiscord, quietBody } from './stage.ts';

const free = { limit: Number.POSITIVE_INFINITY, windowMs: 1 };
const roomy = { createMessage: free, editMessage: free, deleteMessage: free, otherRoutes: free };

async function inChannel(options: Parameters<typeof openDiscord>[0] = {}) {
	const stage = await openDiscord({ limits: roomy, ...options });
	const path = `/channels/${stage.channel.id}/messages`;
	const post = (body: object) => ask(stage.discord, 'POST', path, { ...quietBody, ...body });
	const patch = (id: unknown, body: object) =>
		ask(stage.discord, 'PATCH', `${path}/${id}`, { ...quietBody, ...body });
	return { ...stage, path, post, patch };
}

const embed = (length: number) => ({ description: 'd'.repeat(length) });
const button = (id: string) => ({ type: 2, style: 1, label: 'Go', custom_id: id });
const row = (...components: object[]) => ({ type: 1, components });
const display = (content: string) => ({ type: 10, content });

test.each([
	['content above 2000', { content: 'x'.repeat(2_001) }, ['content'], 'BASE_TYPE_MAX_LENGTH'],
	['a nonce above 25', { content: 'x', nonce: 'n'.repeat(26) }, ['nonce'], 'BASE_TYPE_MAX_LENGTH'],
	['eleven embeds', { embeds: Array(11).fill(embed(1)) }, ['embeds'], 'BASE_TYPE_MAX_LENGTH'],
	[
		'embeds above 6000',
		{ embeds: [embed(4_000), embed(2_001)] },
		['embeds'],
		'MAX_EMBED_SIZE_EXCEEDED',
	],
	[
		'a long description',
		{ embeds: [embed(4_097)] },
		['embeds', '0', 'description'],
		'BASE_TYPE_MAX_LENGTH',
	],
	[
		'parse beside a list',
		{ content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
		['allowed_mentions'],
		'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
	],
	[
		'an unknown message to reply to',
		{ content: 'x', message_reference: { message_id: '123456789012345678' } },
		['message_reference'],
		'REPLIES_UNKNOWN_MESSAGE',
	],
	[
		'two components of one id',
		{ content: 'x', components: [row(button('a'), button('a'))] },
		['components'],
		'COMPONENT_CUSTOM_ID_DUPLICATED',
	],
	[
		'a V2 part without the flag',
		{ components: [display('x')] },
		['components', '0', 'type'],
		'UNION_TYPE_CHOICES',
	],
	[
		'content beside V2',
		{ content: 'x', flags: 32_768, components: [display('x')] },
		['content'],
		'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
	],
	[
		'41 components',
		{ flags: 32_768, components: Array(41).fill(display('x')) },
		['components'],
		'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
	],
	[
		'an attachment without its file',
		{ content: 'x', attachments: [{ id: 0, filename: 'a.txt' }] },
		['attachments', '0', 'id'],
		'ATTACHMENT_NOT_FOUND',
	],
])('%s is refused with 50035 and recorded', async (_what, body, path, code) => {
	const { discord, channel, post } = await inChannel();
	const answer = await post(body);
	const errors = path.reduce((node, step) => Object(node)[step], answer.body['errors']);
	expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
	expect(errors).toMatchObject({ _errors: [{ code }] });
	expect(discord.refusals).toMatchObject([{ method: 'POST', status: 400, code: 50035 }]);
	expect(discord.messages(channel.id)).toEqual([]);
});

test('lengths are counted in code points', async () => {
	const { post } = await inChannel();
	expect((await post({ content: '😀'.repeat(2_000) })).status).toBe(200);
});

test('an empty message is refused with 50006', async () => {
	const { post } = await inChannel();
	expect((await post({ content: '  ' })).body['code']).toBe(50006);
});

test('V2 text past its hidden size answers a bare 500', async () => {
	const { post } = await inChannel();
	const components = [display('家'.repeat(3_400))];
	expect((await post({ flags: 32_768, components })).status).toBe(500);
});

test('a reply may be told not to fail', async () => {
	const { post } = await inChannel();
	const reference = { message_id: '123456789012345678', fail_if_not_exists: false };
	const answer = await post({ content: 'x', message_reference: reference });
	expect(answer).toMatchObject({ status: 200, body: { type: 0 } });
});

test('an enforced nonce answers a repeat with the first message', async () => {
	const { discord, channel, post } = await inChannel();
	const first = await post({ content: 'once', nonce: 'job-1', enforce_nonce: true });
	const second = await post({ content: 'twice', nonce: 'job-1', enforce_nonce: true });
	expect(second.body['id']).toBe(first.body['id']);
	expect(discord.messages(channel.id)).toHaveLength(1);
});

test('only own messages that exist can be edited', async () => {
	const { discord, channel, amy, post, patch } = await inChannel();
	const hers = discord.say({ channelId: channel.id, userId: amy.id, content: 'mine' });
	const own = await post({ content: 'old' });
	expect((await patch(hers.id, { content: 'x' })).body['code']).toBe(50005);
	expect((await patch('123456789012345678', { content: 'x' })).body['code']).toBe(10008);
	expect((await patch(own.body['id'], { content: 'new' })).body).toMatchObject({
		content: 'new',
		flags: 4,
	});
	discord.deleteMessage(String(own.body['id']));
	expect((await patch(own.body['id'], { content: 'x' })).body['code']).toBe(10008);
});

test('the V2 flag cannot be taken off', async () => {
	const { discord, channel, post, patch } = await inChannel();
	const { body } = await post({ flags: 32_768, components: [display('x')] });
	await patch(body['id'], { components: [display('y')], flags: 0 });
	expect(discord.messages(channel.id)[0]?.flags).toBe(32_768);
});

test('the 31st edit within an hour of an old message is refused with 30046', async () => {
	const clock = createManualClock();
	const { post, patch } = await inChannel({ clock });
	const { body } = await post({ content: 'old' });
	await clock.advance(60 * 60_000);
	for (let count = 0; count < 30; count += 1) await patch(body['id'], { content: `edit ${count}` });
	expect(await patch(body['id'], { content: 'x' })).toMatchObject({
		status: 429,
		body: { code: 30046 },
	});
});

test('pings, missing allowed_mentions and embeds left on are noted', async () => {
	const { discord, amy, path } = await inChannel();
	await ask(discord, 'POST', path, { content: `<@${amy.id}> @everyone` });
	await ask(discord, 'POST', path, { content: '@everyone', ...quietBody });
	expect(discord.violations.map(({ kind }) => kind)).toEqual([
		'allowed-mentions-missing',
		'would-ping',
		'embeds-not-suppressed',
	]);
	expect(discord.refusals).toEqual([]);
});

test('an edit without allowed_mentions rings again', async () => {
	const { discord, channel, amy, path, post } = await inChannel();
	const { body } = await post({ content: 'hi' });
	await ask(discord, 'PATCH', `${path}/${body['id']}`, { content: `<@${amy.id}>` });
	expect(discord.violations.map(({ kind }) => kind)).toEqual([
		'allowed-mentions-missing',
		'would-ping',
	]);
	expect(discord.messages(channel.id)[0]?.mentions.userIds).toEqual([amy.id]);
});

test('a thread opens once on a message, and closes to the bot when locked', async () => {
	const { discord, channel, amy } = await inChannel();
	const said = discord.say({ channelId: channel.id, userId: amy.id, content: 'topic' });
	const path = `/channels/${channel.id}/messages/${said.id}/threads`;
	const unnamed = await ask(discord, 'POST', path, { name: '' });
	const opened = await ask(discord, 'POST', path, { name: 'Talk', auto_archive_duration: 60 });
	const again = await ask(discord, 'POST', path, { name: 'Talk' });
	expect(unnamed.body['code']).toBe(50035);
	expect(opened).toMatchObject({
		status: 201,
		body: { id: said.id, type: 11, parent_id: channel.id },
	});
	expect(again.body['code']).toBe(160004);
	const inside = `/channels/${said.id}/messages`;
	const { body } = await ask(discord, 'POST', inside, { content: 'in it', ...quietBody });
	discord.changeThread(said.id, { locked: true, archived: true });
	const created = await ask(discord, 'POST', inside, { content: 'x', ...quietBody });
	const edited = await ask(discord, 'PATCH', `${inside}/${body['id']}`, {
		content: 'x',
		...quietBody,
	});
	expect([created.body['code'], edited.body['code']]).toEqual([160005, 50083]);
});

test('messages are listed newest first and deleted by their author alone', async () => {
	const { discord, channel, amy, path, post } = await inChannel();
	const hers = discord.say({ channelId: channel.id, userId: amy.id, content: 'first' });
	const own = await post({ content: 'second' });
	const listed = await fetch(`${discord.url}/api/v10${path}?limit=1`, {
		headers: { authorization: `Bot ${discord.token}` },
	});
	expect(await listed.json()).toMatchObject([{ content: 'second' }]);
	expect((await ask(discord, 'DELETE', `${path}/${hers.id}`)).body['code']).toBe(50013);
	expect((await ask(discord, 'DELETE', `${path}/${own.body['id']}`)).status).toBe(204);
	expect(discord.messages(channel.id)).toEqual([hers]);
});

test('an incoming webhook posts under its own name', async () => {
	const { discord, channel } = await inChannel();
	const address = discord.addWebhook(channel.id, 'Alerts');
	const send = (url: string) =>
		fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ content: 'down', ...quietBody }),
		});
	expect((await send(address)).status).toBe(204);
	expect((await send(`${address}x`)).status).toBe(401);
	expect(discord.messages(channel.id)).toMatchObject([
		{ content: 'down', webhook: { name: 'Alerts' } },
	]);
});
