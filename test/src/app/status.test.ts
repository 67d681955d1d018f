import { expect, test } from 'vitest';
import { createStatus } from '../../../src/app/status.ts';
import type { Presence } from '../../../src/discord/presence.ts';
import type { ProviderTrouble } from '../../../src/providers/provider.ts';
import { createSpeak } from '../../../src/render/speak.ts';
import { createFakeCatalogue, createFakeSettings, model } from '../../helpers/fake-call.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createWholeQuota } from '../../helpers/whole-quota.ts';

async function setUp() {
	const house = await createWholeQuota({});
	const { clock } = house;
	await house.quota().learn({ kind: 'counter', used: 19, limit: 50 });
	const shown: Presence[] = [];
	const troubles: ProviderTrouble[] = [];
	const settings = createFakeSettings();
	const { log } = createRecordingLog();
	const disk = { isFull: false, probes: 0 };
	const servers: { id: string; locale: string }[] = [];
	const status = createStatus({
		catalogue: createFakeCatalogue([{ ...model('free'), provider: 'openrouter' }]),
		clock,
		log,
		onlyServer: () => (servers.length === 1 ? servers[0] : undefined),
		quota: house.quota(),
		settings,
		show: (presence) => void shown.push(presence),
		speak: createSpeak(),
		store: {
			async probe() {
				disk.probes++;
				if (disk.isFull) throw new Error('the disk is full');
			},
		},
		troubles: () => troubles,
	});
	return { ...status, clock, disk, house, servers, settings, shown, troubles };
}

const texts = (shown: readonly Presence[]) => shown.map(({ text }) => text);

test('it starts, looks every 15 seconds, and says that it leaves', async () => {
	const { clock, close, disk, house, leave, shown, troubles, watch } = await setUp();
	await watch();
	expect(texts(shown)).toEqual(['Starting, ready in a moment', '31 of 50 requests left today']);
	await house.quota().learn({ kind: 'counter', used: 20, limit: 50 });
	await clock.advance(14_999);
	expect(shown).toHaveLength(2);
	await clock.advance(1);
	expect(shown.at(-1)).toEqual({ status: 'online', text: '30 of 50 requests left today' });
	troubles.push({ provider: 'openrouter', title: 'OpenRouter', why: 'key' });
	await clock.advance(15_000);
	expect(shown.at(-1)).toEqual({
		status: 'dnd',
		text: 'Degraded: OpenRouter takes no questions from me',
	});
	expect(disk.probes).toBe(3);
	leave();
	await close();
	expect(shown.at(-1)).toEqual({ status: 'idle', text: 'Restarting, back in a minute' });
	const known = shown.length;
	await house.remove();
	await clock.advance(60_000);
	expect(shown).toHaveLength(known);
	expect(clock.timers()).toBe(0);
});

test('a store or a ledger that cannot be written is degraded, until it can be', async () => {
	const { clock, close, disk, house, shown, watch } = await setUp();
	await watch();
	disk.isFull = true;
	await clock.advance(15_000);
	expect(shown.at(-1)).toMatchObject({
		status: 'dnd',
		text: expect.stringContaining('disk cannot be written'),
	});
	disk.isFull = false;
	house.fail(true);
	await clock.advance(15_000);
	expect(shown.at(-1)).toMatchObject({
		status: 'dnd',
		text: expect.stringContaining('disk cannot be written'),
	});
	house.fail(false);
	await clock.advance(15_000);
	expect(shown.at(-1)?.text).toBe('31 of 50 requests left today');
	await close();
	await house.remove();
});

test('on one server it speaks as that server does, on several English', async () => {
	const { clock, close, house, servers, settings, shown, watch } = await setUp();
	servers.push({ id: '1', locale: 'zh-TW' });
	await watch();
	expect(shown.at(-1)?.text).toBe('今天還剩 31/50 次');
	const language = { locale: 'zh-CN', changedBy: '7', at: 0 };
	await settings.change('server:1', { language });
	await clock.advance(15_000);
	expect(shown.at(-1)?.text).toBe('今天还剩 31/50 次');
	servers.push({ id: '2', locale: 'zh-CN' });
	await clock.advance(15_000);
	expect(shown.at(-1)?.text).toBe('31 of 50 requests left today');
	await close();
	await house.remove();
});

test('who leaves before it was ready never looks', async () => {
	const { clock, close, disk, house, leave, watch } = await setUp();
	leave();
	await watch();
	await close();
	await clock.advance(60_000);
	expect(disk.probes).toBe(0);
	await house.remove();
});
