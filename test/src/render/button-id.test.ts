import { expect, test } from 'vitest';
import { buttonId, readButtonId } from '../../../src/render/button-id.ts';

test.each([
	['cancel', '1'],
	['line.here', 'a:b c\n百'],
	['x', '字'.repeat(98)],
])('what %s is put together of comes apart again', (name, handle) => {
	expect(readButtonId(buttonId(name, handle))).toEqual({ name, handle });
});

test.each([
	['', '1'],
	['cancel', ''],
	['Cancel', '1'],
	['a:b', '1'],
	['x', 'y'.repeat(99)],
])('an id that Discord or we would not take is never made (%s)', (name, handle) => {
	expect(() => buttonId(name, handle)).toThrow(RangeError);
});
