import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { type Clock, createSystemClock } from '../../src/clock.ts';
import type { InteractionRecord } from '../../src/stand-ins/discord/interactions/record.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const DAY_MS = 86_400_000;
const MANAGE_GUILD = 1n << 5n;

type Asking = Partial<Parameters<Whole['discord']['command']>[0]>;

const command = ({ ada, channel, discord }: Whole, name: string, more: Asking = {}) =>
	discord.command({ userId: ada.id, channelId: channel.id, name, ...more });
const spend = (whole: Whole, prompt: string, more: Asking = {}) =>
	command(whole, 'ask', { options: { prompt }, ...more }).shows('Noted.');

/** The picture under an answer, once it is there. */
async function pictureOf({ discord }: Whole, asked: InteractionRecord) {
	const file = await discord.waitFor(() => asked.original?.attachments[0], {
		what: 'the picture',
	});
	const image = await loadImage(Buffer.from(file.bytes));
	const pen = createCanvas(image.width, image.height).getContext('2d');
	pen.drawImage(image, 0, 0);
	const pixels = pen.getImageData(0, 0, image.width, image.height).data;
	return { ...file, size: [image.width, image.height], pixels };
}

test('/quota tells mine and ours in words and in a picture that is described, wherever it is asked', async () => {
	const whole = await startWhole({ speed: 3 });
	const { ada, bob, discord, provider, server } = whole;
	provider.answer({ text: 'Noted.' });
	for (const prompt of ['one', 'two', 'three']) await spend(whole, prompt);
	await spend(whole, 'four', { userId: bob.id });
	await command(whole, 'settings quota', {
		options: { 'daily-cap': 10 },
		permissions: MANAGE_GUILD,
	}).shows('10 requests a day');

	const asked = command(whole, 'quota');
	const said = await asked.shows('for everyone together');
	expect(said).toContain('**You today:** 3 requests used; on this server 3 of 10.');
	expect(said).toMatch(/\*\*Today:\*\* 4 of 50 requests used, \*\*46 left\*\*.*<t:\d{10}:R>/);
	expect(said).toMatch(/as the provider counted it <t:\d{10}:R>/);
	expect(said).not.toContain('credits');
	expect(said.split('\n').length).toBeLessThanOrEqual(10);
	expect(asked.ephemeral).toBe(true);
	const picture = await pictureOf(whole, asked);
	expect(picture).toMatchObject({ name: 'quota.png', contentType: 'image/png', size: [1000, 600] });
	expect(new Set(picture.pixels.filter((_, index) => index % 4 === 0)).size).toBeGreaterThan(20);
	expect(picture.description).toMatch(
		/^The day so far, hour by hour: 4 of 50 requests used\..*You used 3\. One other person used 1\.$/,
	);

	const direct = command(whole, 'quota', { channelId: discord.openDirectMessage(ada.id).id });
	expect(await direct.shows('for everyone together')).toContain('3 requests used.');
	expect((await pictureOf(whole, direct)).size).toEqual([1000, 600]);
	const group = discord.openGroup([ada.id, bob.id]);
	const among = command(whole, 'quota', { channelId: group.id, userId: bob.id });
	expect(await among.shows('for everyone together')).toContain('one request used.');
	expect((await pictureOf(whole, among)).size).toEqual([1000, 600]);
	expect(among.ephemeral).toBe(true);

	discord.failNext({
		method: 'PATCH',
		path: /\/webhooks\/.*original/,
		status: 403,
		body: { code: 50_013, message: 'Missing Permissions' },
	});
	const forbidden = command(whole, 'quota', { channelId: discord.addChannel(server.id).id });
	await forbidden.shows('for everyone together');
	expect(forbidden.original?.attachments).toHaveLength(0);
	expect(whole.logged().split('nothing may be attached here')).toHaveLength(2);
	await whole.end({ refusalsExpected: true });
	expect(whole.logged()).not.toContain('a picture could not be drawn');
});

test('who manages a server is told how often the days were too small, others are not', async () => {
	const noon = Date.UTC(2026, 10, 23, 12);
	const speed = 10;
	const running = createSystemClock(speed);
	let aheadMs = noon - running.now();
	const clock: Clock = { ...running, now: () => running.now() + aheadMs };
	const whole = await startWhole({ clock, speed, provider: { dayLimit: 2 } });
	whole.provider.answer({ text: 'Noted.' });
	const hint = /on 3 of the last 3 days the budget ran out at about <t:(\d+):t>; buying \$10/;
	for (let day = 0; day < 4; day++) {
		const early = command(whole, 'quota', { permissions: MANAGE_GUILD });
		expect(await early.shows('for everyone together')).not.toContain('credits');
		await spend(whole, `${day} one`);
		await spend(whole, `${day} two`);
		aheadMs += DAY_MS;
		await whole.restart();
	}
	const told = await command(whole, 'quota', { permissions: MANAGE_GUILD }).shows(hint);
	expect(told).toContain('would raise it to 1000 a day');
	const at = Number(hint.exec(told)?.[1]) * 1000;
	expect(at).toBeGreaterThanOrEqual(noon + 4 * DAY_MS);
	expect(at).toBeLessThan(noon + 4 * DAY_MS + 600_000);
	expect(await command(whole, 'quota').shows('for everyone together')).not.toContain('credits');
	whole.provider.setLimits({ day: 1000 });
	await whole.restart();
	const raised = command(whole, 'quota', { permissions: MANAGE_GUILD });
	expect(await raised.shows('of 1000 requests used')).not.toContain('credits');
	await whole.end();
});

test('a day that was made larger is seen by who looks, though nobody waits', async () => {
	const whole = await startWhole({ speed: 30 });
	const { clock } = whole;
	await command(whole, 'quota').shows('of 50 requests used');
	whole.provider.setLimits({ day: 1000 });
	const changedAt = clock.monotonic();
	await expect.poll(() => clock.monotonic() - changedAt).toBeGreaterThan(61_000);
	const reads = () => whole.provider.calls.filter(({ path }) => path.endsWith('/key')).length;
	const before = reads();
	// On a busy machine the words may go before the second is over in which the count is waited for.
	await expect
		.poll(() => command(whole, 'quota').shows('for everyone together'))
		.toContain('of 1000 requests used');
	expect(reads()).toBe(before + 1);
	expect(clock.monotonic() - changedAt).toBeLessThan(120_000);
	await whole.end();
});
