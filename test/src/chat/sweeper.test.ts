import { expect, test } from 'vitest';
import type { Conversations } from '../../../src/chat/conversations.ts';
import { createSweeper } from '../../../src/chat/sweeper.ts';
import type { Dropped } from '../../../src/jobs/jobs.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const DAY_MS = 86_400_000;

function start(
	retentionDays: number,
	sweep?: Conversations['sweep'],
	chosen: Record<string, number> = {},
) {
	const clock = createManualClock();
	const recording = createRecordingLog();
	const asked: number[] = [];
	const ended: number[] = [];
	const here: number[] = [];
	const dropped: Dropped[] = [];
	let compactions = 0;
	const voted: number[] = [];
	const sweeper = createSweeper({
		arena: {
			async sweep(votedBefore) {
				voted.push(clock.now() - votedBefore);
				return 1;
			},
		},
		conversations: {
			sweep:
				sweep ??
				(async (oldest) => {
					asked.push(clock.now() - oldest('dm:5'));
					here.push(clock.now() - oldest('guild:1:2'));
					return 3;
				}),
		},
		jobs: {
			async drop(which) {
				dropped.push(which);
				return [];
			},
			async sweep(endedBefore) {
				ended.push(clock.now() - endedBefore);
				return 2;
			},
		},
		privacy: { sweep: async () => 4 },
		retentions: async () => new Map(Object.entries(chosen)),
		compact: async () => void compactions++,
		clock,
		log: recording.log,
		retentionDays,
	});
	const compacted = () => compactions;
	return { clock, recording, asked, ended, here, dropped, compacted, voted, sweeper };
}

test('what is old is swept soon after the start and then hourly, and counted in the log', async () => {
	const { clock, recording, asked, compacted, ended, voted, sweeper } = start(30);
	await clock.advance(60_000);
	expect(asked).toEqual([30 * DAY_MS]);
	expect(ended).toEqual([2 * DAY_MS]);
	expect(voted).toEqual([365 * DAY_MS]);
	expect(compacted()).toBe(1);
	await clock.advance(3 * 3_600_000);
	expect(asked).toHaveLength(4);
	expect(recording.text()).toMatch(/"turns":3,"jobs":2,"votes":1,"threads":4/);
	await sweeper.close();
	expect(clock.timers()).toBe(0);
	await clock.advance(DAY_MS);
	expect(asked).toHaveLength(4);
});

test('where nothing is kept on disk, memory forgets after a day', async () => {
	const { clock, asked, sweeper } = start(0);
	await clock.advance(60_000);
	expect(asked).toEqual([DAY_MS]);
	await sweeper.close();
});

test('a failing sweep is logged and tried again an hour later', async () => {
	let times = 0;
	const { clock, recording, sweeper } = start(30, async () => {
		times++;
		throw new Error('locked');
	});
	await clock.advance(60_000 + 3_600_000);
	expect(times).toBe(2);
	expect(recording.text()).toContain('sweeping failed');
	await sweeper.close();
	expect(clock.timers()).toBe(0);
});

test('closing stops a sweep in the middle and waits for it', async () => {
	let isOver = false;
	const { clock, ended, sweeper } = start(
		30,
		(_, signal) =>
			new Promise((resolve) => {
				signal.addEventListener('abort', () => {
					isOver = true;
					resolve(0);
				});
			}),
	);
	await clock.advance(60_000);
	await sweeper.close();
	expect(isOver).toBe(true);
	expect(ended).toEqual([]);
	expect(clock.timers()).toBe(0);
});

test('a server keeps less than the operator set, never more', async () => {
	const shorter = start(30, undefined, { 1: 7 });
	await shorter.clock.advance(60_000);
	expect([shorter.asked, shorter.here]).toEqual([[30 * DAY_MS], [7 * DAY_MS]]);
	expect(shorter.dropped).toEqual([]);
	await shorter.sweeper.close();
	const longer = start(30, undefined, { 1: 90 });
	await longer.clock.advance(60_000);
	expect(longer.here).toEqual([30 * DAY_MS]);
	await longer.sweeper.close();
});

test('what is kept to ask again goes after a day too where a server chose one', async () => {
	const { clock, dropped, sweeper } = start(30, undefined, { 1: 1 });
	await clock.advance(60_000);
	expect(dropped).toEqual([{ serverId: '1', askedBefore: clock.now() - DAY_MS }]);
	await sweeper.close();
});
