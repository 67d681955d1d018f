import { expect, test } from 'vitest';
import { plain } from '../../../src/demo/terminal/paint.ts';
import { createTranscript } from '../../../src/demo/transcript.ts';

function setUp() {
	const away = new Map<string, number>();
	const transcript = createTranscript((id) => away.get(id) ?? 0);
	const put = (id: string, ...lines: string[]) =>
		transcript.put({ id, timed: false, lines: () => lines.map((line) => [plain(line)]) });
	const shown = () => transcript.blocks(40).map(({ lines }) => lines.filter((line) => line !== ''));
	const scrollAway = (index: number, lines: number) => {
		const block = transcript.blocks(40)[index];
		if (block) away.set(block.id, lines);
	};
	return { transcript, put, shown, scrollAway };
}

test('an item changes where it stands', () => {
	const { put, shown } = setUp();
	put('a', 'one');
	put('b', 'two');
	put('a', 'one', 'more');
	expect(shown()).toEqual([['one', 'more'], ['two']]);
});

test('an item that only grows goes on where it stands, though its beginning has scrolled away', () => {
	const { put, shown, scrollAway } = setUp();
	put('a', 'one', 'two');
	scrollAway(0, 1);
	put('a', 'one', 'two', 'three');
	expect(shown()).toEqual([['one', 'two', 'three']]);
});

test('an item whose lost lines change is shown again at the bottom, the old one stays', () => {
	const { put, shown, scrollAway } = setUp();
	put('a', 'You are number 3 in line');
	put('b', 'between');
	scrollAway(0, 2);
	put('a', 'The answer');
	put('a', 'The answer', 'goes on');
	expect(shown()).toEqual([['You are number 3 in line'], ['between'], ['The answer', 'goes on']]);
});

test('an item can be taken away while it is in sight', () => {
	const { transcript, put, shown, scrollAway } = setUp();
	put('a', 'one');
	put('b', 'two');
	scrollAway(0, 1);
	transcript.remove('a');
	transcript.remove('b');
	expect(shown()).toEqual([['one']]);
});

test('times are put into words again each second, as long as they are in sight', () => {
	const { transcript, scrollAway } = setUp();
	let seconds = 12;
	transcript.put({ id: 'a', timed: true, lines: () => [[plain(`in ${seconds} seconds`)]] });
	const words = () => transcript.blocks(40)[0]?.lines[0];
	expect(words()).toBe('in 12 seconds');
	seconds = 11;
	expect(words()).toBe('in 12 seconds');
	transcript.tick();
	expect(words()).toBe('in 11 seconds');
	scrollAway(0, 1);
	seconds = 10;
	transcript.tick();
	expect(words()).toBe('in 11 seconds');
});
