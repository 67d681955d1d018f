import { expect, test } from 'vitest';
import { interleave } from '../../../src/chat/interleave.ts';

type Tell = (told: string) => void;

/** A source whose events are let out one by one; `left` says whether it was ended early. */
function createSource() {
	const gates = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
	const stop = Promise.withResolvers<never>();
	const state = { left: false };
	async function* source(): AsyncGenerator<number, string> {
		try {
			for (const [index, gate] of gates.entries()) {
				await Promise.race([gate.promise, stop.promise]);
				yield index;
			}
			return 'whole';
		} finally {
			state.left = true;
		}
	}
	return {
		source: source(),
		state,
		open: (index: number) => gates[index]?.resolve(),
		leave: () => stop.reject(new Error('left')),
	};
}

test('what is told comes between the events, of several words only the last, and the result is the source’s', async () => {
	const { source, open, leave } = createSource();
	let tell: Tell = () => {};
	const events = interleave<number, string, string>({
		source,
		listen: (toTell) => {
			tell = toTell;
		},
		leave,
	});
	open(0);
	expect(await events.next()).toEqual({ done: false, value: 0 });
	const next = events.next();
	tell('waits');
	expect(await next).toEqual({ done: false, value: 'waits' });
	const later = events.next();
	tell('old');
	tell('new');
	expect(await later).toEqual({ done: false, value: 'new' });
	open(1);
	open(2);
	expect(await Array.fromAsync({ [Symbol.asyncIterator]: () => events })).toEqual([1, 2]);
});

test('a caller that leaves while the next event is awaited ends the source', async () => {
	const { source, state, open, leave } = createSource();
	let tell: Tell = () => {};
	const events = interleave<number, string, string>({
		source,
		listen: (toTell) => {
			tell = toTell;
		},
		leave,
	});
	open(0);
	await events.next();
	const next = events.next();
	tell('waits');
	await next;
	await expect(events.return('')).resolves.toMatchObject({ done: true });
	expect(state.left).toBe(true);
});
