import { expect, test } from 'vitest';
import { createSweeper } from '../../../src/chat/sweeper.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const DAY_MS = 86_400_000;

function start(
	retentionDays: number,
	sweep?: (askedBefore: number, signal: AbortSignal) => Promise<number>,
) {
	const clock = createManualClock();
	const recording = createRecordingLog();
	const asked: number[] = [];
	const ended: number[] = [];
	const sweeper = createSweeper({
		conversations: {
			sweep:
				sweep ??
				(async (askedBefore) => {
					asked.push(clock.now() - askedBefore);
					return 3;
				}),
		},
		jobs: {
			async sweep(endedBefore) {
				ended.push(clock.now() - endedBefore);
				return 2;
			},
		},
		clock,
		log: recording.log,
		retentionDays,
	});
	return { clock, recording, asked, ended, sweeper };
}

test('what is old is swept soon after the start and then hourly, and counted in the log', async () => {
	const { clock, recording, asked, ended, sweeper } = start(30);
	await clock.advance(60_000);
	expect(asked).toEqual([30 * DAY_MS]);
	expect(ended).toEqual([2 * DAY_MS]);
	await clock.advance(3 * 3_600_000);
	expect(asked).toHaveLength(4);
	expect(recording.text()).toMatch(/"turns":3,"jobs":2/);
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
