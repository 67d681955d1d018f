import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GonePlaces, Place } from '../../../src/place.ts';
import { createConsent } from '../../../src/privacy/consent.ts';
import { createPrivacy } from '../../../src/privacy/kept-privacy.ts';
import type { DataSource } from '../../../src/privacy/privacy.ts';
import { createSettings } from '../../../src/settings/keyv-settings.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const clock = createManualClock();
const ada = { id: '501', name: 'Ada' };
const server = (id: string): Place => ({
	key: `guild:${id}:2`,
	kind: 'channel',
	channelId: '2',
	serverId: id,
});
const thread = (id: string, parent = '2'): Place => ({
	key: `guild:1:${id}`,
	kind: 'thread',
	channelId: id,
	serverId: '1',
	parentKey: `guild:1:${parent}`,
});

let store: Store;
let recording: ReturnType<typeof createRecordingLog>;
let gone: GonePlaces[];
beforeEach(async () => {
	recording = createRecordingLog();
	gone = [];
	store = await openStore({ url: 'memory:', clock, log: recording.log });
});
afterEach(() => store.close());

function open(sources: readonly DataSource[] = [], compact = async (): Promise<void> => undefined) {
	const { log } = recording;
	const settings = createSettings({ records: store.records('settings'), log });
	const noting: DataSource = { name: 'noting', placesGone: async (which) => gone.push(which) };
	return createPrivacy({
		compact,
		consent: createConsent({ settings, clock }),
		facts: { retentionDays: 30, providers: [], operator: async () => undefined },
		records: store.records,
		sources: [...sources, noting],
		clock,
		log,
	});
}

test('a channel takes the threads along in which somebody spoke, also after a restart', async () => {
	const before = open();
	for (const place of [thread('7'), thread('8'), thread('9', '3'), thread('7')])
		await before.seen(place);
	const privacy = open();
	await privacy.placeGone({ serverId: '1', channelId: '8' });
	await privacy.placeGone({ serverId: '1', channelId: '2' });
	await privacy.placeGone({ serverId: '1', channelId: '2' });
	expect(gone.map(({ keys }) => keys)).toEqual([
		['guild:1:8'],
		['guild:1:2', 'guild:1:7'],
		['guild:1:2'],
	]);
	await privacy.seen(thread('7'));
	await privacy.placeGone({ serverId: '1', channelId: '2' });
	expect(gone.at(-1)?.keys).toEqual(['guild:1:2', 'guild:1:7']);
});

test('which channel a thread is in is known for as long as something of the thread is kept', async () => {
	const kept = new Set(['guild:1:7', 'guild:1:8']);
	const noted = async () => {
		const threads = [];
		for await (const row of store.records('known-threads').entries()) threads.push(row);
		return threads;
	};
	const { signal } = new AbortController();
	const privacy = open([{ name: 'turns', isKeptIn: async (key) => kept.has(key) }]);
	for (const place of [thread('7'), thread('8'), thread('9', '3')]) await privacy.seen(place);
	expect(await noted()).toEqual([
		['guild:1:7', 'guild:1:2'],
		['guild:1:8', 'guild:1:2'],
		['guild:1:9', 'guild:1:3'],
	]);
	kept.delete('guild:1:8');
	// What was noted just now may be kept in a moment.
	expect(await privacy.sweep(signal)).toBe(0);
	await privacy.seen(thread('9', '3'));
	expect(await privacy.sweep(signal)).toBe(1);
	expect((await noted()).map(([key]) => key)).toEqual(['guild:1:7', 'guild:1:9']);
	expect(await privacy.sweep(signal)).toBe(1);
	await privacy.seen(thread('8'));
	await privacy.placeGone({ serverId: '1', channelId: '2' });
	expect(gone.at(-1)?.keys).toEqual(['guild:1:2', 'guild:1:7', 'guild:1:8']);
	expect(await noted()).toEqual([]);
});

test('a server that is missing at a sign-in has put the bot out, unless another shard or account has it', async () => {
	const privacy = open();
	for (const id of ['1', '2', '3']) await privacy.joined(id);
	// A person can bring the bot to a server that it is not on.
	await privacy.seen(server('4'));
	const signedIn = (accountId: string, serverIds: readonly string[]) =>
		privacy.signedIn({ accountId, serverIds, mayJudge: (id) => id !== '3' });
	await signedIn('bot', ['1']);
	expect(gone).toEqual([]);
	await signedIn('bot', ['1']);
	expect(gone).toEqual([{ serverId: '2' }]);
	await signedIn('another', []);
	expect(gone).toHaveLength(1);
	await signedIn('another', []);
	expect(gone.slice(1)).toEqual([{ serverId: '1' }]);
});

test('a part that cannot remove what is gone does not keep the others from it', async () => {
	const failing: DataSource = {
		name: 'failing',
		placesGone: () => Promise.reject(new Error('locked')),
	};
	await open([failing]).placeGone({ serverId: '1' });
	expect(gone).toEqual([{ serverId: '1' }]);
	expect(recording.text()).toContain('could not be removed from failing');
});

test('what could be forgotten but not taken off the disk is said; what could not be forgotten is a failure', async () => {
	const full = () => Promise.reject(new Error('disk is full'));
	expect(await open([], full).forget(ada.id)).toBe('later');
	expect(await open().forget(ada.id)).toBe('done');
	const failing: DataSource = { name: 'failing', forget: full };
	const forgotten: string[] = [];
	const other: DataSource = { name: 'other', forget: async (id) => forgotten.push(id) };
	await expect(open([failing, other]).forget(ada.id)).rejects.toThrow('disk is full');
	expect(forgotten).toEqual([ada.id]);
});

test('an export can be made once in ten minutes, but again at once when it failed', async () => {
	let isBroken = true;
	const flaky: DataSource = {
		name: 'flaky',
		export: async (personId) => (isBroken ? Promise.reject(new Error('locked')) : { personId }),
	};
	const privacy = open([flaky]);
	await expect(privacy.export(ada)).rejects.toThrow('locked');
	isBroken = false;
	const made = await privacy.export(ada);
	expect(made).toMatchObject({ outcome: 'made', name: 'my-data.json' });
	expect(await privacy.export(ada)).toEqual({ outcome: 'too-soon', at: clock.now() + 600_000 });
	expect(await privacy.export({ id: '502', name: 'Bob' })).toMatchObject({ outcome: 'made' });
	await clock.advance(600_000);
	expect(await privacy.export(ada)).toMatchObject({ outcome: 'made' });
});

test('an export too large for Discord is packed, and one that is too large even then says so', async () => {
	const large: DataSource = { name: 'large', export: async () => 'word '.repeat(2_500_000) };
	const packed = await open([large]).export(ada);
	if (packed.outcome !== 'made') throw new Error('Nothing was made');
	expect(packed.name).toBe('my-data.json.gz');
	const text = gunzipSync(packed.content as Uint8Array).toString();
	expect(JSON.parse(text)).toMatchObject({
		person: ada,
		large: expect.stringMatching(/^word word/),
	});
	const noise = Buffer.alloc(12 * 1024 ** 2);
	crypto.getRandomValues(noise.subarray(0, 65_536));
	const huge: DataSource = {
		name: 'huge',
		export: async () => {
			for (let at = 0; at < noise.length; at += 65_536)
				crypto.getRandomValues(noise.subarray(at, at + 65_536));
			return noise.toString('base64');
		},
	};
	expect(await open([huge]).export(ada)).toEqual({ outcome: 'too-large' });
});

test('of many first questions at once one is told what is kept, and nobody who opted out', async () => {
	const privacy = open();
	const all = await Promise.all(Array.from({ length: 20 }, () => privacy.isFirst(ada.id)));
	expect(all.filter(Boolean)).toHaveLength(1);
	await privacy.untold(ada.id);
	expect(await privacy.isFirst(ada.id)).toBe(true);
	expect(await privacy.optOut('502')).toBe(true);
	expect(await privacy.optOut('502')).toBe(false);
	expect(await privacy.isFirst('502')).toBe(false);
	await privacy.untold('502');
	expect(await privacy.optedOut([ada.id, '502'])).toEqual(new Set(['502']));
	expect(await privacy.optIn('502')).toBe(true);
	expect(await privacy.optIn('502')).toBe(false);
	expect(await privacy.optedOutAt('502')).toBeUndefined();
	expect(await privacy.isFirst('502')).toBe(false);
});
