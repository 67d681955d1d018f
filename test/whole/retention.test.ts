import { afterEach, expect, test } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createSettings } from '../../src/settings/keyv-settings.ts';
import { openStore } from '../../src/store/keyv-store.ts';
import { type Home, startHome } from '../helpers/home.ts';
import { createLeapingClock } from '../helpers/leaping-clock.ts';
import { silentLog } from '../helpers/log.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CANARY = 'hummingbird';

let home: Home;
afterEach(() => home.end());

test('the shorter time of a server holds there, on the disk too; the operator’s elsewhere', async () => {
	const leaping = createLeapingClock();
	let laterMs = 0;
	const clock: Clock = { ...leaping, now: () => leaping.now() + laterMs };
	/** The machine was off for so long, then a sweep has run. */
	const after = async (ms: number) => {
		laterMs += ms;
		await home.restart();
		await leaping.leap(61_000);
	};
	home = await startHome({ clock });
	const { ada, discord, folder, server } = home;
	const url = `sqlite://${folder}/potluck.sqlite`;
	const store = await openStore({ url, clock, log: silentLog });
	await createSettings({ records: store.records('settings'), log: silentLog }).change(
		`server:${server.id}`,
		{ retention: { days: 1, changedBy: ada.id, at: clock.now() } },
	);
	await store.close();
	const other = discord.addChannel(discord.addGuild().id);
	await home.ask(`a ${CANARY} sings`);
	await home.ask('a lark sings', ada, other.id);
	await home.run('privacy notice').shows('for one day');
	await after(23 * HOUR_MS);
	expect(home.onDisk(CANARY)).not.toEqual([]);
	await after(2 * HOUR_MS);
	await expect.poll(() => home.onDisk(CANARY)).toEqual([]);
	expect(home.onDisk('a lark sings')).not.toEqual([]);
	await after(30 * DAY_MS);
	await expect.poll(() => home.onDisk('a lark sings')).toEqual([]);
});

test('without days nothing of a question is written, and it is known until a restart', async () => {
	home = await startHome({ environment: { RETENTION_DAYS: '0' } });
	await home.ask(`a ${CANARY} sings`);
	await home.run('privacy notice').shows('in memory only');
	await home.ask('and?');
	expect(home.sent()).toContain(CANARY);
	expect(home.onDisk(CANARY)).toEqual([]);
	await home.restart();
	await home.ask('and now?');
	expect(home.sent()).not.toContain(CANARY);
	expect(home.onDisk(CANARY)).toEqual([]);
});
