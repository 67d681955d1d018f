import { expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const AT_MOST_EVERY_MS = 15_000;
/** What two messages may differ in how long they were on their way, on a clock that runs thirty times as fast. */
const TRAVEL_MS = 7_000;

const wordsOf = ({ discord }: Whole) =>
	discord.presences.map(({ activities: [activity], status }) => `${status}: ${activity?.state}`);
const showing = (whole: Whole, words: string) =>
	whole.discord.waitFor(() => wordsOf(whole).at(-1) === words, { what: words });

test('it shows what is left, changes at most once in 15 seconds, and says that it restarts', async () => {
	const whole = await startWhole({ speed: 30 });
	const { ada, channel, discord, provider } = whole;
	provider.answer({ text: 'Noted.' });
	await showing(whole, 'online: 50 of 50 requests left today');
	for (const prompt of ['one', 'two', 'three']) {
		await discord
			.command({ userId: ada.id, channelId: channel.id, name: 'ask', options: { prompt } })
			.shows('Noted.');
	}
	await showing(whole, 'online: 47 of 50 requests left today');
	discord.dropAll();
	await discord.waitFor(() => discord.resumes.length === 1);
	const before = discord.presences.length;
	await discord.waitFor(() => discord.presences.length > before);
	await showing(whole, 'online: 47 of 50 requests left today');
	await eventually(() => {
		const latest = discord.presences.at(-1)?.atMs ?? 0;
		expect(whole.clock.monotonic() - latest).toBeGreaterThan(AT_MOST_EVERY_MS);
	});
	await whole.restart();
	await showing(whole, 'online: 47 of 50 requests left today');
	expect(wordsOf(whole)).toContain('idle: Restarting, back in a minute');
	const restartedAt = wordsOf(whole).indexOf('idle: Restarting, back in a minute');
	const shown = discord.presences.slice(0, restartedAt + 1);
	for (const [index, { atMs }] of shown.slice(1).entries())
		expect(atMs - (shown[index]?.atMs ?? 0)).toBeGreaterThan(AT_MOST_EVERY_MS - TRAVEL_MS);
	await whole.end();
});

test('a spent day and a dead key are told in words, with a status that says the same', async () => {
	const spent = await startWhole({
		speed: 30,
		environment: { OPENROUTER_REQUESTS_PER_DAY: '1' },
	});
	const { ada, channel, discord } = spent;
	discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'ask',
		options: { prompt: 'the last one' },
	});
	await showing(spent, 'idle: Nothing left today, back at midnight UTC');
	await spent.end();
	const dead = await startWhole({
		speed: 30,
		environment: { OPENROUTER_API_KEY: 'sk-or-v1-of-somebody-else' },
	});
	await showing(dead, 'dnd: Degraded: OpenRouter takes no questions from me');
	await dead.end();
});

test('on its only server it speaks as that server chose, or as its Discord does', async () => {
	const whole = await startWhole({ speed: 30 });
	await showing(whole, 'online: 50 of 50 requests left today');
	whole.discord.removeGuild(whole.server.id);
	whole.discord.addGuild({ name: '茶館', locale: 'zh-TW' });
	await showing(whole, 'online: 今天還剩 50/50 次');
	whole.discord.addGuild({ name: 'Another' });
	await showing(whole, 'online: 50 of 50 requests left today');
	await whole.end();
});
