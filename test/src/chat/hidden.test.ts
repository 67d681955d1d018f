import { expect, test } from 'vitest';
import { HIDDEN, hideQuoted, withoutHidden } from '../../../src/chat/hidden.ts';
import { isUnkept } from '../../../src/chat/keeping.ts';
import { ada, bob, cellar, kitchen, turn } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createParts, expectNothingLeft, follow, question } from './answering-parts.ts';

const out = (...ids: string[]) => ({
	optedOut: async (asked: Iterable<string>) =>
		new Set([...asked].filter((personId) => ids.includes(personId))),
});

test('turns of others who opted out are left out, one’s own are not', async () => {
	const turns = [turn(1, ada), turn(2, bob), turn(3, ada)];
	const consent = out(ada.id);
	expect(await withoutHidden(turns, { consent, askerId: bob.id })).toEqual([turns[1]]);
	expect(await withoutHidden(turns, { consent, askerId: ada.id })).toEqual(turns);
});

test('a message that is brought along says only that it is hidden, without its files', async () => {
	const file = { name: 'a.txt', url: 'https://cdn.example.org/a.txt', sizeBytes: 1 };
	const hers = { author: ada, isOwn: false, text: 'a secret', files: [file] };
	const his = { author: bob, isOwn: false, text: 'hello', files: [] };
	const unsigned = { isOwn: true, text: 'mine', files: [] };
	const reading = { consent: out(ada.id), askerId: bob.id };
	expect(await hideQuoted([hers, his, unsigned], reading)).toEqual([
		{ isOwn: false, text: HIDDEN, files: [] },
		his,
		unsigned,
	]);
	expect(await hideQuoted([hers], { ...reading, askerId: ada.id })).toEqual([hers]);
});

test('nothing is kept of a private question, of who opted out, and while nobody knows who did', async () => {
	const { log, text } = createRecordingLog();
	const question = { id: '1', isPrivate: false, person: ada };
	expect(await isUnkept(question, { consent: out(), log })).toBe(false);
	expect(await isUnkept({ ...question, isPrivate: true }, { consent: out(), log })).toBe(true);
	expect(await isUnkept(question, { consent: out(ada.id), log })).toBe(true);
	const failing = { optedOut: () => Promise.reject(new Error('locked')) };
	expect(await isUnkept(question, { consent: failing, log })).toBe(true);
	expect(text()).toContain('who opted out is not known');
});

test('a request is reserved for what the model is sent, without what is hidden', async () => {
	const parts = await createParts({ consent: out(bob.id) });
	await parts.conversations.append(kitchen, turn(1, bob, { answer: 'A long story. '.repeat(200) }));
	parts.quota.hold();
	const { place } = question();
	const both = [kitchen, cellar].map((key) =>
		follow(parts, question({ place: { ...place, key } })),
	);
	await eventually(() => expect(parts.quota.line).toHaveLength(2));
	const [beside, alone] = parts.quota.requests.map(({ tokens }) => tokens);
	expect(beside).toBe(alone);
	for (const _ of both) parts.quota.letThrough();
	await Promise.all(both.map(({ ended }) => ended));
	await expectNothingLeft(parts);
});
