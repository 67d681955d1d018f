import { expect, test } from 'vitest';
import { mention } from '../../commands/mention.ts';
import type { HeardCommand, Services } from '../../src/command.ts';
import type { AnswerEvent } from '../../src/providers/provider.ts';
import type { Surface } from '../../src/render/surface.ts';
import { createFakeCall, servicesOf } from '../helpers/fake-call.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

/** A surface whose address can change. */
function createPlace(address: string) {
	const screen = createRecordingSurface();
	const listeners: ((address: string) => void)[] = [];
	const surface: Surface = {
		...screen.surface,
		address,
		onMoved: (listener) => void listeners.push(listener),
	};
	return { ...screen, surface, move: (to: string) => listeners.map((tell) => tell(to)) };
}

function setUp(events: () => AsyncIterable<AnswerEvent>) {
	const posted: string[] = [];
	const signals: AbortSignal[] = [];
	const shown: (readonly string[])[] = [];
	const answers: Partial<Services['answers']> = {
		ask(_, signal) {
			signals.push(signal);
			return events();
		},
		posted: (_, address) => void posted.push(address),
		shown: async (_, ids) => void shown.push(ids),
		lost: async () => undefined,
	};
	const ask = (surface: Surface) => {
		const { call } = createFakeCall({ surface });
		const heard: Parameters<HeardCommand['run']>[0] = { ...call, text: 'Why?', files: [] };
		return mention.run(heard, servicesOf({ answers }));
	};
	return { ask, posted, shown, signals };
}

const end = {
	type: 'end',
	reason: 'complete',
	notes: [],
	isExplained: false,
	facts: { modelName: 'Model', durationMs: 0 },
} as const;

test('of an answer that has moved only its new place is recorded, and losing that ends it', async () => {
	const [before, after] = [createPlace('before'), createPlace('after')];
	const { ask, posted, shown, signals } = setUp(async function* () {
		yield { type: 'waiting-for-own', handle: 'abc' };
		before.move('before, shown');
		yield { type: 'moving', at: 0 };
		before.move('before, last words');
		after.move('after, shown');
		yield end;
	});
	await ask({ ...before.surface, inChannel: () => after.surface });
	expect(posted).toEqual(['before, shown', 'after', 'after, shown']);
	expect(shown).toHaveLength(1);
	expect(signals[0]?.aborted).toBe(false);
	after.vanish();
	expect(signals[0]?.aborted).toBe(true);
});

test('where another day is offered is told like an answer', async () => {
	const { ask, shown } = setUp(async function* () {
		const sentence = { key: 'quota.day-spent', values: { at: 1 } } as const;
		yield { type: 'offer', sentence, handle: 'abc' };
	});
	await ask(createPlace('here').surface);
	expect(shown).toEqual([['1']]);
});
