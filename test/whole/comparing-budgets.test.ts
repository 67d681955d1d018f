import { afterEach, expect, test } from 'vitest';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const MANAGE_GUILD = 1n << 5n;
const gemma = 'google/gemma-4-31b-it:free';
const oss = 'openai/gpt-oss-20b:free';
const flash = 'google:gemini-3.5-flash';

let bot: Whole;
afterEach(() => bot.end());

const run = (name: string, options: Record<string, string | number>, more = {}) =>
	bot.discord.command({
		userId: bot.bob.id,
		channelId: bot.channel.id,
		name,
		options,
		...more,
	});
const compare = (model1: string, model2: string, more = {}) =>
	run('compare', { prompt: 'Who are you?', model1, model2, ...more });

async function asked(options: Record<string, string> = {}): Promise<void> {
	await run('ask', { prompt: 'hello', ...options }).shows(/left today/);
}

test('what one person may still spend here is told as theirs, not as what is left for all', async () => {
	bot = await startWhole({ provider: { dayLimit: 500 } });
	await run('settings quota', { 'daily-cap': 3 }, { permissions: MANAGE_GUILD }).shows(
		'3 requests',
	);
	await compare(gemma, oss).shows(
		'This asks 2 models: 2 of the 3 requests that you may still spend here today.',
	);
	await asked();
	await asked();
	await compare(gemma, oss).shows(
		'This would take 2 requests, and you may spend one more here today',
	);
	await asked();
	const refused = await compare(gemma, oss).shows('and you have used your share of today');
	expect(refused).not.toContain('left today');
	expect(bot.provider.requests).toHaveLength(3);
});

test('what a model has of its own is told as what that model has', async () => {
	bot = await startWhole({ provider: { dayLimit: 500 }, google: true });
	await compare(gemma, flash).shows(
		'one request each; Gemini 3.5 Flash has 20 of its free requests left today.',
	);
	bot.google.useOutside('gemini-3.5-flash', { requests: 20 });
	await asked({ model: flash });
	const before = bot.answers().filter((one) => labelsOf(one).includes('Ask both'));
	await compare(gemma, flash).shows('Gemini 3.5 Flash has none of its free requests left today.');
	expect(bot.answers().filter((one) => labelsOf(one).includes('Ask both'))).toEqual(before);
});
