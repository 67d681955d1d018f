import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createButtons } from '../../../src/demo/buttons.ts';
import { createDescribe, createNames } from '../../../src/demo/describe-message.ts';
import { languages } from '../../../src/demo/locales/languages.ts';
import { messageLines } from '../../../src/demo/message-lines.ts';
import { createPeople } from '../../../src/demo/people.ts';
import type { Stage } from '../../../src/demo/stage.ts';
import { textOf } from '../../../src/demo/terminal/paint.ts';
import type { MessageRecord } from '../../../src/stand-ins/discord/records.ts';
import { createDiscordStandIn } from '../../../src/stand-ins/discord/stand-in.ts';

let stage: Stage;
let ada: string;

beforeEach(async () => {
	const clock = createSystemClock();
	const discord = await createDiscordStandIn({ clock, botName: 'Potluck' });
	const people = createPeople(discord, {
		botName: 'Potluck',
		locale: 'en-US',
		stranger: 'somebody',
	});
	ada = people.called('ada').id;
	const guild = discord.addGuild({ ownerId: ada });
	const channelId = discord.addChannel(guild.id).id;
	stage = {
		clock,
		discord,
		provider: undefined,
		people,
		language: languages.en,
		guildId: guild.id,
		channelId,
		ended: new Promise(() => undefined),
		close: discord.close,
	};
});

afterEach(() => stage.close());

const lines = (message: MessageRecord, buttons = createButtons()) =>
	messageLines(createDescribe(stage, buttons)(message), {
		names: createNames(stage),
		words: stage.language.words.screen,
		columns: 60,
	}).map(textOf);

async function post(path: string, body: object): Promise<void> {
	const { url, token } = stage.discord;
	const response = await fetch(`${url}/api/v10${path}`, {
		method: 'POST',
		headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(response.status).toBeLessThan(300);
}

async function asked(answer: object): Promise<MessageRecord> {
	const { discord, channelId } = stage;
	const options = [
		{ type: 3, name: 'prompt', description: 'what' },
		{ type: 5, name: 'private', description: 'how' },
	];
	await post(`/applications/${discord.applicationId}/commands`, {
		name: 'ask',
		description: 'Ask',
		options,
	});
	const filled = { prompt: 'what is it?', private: true };
	const sent = discord.command({ userId: ada, channelId, name: 'ask', options: filled });
	await post(`/interactions/${sent.id}/${sent.token}/callback`, answer);
	if (!sent.original) throw new Error('there is no answer');
	return sent.original;
}

test('a message shows who, when and what, with names for ids', () => {
	const { discord, channelId } = stage;
	const message = discord.say({ channelId, userId: ada, content: `hello <@${discord.botUserId}>` });
	expect(lines(message)).toEqual([expect.stringMatching(/^Ada {2}\d\d:\d\d$/), '  hello @Potluck']);
});

test('a reply shows what it answers, in one line that fits', () => {
	const { discord, channelId } = stage;
	const long = discord.say({
		channelId,
		userId: ada,
		content: `**so**\n${'many words '.repeat(20)}`,
	});
	const reply = discord.say({
		channelId,
		userId: discord.botUserId,
		content: 'yes',
		replyTo: long.id,
	});
	const shown = lines(reply);
	expect(shown[0]).toMatch(/^Potluck {2}BOT · /);
	expect(shown[1]).toMatch(/^ {2}↪ replying to Ada: so many words .*…$/);
	expect(shown[2]).toBe('  yes');
});

test('a forwarded message and a poll show what they hold', () => {
	const { discord, channelId } = stage;
	const soup = discord.say({ channelId, userId: ada, content: 'The soup\nis ready.' });
	const forwards = { channelId, messageId: soup.id };
	const forward = discord.say({ channelId, userId: ada, forwards });
	expect(lines(forward).slice(1)).toEqual(['  ↱ Forwarded', '  ▌ The soup', '  ▌ is ready.']);
	const poll = { question: 'What do we cook?', answers: ['Noodles', 'Rice'] };
	const asked = discord.say({ channelId, userId: ada, poll });
	expect(lines(asked).slice(1)).toEqual(['  Poll: What do we cook?', '  • Noodles', '  • Rice']);
});

test('elsewhere than in the channel, the place is named', () => {
	const { discord, channelId } = stage;
	const thread = discord.addThread(channelId, { name: 'Knives' });
	const inThread = discord.say({
		channelId: thread.id,
		userId: ada,
		content: `see <#${thread.id}>`,
	});
	expect(lines(inThread)[0]).toMatch(/ · in the thread “Knives”$/);
	expect(lines(inThread)[1]).toBe('  see #Knives');
	const direct = discord.openDirectMessage(ada);
	const inPrivate = discord.say({ channelId: direct.id, userId: ada, content: 'psst' });
	expect(lines(inPrivate)[0]).toMatch(/ · in direct messages with Potluck$/);
});

test('an answer to a command says who used it and that nobody else sees it', async () => {
	const message = await asked({ type: 4, data: { content: 'it is', flags: 64 } });
	const shown = lines(message);
	expect(shown[0]).toMatch(/only Ada sees this$/);
	expect(shown[1]).toBe('  ↪ Ada used /ask what is it? private:true');
});

test('a subcommand is shown with its name and options, with names for ids', async () => {
	const { discord, channelId, guildId } = stage;
	const role = discord.addRole(guildId, { name: 'Cooks' });
	const options = [
		{ type: 8, name: 'role', description: 'whose' },
		{ type: 4, name: 'cap', description: 'how many' },
	];
	await post(`/applications/${discord.applicationId}/commands`, {
		name: 'settings',
		description: 'Settings',
		options: [{ type: 1, name: 'quota', description: 'Shares', options }],
	});
	const answer = { type: 4, data: { content: `for <@&${role.id}> and <@&1>`, flags: 64 } };
	const shown = async (filled: object) => {
		const asking = { userId: ada, channelId, name: 'settings quota', options: { ...filled } };
		const sent = discord.command(asking);
		await post(`/interactions/${sent.id}/${sent.token}/callback`, answer);
		if (!sent.original) throw new Error('there is no answer');
		return lines(sent.original).slice(1);
	};
	expect(await shown({ role: role.id, cap: 5 })).toEqual([
		'  ↪ Ada used /settings quota role:Cooks cap:5',
		'  for @Cooks and @deleted-role',
	]);
	expect((await shown({ cap: 5 }))[0]).toBe('  ↪ Ada used /settings quota cap:5');
	expect((await shown({}))[0]).toBe('  ↪ Ada used /settings quota');
});

test('an acknowledged command shows that the bot is thinking', async () => {
	expect(lines(await asked({ type: 5 })).at(-1)).toBe('  Potluck is thinking …');
});

test('attached files are named', () => {
	const { discord, channelId } = stage;
	const attachments = [{ name: 'answer.md', bytes: Buffer.from('0123456789') }];
	const message = discord.say({
		channelId,
		userId: discord.botUserId,
		content: 'see',
		attachments,
	});
	expect(lines(message).at(-1)).toBe('  [file] answer.md (10 bytes)');
});

test('words of several lines that stand for a picture stay below each other', () => {
	const message = stage.discord.say({
		channelId: stage.channelId,
		userId: stage.discord.botUserId,
		content: 'see',
		attachments: [
			{
				name: 'day.png',
				bytes: Buffer.from('1234'),
				contentType: 'image/png',
				description: 'One\nTwo',
			},
		],
	});
	expect(lines(message).slice(2)).toEqual(['  [picture] day.png (4 bytes): One', '  Two']);
});

test('a picture is told in the words that stand for it, as many as there are', () => {
	const { discord, channelId } = stage;
	const description = `Requests by hour: ${'many '.repeat(20)}`.trim();
	const message = discord.say({
		channelId,
		userId: discord.botUserId,
		content: 'see',
		attachments: [
			{ name: 'day.png', bytes: Buffer.from('1234'), contentType: 'image/png', description },
		],
	});
	const shown = lines(message).slice(2);
	expect(shown[0]).toMatch(/^ {2}\[picture\] day\.png \(4 bytes\): Requests by hour: many/);
	expect(shown.join('').match(/many/g)).toHaveLength(20);
});

const button = (custom_id: string, more: object = {}) => ({
	type: 2,
	style: 2,
	label: custom_id,
	custom_id,
	...more,
});
const row = (...components: object[]) => ({ type: 1, components });

test('buttons stand below in words, each with a number that no other has', async () => {
	const buttons = createButtons();
	const components = [row(button('Cancel'), button('Do not ask it'))];
	const first = await asked({ type: 4, data: { content: 'wait', components } });
	expect(lines(first, buttons).at(-1)).toBe('  [1 Cancel]  [2 Do not ask it]  /press 1');
	first.components = [
		row(button('Again'), button('Do not ask it'), button('x', { disabled: true })),
	];
	expect(lines(first, buttons).at(-1)).toBe('  [3 Again]  [2 Do not ask it]  /press 3');
	first.components = [];
	expect(lines(first, buttons).at(-1)).toBe('  wait');
	expect(buttons.standingFor(ada)).toEqual([]);
});

const menu = {
	type: 3,
	custom_id: 'which',
	placeholder: 'Which?',
	options: [
		{ label: 'All (3)', value: 'all', default: true },
		{ label: 'Fast (1)', value: 'fast' },
	],
};

test('a menu stands below with what it offers and what is chosen, above the buttons', async () => {
	const components = [row(menu), row(button('Cancel'))];
	const message = await asked({ type: 4, data: { content: 'wait', components } });
	expect(lines(message).slice(-2)).toEqual([
		'  [1 Which? ▾]  All (3) ✓, Fast (1)  /choose 1 …',
		'  [2 Cancel]  /press 2',
	]);
});

test('what follows a choice says what was chosen', async () => {
	const { discord } = stage;
	const message = await asked({ type: 4, data: { content: 'wait', components: [row(menu)] } });
	const chosen = discord.click({ message, customId: 'which', userId: ada, values: ['fast'] });
	await post(`/interactions/${chosen.id}/${chosen.token}/callback`, {
		type: 4,
		data: { content: 'fast ones' },
	});
	expect(chosen.original && lines(chosen.original).join()).toContain('↪ Ada chose Fast (1)');
});

test('a private message offers its buttons to nobody else, a deleted one to nobody', async () => {
	const buttons = createButtons();
	const data = { content: 'wait', components: [row(button('Cancel'))], flags: 64 };
	const message = await asked({ type: 4, data });
	lines(message, buttons);
	expect(buttons.standingFor(ada)).toMatchObject([{ number: 1, label: 'Cancel' }]);
	expect(buttons.standingFor(stage.people.called('bob').id)).toEqual([]);
	message.deletedAtMs = 0;
	expect(buttons.standingFor(ada)).toEqual([]);
});

test('what follows a press says what was pressed', async () => {
	const { discord } = stage;
	const data = { content: 'wait', components: [row(button('Cancel'))] };
	const message = await asked({ type: 4, data });
	const pressed = discord.click({ message, customId: 'Cancel', userId: ada });
	await post(`/interactions/${pressed.id}/${pressed.token}/callback`, { type: 6 });
	const hook = `/webhooks/${discord.applicationId}/${pressed.token}`;
	await post(hook, { content: 'cancelled', flags: 64 });
	const [told] = pressed.followups;
	if (!told) throw new Error('nothing was told');
	expect(lines(told)[0]).toMatch(/only Ada sees this$/);
	expect(lines(told)[1]).toBe('  ↪ Ada pressed Cancel');
});
