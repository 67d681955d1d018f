import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Home, startHome } from '../helpers/home.ts';

let bot: Home;
beforeEach(async () => {
	bot = await startHome();
});
afterEach(() => bot.end());

type Called = ReturnType<Home['run']>;

async function open(name: string, options: Record<string, string | boolean> = {}) {
	const opened = bot.run(name, bot.ada, { options });
	await opened.acknowledged();
	return opened;
}

/** Writes this into the form that opened. */
const write = (opened: Called, text: string) => bot.discord.submitModal(opened, { text });

describe('a form that a restart has outlived', () => {
	test.each([
		['ask', { private: true }],
		['compare', { blind: true }],
	])('of /%s with %o asks and keeps nothing, and gives the text back', async (name, options) => {
		const opened = await open(name, options);
		await bot.restart();
		const sent = write(opened, 'my secret plan');
		expect(await sent.shows('use the command again')).toContain('my secret plan');
		expect(sent.ephemeral).toBe(true);
		expect(bot.answers()).toEqual([]);
		expect(bot.provider.requests).toEqual([]);
		expect(bot.onDisk('my secret plan')).toEqual([]);
	});

	test('gives a text that is longer than a message back as a file', async () => {
		const opened = await open('ask', { private: true });
		await bot.restart();
		const text = '喵'.repeat(4000);
		const sent = write(opened, text);
		await sent.shows('use the command again');
		expect(sent.ephemeral).toBe(true);
		const [file] = sent.original?.attachments ?? [];
		expect(Buffer.from(file?.bytes ?? []).toString('utf8')).toBe(text);
	});

	test('without options still asks, before everybody', async () => {
		const opened = await open('ask');
		await bot.restart();
		const sent = write(opened, 'a long question');
		await sent.shows(/You said[\s\S]*a long question[\s\S]*left today/);
		expect(sent.ephemeral).toBe(false);
	});
});

test('a form of /ask with private, sent at once, is answered to one person alone', async () => {
	const sent = write(await open('ask', { private: true }), 'my secret plan');
	await sent.shows(/my secret plan[\s\S]*left today/);
	expect(sent.ephemeral).toBe(true);
	expect(bot.onDisk('my secret plan')).toEqual([]);
});
