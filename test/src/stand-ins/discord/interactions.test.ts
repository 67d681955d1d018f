import { Events } from 'discord.js';
import { expect, test } from 'vitest';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { ask, askCommand, openDiscord, quiet, quietBody, register, signIn } from './stage.ts';

async function withCommand(options: Parameters<typeof openDiscord>[0] = {}) {
	const stage = await openDiscord(options);
	await register(stage.discord, askCommand);
	const { discord, channel, amy } = stage;
	const send = (more = {}) =>
		discord.command({ userId: amy.id, channelId: channel.id, name: 'ask', ...more });
	const answer = (record: { id: string; token: string }, body: unknown) =>
		ask(discord, 'POST', `/interactions/${record.id}/${record.token}/callback`, body);
	const hook = (record: { token: string }) => `/webhooks/${discord.applicationId}/${record.token}`;
	return { ...stage, send, answer, hook };
}

test('discord.js defers, fills in the answer and follows up', async () => {
	const { discord, channel, send } = await withCommand();
	const client = await signIn(discord);
	client.on(Events.InteractionCreate, async (interaction) => {
		if (!interaction.isChatInputCommand()) return;
		await interaction.deferReply();
		const prompt = interaction.options.getString('prompt');
		await interaction.editReply({ content: `Asked: ${prompt}`, ...quiet });
		await interaction.followUp({ content: 'only you', ...quiet, flags: 4 | 64 });
	});
	const record = send({ options: { prompt: 'why?' } });
	await record.shows('only you');
	expect(record.visible()).toBe('Asked: why?\nonly you');
	expect(record.callbackType).toBe(5);
	expect(record.acknowledgedAfterMs).toBeLessThan(3_000);
	expect(discord.messages(channel.id).map(({ content, type }) => [content, type])).toEqual([
		['Asked: why?', 20],
	]);
	expect(discord.refusals).toEqual([]);
	expect(discord.violations).toEqual([]);
});

test('a second first answer is refused with 40060', async () => {
	const { discord, send, answer } = await withCommand();
	const record = send();
	expect((await answer(record, { type: 5 })).status).toBe(204);
	expect(await answer(record, { type: 5 })).toMatchObject({ status: 400, body: { code: 40060 } });
	expect(discord.refusals).toMatchObject([{ code: 40060 }]);
});

test('a first answer after three seconds is refused with 10062, and the webhook is dead', async () => {
	const clock = createManualClock();
	const { discord, send, answer, hook } = await withCommand({ clock });
	const record = send();
	await clock.advance(3_001);
	expect(await answer(record, { type: 5 })).toMatchObject({ status: 404, body: { code: 10062 } });
	const edit = await ask(discord, 'PATCH', `${hook(record)}/messages/@original`, { content: 'x' });
	expect(edit).toMatchObject({ status: 404, body: { code: 10015 } });
});

test('the token ends after fifteen minutes with 50027', async () => {
	const clock = createManualClock();
	const { discord, send, answer, hook } = await withCommand({ clock });
	const record = send();
	await answer(record, { type: 5 });
	const path = `${hook(record)}/messages/@original`;
	await clock.advance(15 * 60_000);
	expect((await ask(discord, 'PATCH', path, { content: 'in time', ...quietBody })).status).toBe(
		200,
	);
	await clock.advance(1);
	expect(await ask(discord, 'PATCH', path, { content: 'late', ...quietBody })).toMatchObject({
		status: 401,
		body: { code: 50027, message: 'Invalid Webhook Token' },
	});
	expect(record.visible()).toBe('in time');
});

test('the first followup fills the deferred answer, whose privacy cannot change', async () => {
	const { discord, channel, send, answer, hook } = await withCommand();
	const record = send();
	await answer(record, { type: 5, data: { flags: 64 } });
	await ask(discord, 'POST', hook(record), { content: 'filled', ...quietBody });
	await ask(discord, 'POST', hook(record), { content: 'public', ...quietBody });
	expect(record.original).toMatchObject({ content: 'filled', flags: 4 | 64 });
	expect(record.followups).toMatchObject([{ content: 'public', flags: 4, type: 19 }]);
	expect(discord.messages(channel.id).map(({ content }) => content)).toEqual(['public']);
	const id = record.original?.id;
	const direct = await ask(discord, 'PATCH', `/channels/${channel.id}/messages/${id}`, {});
	expect(direct.body['code']).toBe(10008);
});

test('a deferred answer takes no flag but EPHEMERAL', async () => {
	const { send, answer } = await withCommand();
	const record = send();
	const refused = await answer(record, { type: 5, data: { flags: 32_768 } });
	expect(refused.body).toMatchObject({
		code: 50035,
		errors: { data: { flags: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } },
	});
	expect(record.acknowledgedAtMs).toBeUndefined();
});

test('a command may not be answered like a component', async () => {
	const { send, answer } = await withCommand();
	const refused = await answer(send(), { type: 6 });
	expect(refused.body).toMatchObject({
		code: 50035,
		errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } },
	});
});

test('the response is described when it is asked for', async () => {
	const { discord, send } = await withCommand();
	const record = send();
	const path = `/interactions/${record.id}/${record.token}/callback?with_response=true`;
	const answer = await ask(discord, 'POST', path, {
		type: 4,
		data: { content: 'hi', ...quietBody },
	});
	expect(answer.body).toMatchObject({
		interaction: { id: record.id, type: 2, response_message_id: record.original?.id },
		resource: { type: 4, message: { content: 'hi' } },
	});
});

test('a deleted answer is unknown, and the token still serves', async () => {
	const { discord, send, answer, hook } = await withCommand();
	const record = send();
	await answer(record, { type: 4, data: { content: 'hi', ...quietBody } });
	const path = `${hook(record)}/messages/@original`;
	expect((await ask(discord, 'GET', path)).body['content']).toBe('hi');
	expect((await ask(discord, 'DELETE', path)).status).toBe(204);
	expect((await ask(discord, 'PATCH', path, { content: 'x' })).body['code']).toBe(10008);
	expect((await ask(discord, 'POST', hook(record), { content: 'y', ...quietBody })).status).toBe(
		200,
	);
});

test('where only the person installed the app, five followups are the most', async () => {
	const { discord, send, answer, hook, amy } = await withCommand({
		limits: { executeWebhook: { limit: 10, windowMs: 2_000 } },
	});
	const elsewhere = discord.addGuild({ name: 'Elsewhere', botIsMember: false });
	const there = discord.addChannel(elsewhere.id);
	const record = send({ channelId: there.id });
	expect(record.owners).toEqual({ 1: amy.id });
	await answer(record, { type: 4, data: { content: 'one', ...quietBody } });
	const statuses = [];
	for (let count = 0; count < 6; count += 1) {
		statuses.push(await ask(discord, 'POST', hook(record), { content: 'more', ...quietBody }));
	}
	expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 400]);
	expect(statuses.at(-1)?.body['code']).toBe(40094);
	expect((await ask(discord, 'POST', `/channels/${there.id}/typing`)).body['code']).toBe(50001);
});

test('the app sends no command that is not registered or lacks a required option', async () => {
	const { discord, channel, amy, send } = await withCommand();
	const where = { userId: amy.id, channelId: channel.id };
	expect(() => discord.command({ ...where, name: 'nope' })).toThrow('registered command nope');
	expect(() => send({ options: { colour: 'red' } })).toThrow('no option colour');
});

test('a file of a command comes resolved, and its link serves the bytes', async () => {
	const { discord, send } = await withCommand();
	const client = await signIn(discord);
	const link = new Promise<string | undefined>((resolve) => {
		client.once(Events.InteractionCreate, (interaction) => {
			if (!interaction.isChatInputCommand()) return;
			resolve(interaction.options.getAttachment('file')?.url);
		});
	});
	const file = { name: 'notes.txt', bytes: Buffer.from('notes'), contentType: 'text/plain' };
	send({ options: { file } });
	expect(await (await fetch((await link) ?? '')).text()).toBe('notes');
});
