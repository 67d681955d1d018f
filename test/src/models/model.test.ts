import { expect, test } from 'vitest';
import { parseModels } from '../../../src/models/parse-models.ts';
import { createModel } from '../../../src/stand-ins/provider/model.ts';

test('the day is the one that the list announces', () => {
	const row = createModel({ id: 'a/b:free', name: 'B', description: '', context: 9_000 });
	const read = (expiration_date: unknown) =>
		parseModels({ data: [{ ...row, expiration_date }] })?.models[0]?.expiresAt;
	expect(read('2026-12-01')).toBe(Date.UTC(2026, 11, 1));
	for (const none of [null, undefined, 'soon', 7, '']) expect(read(none)).toBeNull();
});
