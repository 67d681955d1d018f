import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPictures } from '../../../src/pictures/painted-pictures.ts';
import type { Pictures } from '../../../src/pictures/pictures.ts';
import { startTaskProcess } from '../../../src/pictures/task-process.ts';
import { createRecordingLog, silentLog } from '../../helpers/log.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { aPicture } from './a-picture.ts';

const moody = new URL('./moody-program-until-killed.ts', import.meta.url);
const hanging = aPicture({ title: 'hang' });
const isPng = (bytes: Uint8Array) => Buffer.from(bytes).subarray(1, 4).toString() === 'PNG';

/** Processes of ours that have not ended yet; one that has is still counted for a turn of the event loop. */
const processes = () =>
	process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;

let clock: ManualClock;
let pictures: Pictures;
let started: number;
let logged: () => string;
beforeEach(() => {
	clock = createManualClock();
	started = 0;
	const start = () => {
		started += 1;
		return startTaskProcess(moody);
	};
	const { log, text } = createRecordingLog();
	logged = text;
	pictures = createPictures({ clock, log, start });
});
afterEach(async () => {
	await pictures.close();
	await expect.poll(processes).toBe(0);
	expect(clock.timers()).toBe(0);
});

describe('pictures from a process of their own', () => {
	test('the real program draws a PNG', async () => {
		const real = createPictures({ clock, log: silentLog });
		expect(processes()).toBe(0);
		expect(isPng(await real.quota(aPicture()))).toBe(true);
		await real.close();
	});

	test('many at once come one after the other from one process', async () => {
		const drawn = await Promise.all(Array.from({ length: 10 }, () => pictures.quota(aPicture())));
		expect(drawn.every(isPng)).toBe(true);
		expect([started, processes()]).toEqual([1, 1]);
	});

	test('the process ends after a minute without a picture, and the next picture starts another', async () => {
		await pictures.quota(aPicture());
		await clock.advance(50_000);
		await pictures.quota(aPicture());
		await clock.advance(50_000);
		expect(processes()).toBe(1);
		await clock.advance(10_000);
		await expect.poll(processes).toBe(0);
		expect(clock.timers()).toBe(0);
		expect(isPng(await pictures.quota(aPicture()))).toBe(true);
		expect(started).toBe(2);
	});

	test.each([
		['crash', 'the process for pictures and files ended (3)'],
		['fail', 'the task failed: no paint left'],
		['nonsense', 'expected Uint8Array'],
	])('after a drawing that ends in %s the next one is drawn', async (title, message) => {
		const failing = pictures.quota(aPicture({ title }));
		const next = pictures.quota(aPicture());
		await expect(failing).rejects.toThrow(message);
		expect(isPng(await next)).toBe(true);
		expect(logged().split('a picture could not be drawn')).toHaveLength(2);
	});

	test('a program that is not there rejects', async () => {
		const nobody = startTaskProcess(new URL('./nowhere.ts', import.meta.url));
		const { signal } = new AbortController();
		const asked = nobody.run({ name: 'quota', picture: aPicture() }, signal);
		await expect(asked).rejects.toThrow('ended');
		expect(nobody.isAlive()).toBe(false);
	});

	test('a picture that takes longer than a few seconds rejects, its process ends, the next works', async () => {
		const slow = pictures.quota(hanging);
		slow.catch(() => {});
		await clock.advance(8_000);
		await expect(slow).rejects.toThrow('it took too long');
		expect(logged()).toContain('it took too long');
		await expect.poll(processes).toBe(0);
		expect(isPng(await pictures.quota(aPicture()))).toBe(true);
	});

	test('reading is given up after eight seconds of work, however long it may wait', async () => {
		const slow = pictures.shrink(
			Buffer.from('the moody one never answers this'),
			new AbortController().signal,
		);
		slow.catch(() => {});
		await clock.advance(8_000);
		await expect(slow).rejects.toThrow('it took too long');
	});

	test('the process knows no secret of ours', async () => {
		const asked = pictures.quota(aPicture({ title: 'environment' }));
		await expect(asked).rejects.toThrow(/failed: MALLOC_ARENA_MAX$/);
	});
});

describe('leaving', () => {
	test('an abort ends the drawing at once and leaves nothing behind', async () => {
		const leaving = new AbortController();
		const drawing = pictures.quota(hanging, leaving.signal);
		await expect.poll(processes).toBe(1);
		leaving.abort(new Error('gone'));
		await expect(drawing).rejects.toThrow('gone');
		expect(logged()).toBe('');
		await expect.poll(processes).toBe(0);
		expect(clock.timers()).toBe(0);
	});

	test('an abort while it waits leaves the line without a word to the process', async () => {
		const leaving = new AbortController();
		const first = pictures.quota(aPicture());
		const second = pictures.quota(hanging, leaving.signal);
		const third = pictures.quota(aPicture());
		leaving.abort(new Error('gone'));
		await expect(second).rejects.toThrow('gone');
		expect([await first, await third].every(isPng)).toBe(true);
		expect(started).toBe(1);
	});

	test('who has left already starts nothing', async () => {
		await expect(pictures.quota(aPicture(), AbortSignal.abort(new Error('gone')))).rejects.toThrow(
			'gone',
		);
		expect([started, clock.timers()]).toEqual([0, 0]);
	});

	test('no more than sixteen may be asked for at a time', async () => {
		const leaving = new AbortController();
		const asked = Array.from({ length: 16 }, () => pictures.quota(hanging, leaving.signal));
		await expect(pictures.quota(aPicture())).rejects.toThrow('too many tasks');
		leaving.abort(new Error('gone'));
		const results = await Promise.allSettled(asked);
		expect(results.every(({ status }) => status === 'rejected')).toBe(true);
		expect(isPng(await pictures.quota(aPicture()))).toBe(true);
	});

	test('closing rejects what is under way and what comes later', async () => {
		const drawing = pictures.quota(hanging);
		const waiting = pictures.quota(aPicture());
		const ended = Promise.allSettled([drawing, waiting]);
		await expect.poll(processes).toBe(1);
		await pictures.close();
		await expect.poll(processes).toBe(0);
		for (const result of [
			...(await ended),
			...(await Promise.allSettled([pictures.quota(hanging)])),
		])
			expect(result).toMatchObject({ reason: { message: 'the pictures are closed' } });
	});
});
