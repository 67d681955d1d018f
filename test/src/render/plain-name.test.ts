import { expect, test } from 'vitest';
import { shorten } from '../../../src/render/code-points.ts';
import { plainName } from '../../../src/render/plain-name.ts';

test('a text is shortened by whole characters, and only when it is too long', () => {
	expect(shorten('百家饭', 3)).toBe('百家饭');
	expect(shorten('🍚🍚🍚🍚', 3)).toBe('🍚🍚…');
});

test.each([
	['Gemma 4 31B', 'Gemma 4 31B'],
	['**Bold** ||hidden|| `code`', 'Bold hidden code'],
	['[a](https://evil.example) <@1>', 'a (https://evil.example) @1'],
	['_sloped_ and __under__line', 'sloped and under line'],
	['local_model_2', 'local_model_2'],
	['two\nlines', 'two lines'],
])('of %j Discord formats nothing', (name, plain) => {
	expect(plainName(name)).toBe(plain);
});

test('a name is at most forty characters long', () => {
	expect([...plainName('🍚'.repeat(50))]).toHaveLength(40);
});
