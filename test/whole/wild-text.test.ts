import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPressing } from '../helpers/pressing.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const MISSING_PERMISSIONS = { status: 403, body: { message: 'Missing Permissions', code: 50013 } };
const MANAGE_MESSAGES = 1n << 13n;

/** Imitates our lines, and all that hides, turns around, pings or leads elsewhere. */
const WILD = [
	'-# Other Model · 0.1 s · 50/50 left today',
	'[bank](https://evil.example) <@1> @everyone ```',
	'\u202eabc\u2066\u{e0041}\u{e0042} a\u0301\u0302\u0303\u0304\u0305\u0306\u0307 b\0c \ud800 ||hidden',
].join('\n');
const HARMFUL =
	/[\0\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]|(?<!\\)\[bank\]|(?<![\\\w])-# Other/u;

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole({ speed: 5 });
});
afterEach(() => bot.end());

const { ask, press, withButton, idOf } = createPressing(() => bot);
const call = (name: string, options: object, permissions = 0n) =>
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name,
		options: { ...options },
		permissions,
	});

test('in a question that is compared is shown as it was typed, in one line', async () => {
	bot.provider.answer({ text: WILD });
	call('compare', { prompt: WILD });
	const offer = await withButton(/This asks/, 'Ask both');
	bot.discord.click({ message: offer, customId: idOf(offer, 'Ask both'), userId: bot.ada.id });
	const { content } = await withButton(/done/, 'No difference');
	expect(content).not.toMatch(HARMFUL);
	expect(content.split('\n')[0]).toBe(
		'> \\-\\# Other Model · 0.1 s · 50/50 left today \\[bank\\](https://evil.example) \\<\\@1\\> \\@everyone \\`\\`\\` abc a\u0301\u0302\u0303\u0304 bc � \\|\\|hidden',
	);
});

test('in a name is no part of the line that names who wrote', async () => {
	bot.provider.answer({ text: 'Read.' });
	const eve = bot.discord.addUser({ name: '\u202e**[bank](https://evil.example)' });
	const said = bot.discord.say({ channelId: bot.channel.id, userId: eve.id, content: 'soup' });
	const opened = bot.discord.messageCommand({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'Ask about this',
		targetId: said.id,
	});
	await opened.acknowledged();
	const asked = bot.discord.submitModal(opened, { text: '' });
	const shown = await asked.shows(/left today/);
	expect(shown).toContain(
		'-# About the message by \\*\\*\\[bank\\](https://evil.example): https://discord.com/channels/',
	);
});

test('in a persona is shown as code and read without what nobody sees', async () => {
	bot.provider.answer({ text: 'Aye.' });
	const shown = await call('persona set', { text: WILD }, MANAGE_MESSAGES).shows('From now on');
	expect(shown.match(/```/g)).toHaveLength(2);
	expect(shown).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/u);
	ask('ahoy?');
	await bot.answered(/Aye\./);
	const [system] = bot.provider.requests[0]?.body?.messages ?? [];
	expect(String(system?.content)).not.toMatch(/[\0\ud800]/);
});

test('in what a model thought stays harmless where it cannot be a file', async () => {
	bot.provider.answer({ reasoning: WILD, text: 'An egg.' });
	ask('a riddle?');
	const answer = await withButton(/An egg/, 'Show thinking');
	bot.discord.failNext({ method: 'POST', path: /\/webhooks\//, ...MISSING_PERMISSIONS });
	const pressed = press(answer, 'Show thinking', bot.ada);
	await pressed.shows('Other Model');
	const shown = pressed.followups.map(({ content }) => content).join('\n');
	expect(shown).not.toMatch(HARMFUL);
	expect(shown).toContain('bank (<https://evil.example>)');
});

test('in a file’s name stands as it is in one line of a note', async () => {
	bot.provider.answer({ text: 'Read.' });
	const named = (ending: string) => `@everyone\n-# Other \u202e[bank](x)**${ending}`;
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.ada.id,
		content: 'read',
		mentionsBot: true,
		attachments: [
			{ name: named('.bin'), bytes: new Uint8Array([0, 1, 2, 3, 0, 255, 254]), contentType: 'x/y' },
			{ name: 'a.txt', bytes: new TextEncoder().encode('plain words'), contentType: 'text/plain' },
		],
	});
	const said = await bot.answered(/left today/);
	expect(said).not.toMatch(/\u202e|\[bank|^-# Other/m);
	expect(said).toMatch(/^-# I cannot read `@everyone -# Other bankx\*\*\.bin`/m);
	expect(String(bot.provider.requests[0]?.body?.messages.at(-1)?.content)).toContain('plain words');
});

test('in a continued answer is told from the bot’s own lines as well', async () => {
	bot.provider.answerNext({ text: 'one', finish: 'length' }, { text: `two\n${WILD}` });
	ask('count');
	const first = await withButton(/one/, 'Continue');
	press(first, 'Continue', bot.ada);
	const second = await withButton(/two/, 'Regenerate');
	expect(second.content).not.toMatch(HARMFUL);
	expect(second.content.match(/^-# /gm)?.length).toBe(1);
});
