import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeptHealth } from '../../../src/models/kept-health.ts';
import { createLearnedHealth } from '../../../src/models/learned-health.ts';
import type { StoredHealth } from '../../../src/models/stored-health.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import { createRecordingLog, silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createMemoryRecords } from '../../helpers/memory-records.ts';

const ID = 'acme/one:free';

function createHarness() {
	const clock = createManualClock();
	const records = createMemoryRecords<StoredHealth>();
	const recording = createRecordingLog();
	const open = () =>
		createKeptHealth({
			health: createLearnedHealth({ clock, chance: () => 0 }),
			records,
			clock,
			log: recording.log,
		});
	return { clock, records, recording, open };
}

test('what was learned and who charged money outlive a restart, in a real file', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'potluck-health-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	const clock = createManualClock();
	const run = async (use: (health: ReturnType<typeof createKeptHealth>) => void) => {
		const url = `sqlite://${join(folder, 'store.sqlite')}`;
		const store = await openStore({ url, clock, log: silentLog });
		const health = createKeptHealth({
			health: createLearnedHealth({ clock, chance: () => 0 }),
			records: store.records('model-health'),
			clock,
			log: silentLog,
		});
		await health.start();
		use(health);
		await health.close();
		await store.close();
	};
	await run((health) => {
		health.begin(ID);
		health.end(ID, { kind: 'busy' });
		health.block('acme/paid');
	});
	await run((health) => {
		expect(health.view(ID)).toMatchObject({ attempts: 1, busyRate: 1, successRate: 0 });
		expect(health.view(ID).restsUntil).toBe(clock.now() + 20_000);
		expect(health.view('acme/paid').isBlocked).toBe(true);
	});
	expect(clock.timers()).toBe(0);
});

test('many lessons are one write, after a few seconds', async () => {
	const { open, records, clock } = createHarness();
	const health = open();
	for (let lesson = 0; lesson < 100; lesson++) health.end(ID, { kind: 'failed' });
	expect(records.writes).toBe(0);
	await clock.advance(5_000);
	expect(records.writes).toBe(1);
	await clock.advance(60_000);
	expect(records.writes).toBe(1);
	expect(clock.timers()).toBe(0);
});

test('a model that charged money is written down at once', async () => {
	const { open, records, clock } = createHarness();
	open().block(ID);
	await clock.advance(0);
	expect(records.writes).toBe(1);
	const other = open();
	await other.start();
	expect(other.mayTry(ID)).toBe(false);
});

test('a store that fails costs one line in the log, and what it missed is written later', async () => {
	const { open, records, clock, recording } = createHarness();
	const health = open();
	records.broken = true;
	await health.start();
	health.end(ID, { kind: 'failed' });
	await clock.advance(60_000);
	expect(health.view(ID).attempts).toBeGreaterThan(0.99);
	expect(recording.lines).toHaveLength(2);
	records.broken = false;
	await clock.advance(5_000);
	expect(records.writes).toBe(1);
	records.broken = true;
	health.end(ID, { kind: 'failed' });
	await health.close();
	expect(clock.timers()).toBe(0);
});

test('nonsense in the store is left aside, and what can be read is taken up', async () => {
	const { open, records, clock } = createHarness();
	const writer = open();
	writer.block('acme/paid');
	await writer.close();
	const kept = await records.get('all');
	const models = [...(kept?.models ?? []), JSON.parse('{"id":7}')];
	await records.set('all', { savedAt: clock.now(), models });
	const reader = open();
	await reader.start();
	expect(reader.view('acme/paid').isBlocked).toBe(true);
	await records.set('all', JSON.parse('{"savedAt":"then","models":7}'));
	const other = open();
	await other.start();
	expect(other.mayTry(ID)).toBe(true);
});
