import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { languages } from '../../../src/demo/locales/languages.ts';
import { createPeople } from '../../../src/demo/people.ts';
import { createSession, type Session } from '../../../src/demo/session.ts';
import type { Stage } from '../../../src/demo/stage.ts';
import { plain } from '../../../src/demo/terminal/paint.ts';
import {
	createDiscordStandIn,
	type DiscordStandIn,
} from '../../../src/stand-ins/discord/stand-in.ts';
import {
	createProviderStandIn,
	type ProviderStandIn,
} from '../../../src/stand-ins/provider/stand-in.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createVirtualTerminal, type VirtualTerminal } from './terminal/virtual-terminal.ts';

let discord: DiscordStandIn;
let provider: ProviderStandIn;
let terminal: VirtualTerminal;
let session: Session;
let channelId: string;
let guildId: string;

beforeEach(async () => {
	const clock = createSystemClock();
	discord = await createDiscordStandIn({ clock, botName: 'Potluck' });
	provider = await createProviderStandIn({ clock });
	const people = createPeople(discord, {
		botName: 'Potluck',
		locale: 'en-US',
		stranger: 'somebody',
	});
	const guild = discord.addGuild({ ownerId: people.called('Ada').id });
	guildId = guild.id;
	channelId = discord.addChannel(guild.id).id;
	const stage: Stage = {
		clock,
		discord,
		provider,
		people,
		language: languages.en,
		guildId: guild.id,
		channelId,
		ended: new Promise(() => undefined),
		close: async () => undefined,
	};
	terminal = createVirtualTerminal(60, 20);
	session = createSession({
		stage,
		heading: [[plain('Welcome')]],
		window: { write: terminal.write, columns: () => terminal.columns, rows: () => terminal.rows },
	});
});

afterEach(async () => {
	session.view.end();
	await discord.close();
	await provider.close();
});

function type(line: string): void {
	for (const sequence of line) session.keyboard.onKey({ sequence });
	session.keyboard.onKey({ name: 'return', sequence: '\r' });
}

const onScreen = (expected: RegExp) =>
	eventually(() => expect(terminal.window().join('\n')).toMatch(expected));
const last = () => discord.messages(channelId).at(-1);

test('what is typed is said in the channel and stands on the screen', async () => {
	type('hello **there**');
	expect(last()?.content).toBe('hello **there**');
	await onScreen(/^Welcome\n\nAda {2}\d\d:\d\d\n {2}hello there\n\n.*\n#general · Ada › *$/m);
});

test('@potluck mentions the bot, and /as makes somebody else of who types', () => {
	type('@potluck hi');
	expect(last()?.mentions.userIds).toEqual([discord.botUserId]);
	type('/as bob');
	type('@ada me too');
	expect(last()).toMatchObject({ content: expect.stringMatching(/^<@\d+> me too$/) });
	const authors = discord.messages(channelId).map(({ authorId }) => authorId);
	expect(new Set(authors).size).toBe(2);
});

test('a name is found between Chinese words, and nowhere inside another word', () => {
	type('/as 小明');
	type('你好，@Potluck你好，@小明 a@potluck @potlucky');
	const bot = `<@${discord.botUserId}>`;
	expect(last()?.content).toBe(`你好，${bot}你好，<@${last()?.authorId}> a@potluck @potlucky`);
});

test('answers that are written at the same time change in place', async () => {
	type('one?');
	const question = last()?.id ?? '';
	const bot = { channelId, userId: discord.botUserId };
	const first = discord.say({ ...bot, content: 'First', replyTo: question });
	const second = discord.say({ ...bot, content: 'Second' });
	await onScreen(/First\n\nPotluck.*\n {2}Second\n/);
	discord.editMessage(first.id, 'First, longer\n-# done');
	discord.editMessage(second.id, 'Second, longer');
	await onScreen(
		/↪ replying to Ada: one\?\n {2}First, longer\n {2}done\n\nPotluck.*\n {2}Second, longer\n/,
	);
	discord.deleteMessage(second.id);
	await eventually(() => expect(terminal.window().join('\n')).not.toContain('Second'));
});

test('who wrote a message changes it, and takes it back', async () => {
	type('helo');
	type('/edit hello @potluck');
	expect(discord.messages(channelId)).toMatchObject([
		{ content: `hello <@${discord.botUserId}>`, editedAt: expect.any(String) },
	]);
	await onScreen(/^ {2}hello @Potluck$/m);
	type('/as bob');
	type('/delete');
	await onScreen(/Bob has not said anything here yet/);
	type('/as ada');
	type('/delete');
	expect(discord.messages(channelId)).toEqual([]);
});

test('a command is chosen from the menu of the last message of the bot', async () => {
	await fetch(`${discord.url}/api/v10/applications/${discord.applicationId}/commands`, {
		method: 'POST',
		headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			type: 3,
			name: 'Ask about this',
			name_localizations: { 'zh-CN': '问问这条消息' },
		}),
	});
	type('/apps ask about this');
	await onScreen(/Potluck has not said anything here yet/);
	const said = discord.say({ channelId, userId: discord.botUserId, content: 'The sea is blue.' });
	type('/apps Translate');
	await onScreen(/has no Translate here/);
	type('/apps ask about this');
	const used = await discord.waitFor(() => discord.interactions.at(-1));
	expect(used.payload).toMatchObject({ data: { type: 3, target_id: said.id } });
	await fetch(`${discord.url}/api/v10/interactions/${used.id}/${used.token}/callback`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ type: 4, data: { content: 'It is.' } }),
	});
	await onScreen(/↪ Ada used “Ask about this”\n {2}It is\./);
});

describe('a form', () => {
	async function open(required: boolean) {
		await fetch(`${discord.url}/api/v10/applications/${discord.applicationId}/commands`, {
			method: 'POST',
			headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
			body: JSON.stringify({ name: 'ask', description: 'Ask' }),
		});
		type('/ask');
		const used = await discord.waitFor(() => discord.interactions.at(-1));
		const input = { type: 4, custom_id: 'text', style: 2, label: 'Question', required };
		await fetch(`${discord.url}/api/v10/interactions/${used.id}/${used.token}/callback`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				type: 9,
				data: { title: 'Ask', custom_id: 'ask', components: [{ type: 1, components: [input] }] },
			}),
		});
		await onScreen(/A form opens: Ask/);
		return used;
	}

	test('that may be empty is sent empty', async () => {
		const opened = await open(false);
		type('');
		const sent = await discord.waitFor(() => discord.interactions.find((one) => one !== opened));
		expect(sent.payload).toMatchObject({ type: 5 });
	});

	test('that may not stays open until something is written', async () => {
		const opened = await open(true);
		type('');
		await onScreen(/has to be filled in/);
		type('why?');
		const sent = await discord.waitFor(() => discord.interactions.find((one) => one !== opened));
		expect(JSON.stringify(sent.payload)).toContain('why?');
	});
});

test('who types something that does not work is told', async () => {
	type('/nonsense');
	await onScreen(/There is no \/nonsense here/);
	type('/reply why?');
	await onScreen(/has not said anything here yet/);
	type('x'.repeat(2001));
	await onScreen(/at most 2000 characters/);
	expect(discord.messages(channelId)).toEqual([]);
});

test('a subcommand is sent with numbers and with a role by its name, by those who are offered it', async () => {
	const { id: roleId } = discord.addRole(guildId, { name: 'Cooks' });
	await fetch(`${discord.url}/api/v10/applications/${discord.applicationId}/commands`, {
		method: 'POST',
		headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			name: 'settings',
			description: 'Settings',
			default_member_permissions: '32',
			options: [
				{
					type: 1,
					name: 'quota',
					description: 'Shares',
					options: [
						{ type: 4, name: 'cap', description: 'Cap', max_value: 9 },
						{ type: 8, name: 'role', description: 'Role' },
					],
				},
			],
		}),
	});
	type('/settings');
	await onScreen(/There is no \/settings here/);
	type('/settings quota cap:10');
	await onScreen(/takes a whole number to 9/);
	type('/settings quota role:Waiters');
	await onScreen(/There is no role Waiters here/);
	expect(discord.interactions).toEqual([]);
	type('/settings quota cap:9 role:@cooks');
	await eventually(() => expect(discord.interactions).toHaveLength(1));
	expect(discord.interactions[0]?.payload).toMatchObject({
		data: { options: [{ name: 'quota', options: [{ value: 9 }, { value: roleId }] }] },
	});
	type('/as bob');
	type('/settings quota cap:9');
	await onScreen(/Discord shows \/settings quota\s+only\s+to\s+those/);
});

test('/dm writes to the bot alone, and the screen says where', async () => {
	type('/dm psst');
	await onScreen(/Ada.*in direct messages with Potluck\n {2}psst/);
	expect(discord.messages(channelId)).toEqual([]);
});

/** Something is said by the bot, with a button or what is given below. */
async function offer(custom_id: string, given: object = {}): Promise<void> {
	const button = { type: 2, style: 2, label: `Do ${custom_id}`, custom_id };
	const components = [{ type: 1, components: [{ ...button, ...given }] }];
	const response = await fetch(`${discord.url}/api/v10/channels/${channelId}/messages`, {
		method: 'POST',
		headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ content: 'choose', components }),
	});
	expect(response.status).toBe(200);
}

test('a button is pressed by its number, by whoever sits there', async () => {
	await offer('one:1');
	await offer('two:2');
	await onScreen(/\[1 Do one:1\] {2}\/press 1[\s\S]*\[2 Do two:2\] {2}\/press 2/);
	type('/as bob');
	type('/press 2');
	await eventually(() => expect(discord.interactions).toHaveLength(1));
	const bob = discord.interactions[0];
	expect(bob?.payload).toMatchObject({ type: 3, data: { custom_id: 'two:2' } });
	expect(bob?.payload).toMatchObject({ member: { user: { global_name: 'Bob' } } });
	type('/press 3');
	await onScreen(/There is no button 3 that Bob can press/);
	discord.deleteMessage(last()?.id ?? '');
	type('/press 2');
	await onScreen(/There is no button 2 that Bob can press/);
	expect(discord.interactions).toHaveLength(1);
});

test('a menu is chosen from by its number, in the words that it shows', async () => {
	const options = [
		{ label: 'All (3)', value: 'all' },
		{ label: 'Sees pictures (1)', value: 'vision' },
	];
	await offer('which:1', { type: 3, label: undefined, placeholder: 'Which?', options });
	await onScreen(/\[1 Which\? ▾\] {2}All \(3\), Sees pictures \(1\)/);
	type('/press 1');
	await onScreen(/There is no button 1 that Ada can press/);
	type('/choose 1 paid');
	await onScreen(/This menu does not offer paid/);
	type('/choose 2 all');
	await onScreen(/There is no menu 2 that Ada can choose from/);
	expect(discord.interactions).toEqual([]);
	for (const choice of ['sees pictures', 'Sees pictures (1)', 'vision'])
		type(`/choose 1 ${choice}`);
	await eventually(() => expect(discord.interactions).toHaveLength(3));
	for (const { payload } of discord.interactions) {
		expect(payload).toMatchObject({ data: { custom_id: 'which:1', values: ['vision'] } });
	}
});

test('a crowd asks, each in their own name', async () => {
	type('/crowd 3');
	await onScreen(/Bob[\s\S]*Chen[\s\S]*Dana/);
	expect(
		discord
			.messages(channelId)
			.every(({ mentions }) => mentions.userIds.includes(discord.botUserId)),
	).toBe(true);
});

test.each([
	['/quit', () => type('/quit')],
	['Ctrl-C', () => session.keyboard.onKey({ ctrl: true, name: 'c', sequence: '\u0003' })],
])('%s leaves', async (_, leave) => {
	leave();
	await expect(session.left).resolves.toBeUndefined();
});
