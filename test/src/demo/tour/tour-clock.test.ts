import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createTourClock } from '../../../../src/demo/tour/tour-clock.ts';

const START_MS = Date.UTC(2026, 0, 1);
const create = () => createTourClock(START_MS, async () => undefined);

test('what falls due on the way runs at its moment and in order, also what that sets off', async () => {
	const clock = create();
	const ran: [string, number][] = [];
	const note = (what: string) => () => void ran.push([what, clock.now() - START_MS]);
	clock.after(300, note('later'));
	clock.after(100, () => {
		note('first')();
		clock.after(50, note('set off'));
	});
	clock.after(200, note('cancelled'))();
	clock.after(2_000, note('too late'));
	await clock.pass(1_000);
	expect(ran).toEqual([
		['first', 100],
		['set off', 150],
		['later', 300],
	]);
	expect(clock.monotonic()).toBe(1_000);
});

test('time stands still until what travels over a socket has arrived', async () => {
	const clock = create();
	const server = createServer((_, response) => response.end('here'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	let arrivedAt: number | undefined;
	try {
		clock.after(1_000, () => undefined);
		void fetch(`http://127.0.0.1:${port}`).then(async (response) => {
			await response.text();
			arrivedAt = clock.monotonic();
		});
		await clock.pass(5_000);
		expect(arrivedAt).toBe(0);
	} finally {
		server.close();
	}
});

test('it moves on until something has come, and says what never came', async () => {
	const clock = create();
	let found: string | undefined;
	clock.after(700, () => {
		found = 'it';
	});
	expect(await clock.until(() => found, 'it')).toBe('it');
	expect(clock.monotonic()).toBe(700);
	await expect(clock.until(() => undefined, 'the snow')).rejects.toThrow('the snow');
});

test('however long a picture takes, it is the same moment afterwards', async () => {
	const clock = create();
	let drawn: string | undefined;
	setTimeout(() => {
		drawn = 'drawn';
	}, 120);
	expect(await clock.slowly(10_000, () => drawn, 'a picture')).toBe('drawn');
	expect(clock.monotonic()).toBe(10_000);
});
