import { expect, test } from 'vitest';
import { isModelName, namedAmong } from '../../../src/providers/named-among.ts';
import { aModel } from '../../helpers/a-model.ts';

const models = [
	aModel('google/gemma-4-31b-it:free'),
	aModel('google/gemma-4-31b:free'),
	aModel('google:gemini-3.5-flash', { remoteId: 'gemini-3.5-flash' }),
];

test.each([
	['google/gemma-4-31b-it:free', 'google/gemma-4-31b-it:free'],
	['google/gemma-4-31b-it', 'google/gemma-4-31b-it:free'],
	['google/gemma-4-31b-it-20260402', 'google/gemma-4-31b-it:free'],
	['google/gemma-4-31b-it-20260402:free', 'google/gemma-4-31b-it:free'],
	['google/gemma-4-31b', 'google/gemma-4-31b:free'],
	['models/gemini-3.5-flash', 'google:gemini-3.5-flash'],
	['gemini-3.5-flash-lite', undefined],
	['google/gemma-4-31b-it-20260402-preview', undefined],
	['acme/other:free', undefined],
	['', undefined],
])('a reply from "%s" is one of %s', (name, id) => {
	expect(namedAmong(models, name)?.id).toBe(id);
});

test.each([
	['acme/some-model-2.5:free', true],
	['some-model', false],
	['/home/operator/models/some.gguf', false],
	['**acme**/some\n# @everyone', false],
	['https://acme.example/some', false],
	[`acme/${'y'.repeat(100)}`, false],
])('%s may be shown as a model that no list has: %s', (name, may) => {
	expect(isModelName(name)).toBe(may);
});
