import { expect, test } from 'vitest';
import { interleave } from '../../../src/chat/interleave.ts';

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

function interleaved() {
	const { source, leave, ...rest } = createSource();
	let tell: (told: string) => void = () => {};
	const events = interleave<number, string, string>({
		source,
		listen(toTell) {
			tell = toTell;
		},
		leave,
	});
	return { ...rest, events, tell: (told: string) => tell(told) };
}

test('what is told comes between the events, and of several words only the last', async () => {
	const { events, open, tell } = interleaved();
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
	expect(await events.next()).toEqual({ done: false, value: 1 });
	expect(await events.next()).toEqual({ done: false, value: 2 });
	expect(await events.next()).toEqual({ done: true, value: 'whole' });
});

test('a caller that leaves while the next event is awaited ends the source', async () => {
	const { events, open, state, tell } = interleaved();
	open(0);
	await events.next();
	const next = events.next();
	tell('waits');
	await next;
	await expect(events.return('')).resolves.toMatchObject({ done: true });
	expect(state.left).toBe(true);
});
