import { expect, test } from 'vitest';
import { ask, askCommand, openDiscord, quietBody, register } from './stage.ts';

const row = (...buttons: object[]) => ({ type: 1, components: buttons });
const button = (custom_id: string, more = {}) => ({
	type: 2,
	style: 2,
	label: custom_id,
	custom_id,
	...more,
});
const stop = [row(button('stop'))];

/** A command that was answered with a button, seen by all or by who asked. */
async function answered(flags = 0) {
	const stage = await openDiscord();
	const { amy, channel, discord } = stage;
	await register(discord, askCommand);
	const callback = (record: { id: string; token: string }, body: unknown) =>
		ask(discord, 'POST', `/interactions/${record.id}/${record.token}/callback`, body);
	const hook = ({ token }: { token: string }) => `/webhooks/${discord.applicationId}/${token}`;
	const asked = discord.command({ userId: amy.id, channelId: channel.id, name: 'ask' });
	const data = { content: 'working', components: stop, ...quietBody, flags: 4 | flags };
	await callback(asked, { type: 4, data });
	const message = asked.original;
	if (!message) throw new Error('There is no answer');
	const press = (userId = amy.id) => discord.click({ message, customId: 'stop', userId });
	return { ...stage, asked, callback, hook, message, press };
}

test.each([
	['all see', 0],
	['one person sees', 64],
])('a press on what %s is taken silently, then changes the message it was on', async (_, flags) => {
	const { amy, callback, discord, hook, message, press } = await answered(flags);
	const pressed = press();
	expect(pressed.payload).toMatchObject({
		type: 3,
		data: { custom_id: 'stop', component_type: 2 },
		message: { id: message.id, flags: 4 | flags },
	});
	expect((await callback(pressed, { type: 6 })).status).toBe(204);
	expect(message.edits).toEqual([]);
	const edit = { content: 'stopped', components: [], ...quietBody };
	const path = `${hook(pressed)}/messages/@original`;
	expect((await ask(discord, 'PATCH', path, edit)).body).toMatchObject({ id: message.id });
	expect(message).toMatchObject({ content: 'stopped', components: [], flags: 4 | flags });
	expect(() => press()).toThrow('component stop');
	expect(discord.interactions.map(({ userId }) => userId)).toEqual([amy.id, amy.id]);
	expect(discord.refusals).toEqual([]);
});

test('what follows a silent acknowledgement is a new message, to one person if it says so', async () => {
	const { callback, discord, hook, message, press } = await answered();
	const pressed = press();
	await callback(pressed, { type: 6 });
	const follow = { content: 'only you', ...quietBody, flags: 4 | 64 };
	expect((await ask(discord, 'POST', hook(pressed), follow)).status).toBe(200);
	expect(pressed.followups).toMatchObject([{ content: 'only you', flags: 4 | 64 }]);
	expect(message.content).toBe('working');
	expect(discord.messages(message.channelId)).toEqual([message]);
});

test('the message under which was pressed cannot be changed before the acknowledgement, nor once it is deleted', async () => {
	const { callback, discord, hook, message, press } = await answered();
	const pressed = press();
	const path = `${hook(pressed)}/messages/@original`;
	const early = await ask(discord, 'PATCH', path, { content: 'x', ...quietBody });
	expect(early.body['code']).toBe(10015);
	await callback(pressed, { type: 6 });
	discord.deleteMessage(message.id);
	const late = await ask(discord, 'PATCH', path, { content: 'x', ...quietBody });
	expect(late.body['code']).toBe(10008);
});

test('a private message can be pressed by nobody else, a public one by anybody', async () => {
	const nobody = await answered(64);
	const bob = nobody.discord.addUser({ name: 'bob' });
	expect(() => nobody.press(bob.id)).toThrow('does not see');
	const { discord } = await openDiscord();
	const { id: directId } = discord.openDirectMessage(discord.addUser({ name: 'carol' }).id);
	await ask(discord, 'POST', `/channels/${directId}/messages`, {
		content: 'psst',
		components: stop,
		...quietBody,
	});
	const [direct] = discord.messages(directId);
	if (!direct) throw new Error('There is no message');
	const stranger = discord.addUser({ name: 'stranger' }).id;
	expect(() => discord.click({ message: direct, customId: 'stop', userId: stranger })).toThrow(
		'does not see',
	);
	const anybody = await answered();
	const other = anybody.discord.addUser({ name: 'other' });
	expect(anybody.press(other.id).userId).toBe(other.id);
});

const wrong: [string, object[]][] = [
	['six buttons in a row', [row(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => button(id)))]],
	['the same id twice', [row(button('a'), button('a'))]],
	['a label of 81 characters', [row(button('a', { label: 'x'.repeat(81) }))]],
	['an id of 101 characters', [row(button('x'.repeat(101), { label: 'x' }))]],
	['no label', [row(button('a', { label: undefined }))]],
	['a button outside a row', [button('a')]],
];

test.each(wrong)('%s is refused wherever a message is made or changed', async (_, components) => {
	const { callback, channel, discord, hook, message, press } = await answered();
	const pressed = press();
	await callback(pressed, { type: 6 });
	const body = { content: 'x', components, ...quietBody };
	const messages = `/channels/${channel.id}/messages`;
	for (const [method, path] of [
		['POST', messages],
		['PATCH', `${messages}/${message.id}`],
		['PATCH', `${hook(pressed)}/messages/@original`],
		['POST', hook(pressed)],
	] as const) {
		const refused = await ask(discord, method, path, body);
		expect(refused, `${method} ${path}`).toMatchObject({ status: 400, body: { code: 50035 } });
	}
	expect(message.components).toEqual(stop);
});

test('an edit of the buttons alone leaves the words', async () => {
	const { asked, discord, hook, message } = await answered();
	const path = `${hook(asked)}/messages/@original`;
	const components = [row(button('again'))];
	await ask(discord, 'PATCH', path, { components, allowed_mentions: { parse: [] } });
	expect(message).toMatchObject({ content: 'working', flags: 4, components });
});

test('a press that crosses a change brings the message as it was seen', async () => {
	const { amy, asked, callback, discord, hook, message, press } = await answered();
	const path = `${hook(asked)}/messages/@original`;
	await ask(discord, 'PATCH', path, { components: [], ...quietBody });
	expect(() => press()).toThrow('component stop');
	const crossing = { message, customId: 'stop', userId: amy.id, crossed: true };
	const pressed = discord.click(crossing);
	expect(pressed.payload).toMatchObject({
		message: { id: message.id, components: stop },
		data: { custom_id: 'stop' },
	});
	discord.deleteMessage(message.id);
	const late = discord.click(crossing);
	const change = { type: 7, data: { content: 'x', ...quietBody } };
	expect((await callback(late, change)).body['code']).toBe(10008);
	expect((await callback(late, { type: 6 })).status).toBe(204);
});
