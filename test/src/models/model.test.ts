import { expect, test } from 'vitest';
import { expiresSoon } from '../../../src/models/model.ts';
import { parseModels } from '../../../src/models/parse-models.ts';
import { createModel } from '../../../src/stand-ins/provider/model.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = Date.UTC(2026, 10, 23, 12);

test.each([
	['no day', null, false],
	['a day in three weeks', NOW + 21 * DAY_MS, false],
	['a day in two weeks', NOW + 14 * DAY_MS, true],
	['tomorrow', NOW + DAY_MS, true],
	['yesterday', NOW - DAY_MS, true],
])('with %s announced it expires soon: %s', (_, expiresAt, expected) => {
	expect(expiresSoon({ expiresAt }, NOW)).toBe(expected);
});

test('the day is the one that the list announces', () => {
	const row = createModel({ id: 'a/b:free', name: 'B', description: '', context: 9_000 });
	const read = (expiration_date: unknown) =>
		parseModels({ data: [{ ...row, expiration_date }] })?.models[0]?.expiresAt;
	expect(read('2026-12-01')).toBe(Date.UTC(2026, 11, 1));
	for (const none of [null, undefined, 'soon', 7, '']) expect(read(none)).toBeNull();
});
