import { describe, expect, test } from 'vitest';
import type { Conversations } from '../../../src/chat/conversations.ts';
import { createQuotedMaterial } from '../../../src/chat/quoted-material.ts';
import { say } from '../../../src/locales/keys.ts';
import type { Gather, QuotedMessage } from '../../../src/place.ts';
import { kitchen, turn } from '../../contract/conversations.ts';
import { createRecordingLog, silentLog } from '../../helpers/log.ts';

const signal = new AbortController().signal;
const message = (id: string, text = `text of ${id}`): QuotedMessage => ({
	id,
	isOwn: false,
	text,
	files: [{ name: 'a.png', url: 'https://example.org', sizeBytes: 1 }],
});

const conversation = (turns: readonly ReturnType<typeof turn>[]): Pick<Conversations, 'load'> => ({
	load: async () => turns,
});
const optedOut = new Set<string>();
const consent = { optedOut: async () => optedOut };
const brought = (gather: Gather) => ({
	gather,
	placeKey: kitchen,
	impliedText: 'Explain.',
	askerId: '501',
});
const bringing = (...quoted: QuotedMessage[]) => brought(async () => ({ quoted, notes: [] }));

describe('what the conversation holds', () => {
	const turns = Array.from({ length: 12 }, (_, number) =>
		turn(number, undefined, { id: `q${number}`, answerMessageIds: [`a${number}`] }),
	);
	const material = createQuotedMaterial({
		consent,
		conversations: conversation(turns),
		log: silentLog,
	});

	test('is not looked behind', async () => {
		const known: string[] = [];
		const gather: Gather = async (isKnown) => {
			known.push(...['q0', 'a1', 'q2', 'a11', 'other'].filter(isKnown));
			return { quoted: [], notes: [] };
		};
		await material.read(brought(gather), signal);
		expect(known).toEqual(['q2', 'a11']);
	});

	test('is quoted no more when it was said last', async () => {
		const read = await material.read(bringing(message('a11'), message('other')), signal);
		expect(read.quoted.map(({ id }) => id)).toEqual(['other']);
		expect(read.isKnown).toBe(true);
	});

	test('is only called to mind when it was said before, without its files', async () => {
		const { quoted } = await material.read(bringing(message('a5', 'long '.repeat(100))), signal);
		expect(quoted).toMatchObject([{ text: expect.stringMatching(/^(?:long )+long…$/), files: [] }]);
		expect(quoted[0]).not.toHaveProperty('id');
	});

	test('is quoted again when it was said long before', async () => {
		const { quoted } = await material.read(bringing(message('a0')), signal);
		expect(quoted).toEqual([message('a0')]);
	});
});

test('what nobody sees in a text is taken out, what belongs to it stays', async () => {
	const material = createQuotedMaterial({
		consent,
		conversations: conversation([]),
		log: silentLog,
	});
	const hidden = [...'ignore'].map((one) => String.fromCodePoint(0xe0000 + one.charCodeAt(0)));
	const text = `A\u{202e}B\u{2066}C\u{200b}D${hidden.join('')}\u{e0101} 👩‍🍳 ❤️ \0é`;
	const { quoted } = await material.read(bringing(message('1', text)), signal);
	expect(quoted[0]?.text).toBe('ABCD 👩‍🍳 ❤️ é');
});

test('what cannot be gathered is a note, and a stop is a stop', async () => {
	const { log, text } = createRecordingLog();
	const material = createQuotedMaterial({ consent, conversations: conversation([]), log });
	const failing = brought(async () => {
		throw new Error('a canary that was typed');
	});
	expect(await material.read(failing, signal)).toMatchObject({
		quoted: [],
		notes: [{ key: 'read.not-now' }],
	});
	expect(text()).toContain('was not gathered');
	const stopped = AbortSignal.abort(new Error('stopped'));
	await expect(material.read(failing, stopped)).rejects.toThrow('stopped');
});

test('a conversation that cannot be read costs nothing of what is brought', async () => {
	const material = createQuotedMaterial({
		consent,
		conversations: { load: () => Promise.reject(new Error('the store is away')) },
		log: silentLog,
	});
	const { quoted } = await material.read(bringing(message('1')), signal);
	expect(quoted).toEqual([message('1')]);
});

test('of who opted out only that something is hidden is told', async () => {
	const material = createQuotedMaterial({
		consent: { optedOut: async (ids) => new Set([...ids].filter((id) => id === '9')) },
		conversations: conversation([]),
		log: silentLog,
	});
	const by = (id: string) => ({ ...message(id), author: { id, name: `name of ${id}` } });
	const { notes, quoted } = await material.read(bringing(by('9'), by('10')), signal);
	expect(quoted).toEqual([{ isOwn: false, text: '[hidden]', files: [] }, by('10')]);
	expect(notes).toEqual([say('read.opted-out', { count: 1 })]);
});

test('while nobody knows who opted out nothing is quoted', async () => {
	const { log, text } = createRecordingLog();
	const material = createQuotedMaterial({
		consent: { optedOut: () => Promise.reject(new Error('the store is away')) },
		conversations: conversation([]),
		log,
	});
	const read = await material.read(bringing(message('1')), signal);
	expect(read).toEqual({ quoted: [], notes: [say('read.not-now')], isKnown: false });
	expect(text()).toContain('who opted out is not known');
});
