import { beforeEach, expect, test } from 'vitest';
import { createThoughts, type Thoughts } from '../../../src/chat/thoughts.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';

let clock: ManualClock;
let thoughts: Thoughts;
beforeEach(() => {
	clock = createManualClock();
	thoughts = createThoughts({ clock });
});

const known = (count: number) =>
	Array.from({ length: count }, (_, id) => id).filter((id) => thoughts.of(String(id)));

test('thoughts are put together as they come, and forgotten when told to', () => {
	thoughts.add('1', '  Is it ');
	thoughts.add('2', 'so');
	thoughts.add('1', 'an egg? ');
	expect(thoughts.of('1')).toEqual({ text: 'Is it an egg?', isCut: false });
	thoughts.forget(['1', '9']);
	expect(thoughts.of('1')).toBeUndefined();
	expect(thoughts.of('2')).toBeDefined();
});

test('blank ones are none', () => {
	thoughts.add('1', ' \n');
	expect(thoughts.of('1')).toBeUndefined();
});

test('of one answer only the beginning is kept, and whole characters of it', () => {
	thoughts.add('1', 'x'.repeat(63_999));
	thoughts.add('1', '😀 and more');
	thoughts.add('1', 'and more');
	expect(thoughts.of('1')).toEqual({ text: `${'x'.repeat(63_999)}\ufffd`, isCut: true });
});

test('all together they take a few megabytes: the oldest go first, and room that was freed counts', () => {
	for (let id = 0; id < 40; id++) thoughts.add(String(id), 'x'.repeat(60_000));
	expect(known(40)).toEqual(Array.from({ length: 33 }, (_, index) => index + 7));
	thoughts.forget(['7', '8']);
	for (let id = 40; id < 42; id++) thoughts.add(String(id), 'x'.repeat(60_000));
	expect(known(42)).toEqual(Array.from({ length: 33 }, (_, index) => index + 9));
});

test('they are kept for as long as the buttons work', async () => {
	thoughts.add('1', 'so');
	await clock.advance(48 * 3_600_000 - 1);
	expect(thoughts.of('1')).toBeDefined();
	await clock.advance(1);
	expect(thoughts.of('1')).toBeUndefined();
});
