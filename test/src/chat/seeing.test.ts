import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Question } from '../../../src/chat/question.ts';
import { say } from '../../../src/locales/keys.ts';
import { sizeInHead } from '../../../src/pictures/size-in-head.ts';
import { QuotaRefusal } from '../../../src/quota/quota.ts';
import { ada, bob, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import { redAndBlue } from '../../helpers/sample-files.ts';
import {
	createParts,
	expectNothingLeft,
	follow,
	model,
	type Parts,
	question,
	refusalOf,
} from './answering-parts.ts';

const blind = model('best');
const seeing = model('seer', { inputs: ['text', 'image'] });

let parts: Parts;
beforeEach(async () => {
	parts = await createParts();
	parts.catalogue.state.models = [blind, model('other'), seeing];
});
afterEach(() => expectNothingLeft(parts));

function attach(name: string, bytes: Uint8Array<ArrayBuffer> | string) {
	const url = `https://cdn.discordapp.com/${name}`;
	parts.files.set(url, bytes);
	return { name, url, sizeBytes: bytes.length };
}

const picture = (name: string) => attach(name, Uint8Array.from(redAndBlue('image/png')));

const choose = (modelId: string, isStrict: boolean) =>
	parts.settings.change(`place:${kitchen}`, {
		model: { id: modelId, isStrict, chosenBy: ada.id, at: 0 },
	});

const pin = () => choose(blind.id, true);

async function ask(text: string, ...files: ReturnType<typeof attach>[]) {
	const events = await follow(parts, question({ text, files })).ended;
	const end = events.at(-1);
	return {
		notes: end?.type === 'end' ? end.notes : undefined,
		asked: parts.router.requests.at(-1)?.messages.at(-1),
	};
}

test('a picture goes to whoever can see it, which is said, and only its name is kept', async () => {
	const { asked, notes } = await ask('What is this?', picture('cat.png'));
	expect(notes).toEqual([say('chat.looks-instead', { model: blind.name, other: seeing.name })]);
	expect(asked?.images).toEqual([{ type: 'image/jpeg', bytes: expect.any(Uint8Array) }]);
	expect(asked?.content).toMatch(/^Ada: What is this\?\n\n\[A picture is attached: "cat\.png"\./);

	const later = await ask('And what else?');
	expect(later.notes).toEqual([]);
	const sent = parts.router.requests.at(-1)?.messages ?? [];
	expect(sent.some(({ images }) => images !== undefined)).toBe(false);
	expect(sent[1]?.content).toContain('"cat.png"');
});

test('a model that can see looks itself, and nothing is said about it', async () => {
	await choose(seeing.id, false);
	const { asked, notes } = await ask('What is this?', picture('cat.png'));
	expect([asked?.images?.length, notes]).toEqual([1, []]);
});

test.each<[string, 'chat.pinned-blind' | 'chat.nobody-sees', () => unknown]>([
	['no other may answer', 'chat.pinned-blind', pin],
	[
		'nobody can see',
		'chat.nobody-sees',
		() => {
			parts.catalogue.state.models = [blind, model('other')];
		},
	],
])(
	'where %s the question is answered without the picture, and that is said',
	async (_, key, set) => {
		await set();
		const { asked, notes } = await ask('What is this?', picture('cat.png'));
		expect(notes).toEqual([say(key, { model: blind.name })]);
		expect(asked?.images).toBeUndefined();
		expect(asked?.content).toContain('"cat.png"');
	},
);

test('pictures without a word are a question, unless nobody may look at them', async () => {
	const { asked } = await ask('', picture('one.png'), picture('two.png'));
	expect(asked?.images).toHaveLength(2);
	expect(asked?.content).toMatch(/^Ada: \[A picture is attached: "one\.png".*"two\.png"/s);
	await pin();
	const { ended } = follow(parts, question({ text: ' ', files: [picture('one.png')] }));
	expect(await refusalOf(ended)).toEqual(say('chat.pinned-blind', { model: blind.name }));
	expect(parts.router.requests).toHaveLength(1);
});

test('a lease is asked for with what pictures take', async () => {
	await ask('What is this?');
	await ask('What is this?', picture('one.png'), picture('two.png'));
	const [without = 0, withTwo = 0] = parts.quota.requests.map(({ tokens }) => tokens);
	expect(withTwo - without).toBeGreaterThan(2_000);
	expect(withTwo - without).toBeLessThan(2_300);
});

test('pictures that do not fit beside the question are refused before anything is spent', async () => {
	parts.catalogue.state.models = [
		model('small', { inputs: ['text', 'image'], contextTokens: 4_000 }),
	];
	const four = ['1', '2', '3', '4'].map(picture);
	const { ended } = follow(parts, question({ files: four }));
	expect(await refusalOf(ended)).toEqual(
		say('chat.pictures-no-room', { model: 'small for people' }),
	);
	expect(parts.quota.requests).toEqual([]);
});

test('the history makes room for pictures', async () => {
	parts.catalogue.state.models = [
		model('small', { inputs: ['text', 'image'], contextTokens: 6_000 }),
	];
	for (const word of ['milk', 'eggs']) await ask(`${word} `.repeat(1_200));
	expect((await ask('And?')).notes).toEqual([]);
	const { notes } = await ask('What is this?', picture('one.png'), picture('two.png'));
	expect(notes).toEqual([say('chat.history-shortened', { count: 4 })]);
});

test('a question that waits for another day has lost its picture, and the model is told', async () => {
	parts.quota.faults.lease = new QuotaRefusal('day-spent', parts.clock.now() + 1_000);
	const { asked, ended } = follow(parts, question({ files: [picture('$&.png')] }));
	expect((await ended).at(-1)).toMatchObject({
		type: 'offer',
		note: say('postpone.without-pictures'),
	});
	expect(parts.jobs.questionOf(asked.id)).toContain(
		String.raw`Why?\n\n[A picture is attached that you are not shown: \"$&.png\".]`,
	);
});

test('of pictures alone nothing would be left for another day, so none is offered', async () => {
	const refusal = new QuotaRefusal('day-spent', parts.clock.now() + 1_000);
	parts.quota.faults.lease = refusal;
	const { ended } = follow(parts, question({ text: ' ', files: [picture('one.png')] }));
	expect(await refusalOf(ended)).toEqual(refusal.sentence);
	const withText = question({ text: '', files: [picture('one.png'), attach('a.txt', 'Why?')] });
	expect((await follow(parts, withText).ended).at(-1)?.type).toBe('offer');
});

test('messages that are asked as one hold four files together, pictures among them', async () => {
	parts.quota.hold();
	const message = (text: string, ...files: ReturnType<typeof attach>[]) =>
		follow(parts, question({ text, files, isMessage: true, person: ada }));
	const first = message('One', picture('a.png'), picture('b.png'), attach('c.txt', 'words'));
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	const second = message('Two', picture('d.png'));
	expect(await second.ended).toEqual([{ type: 'elsewhere', sentence: say('chat.merged') }]);
	const third = message('Three', picture('e.png'));
	await eventually(() => expect(third.types()).toEqual(['waiting-for-own']));
	parts.quota.letThrough();
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	parts.quota.letThrough();
	await Promise.all([first.ended, third.ended]);
	const shown = parts.router.requests.map(({ messages }) => messages.at(-1)?.images?.length);
	expect(shown).toEqual([3, 1]);
});

test('who looks at a picture is chosen by what is attached beside it, too', async () => {
	const asked = vi.spyOn(parts.catalogue.catalogue, 'alternatives');
	await ask('What is this?', picture('one.png'), attach('a.txt', 'soup '.repeat(4_000)));
	const [, needs] = asked.mock.calls[0] ?? [];
	expect(needs).toMatchObject({ sees: true });
	expect(needs?.promptTokens).toBeGreaterThan(5_000);
	await ask('What is this?', picture('one.png'), attach('b.txt', 'x'.repeat(900_000)));
	expect(asked.mock.lastCall?.[1].promptTokens).toBeLessThan(40_000);
});

describe('where pictures that wait take more room than there is', () => {
	beforeEach(async () => {
		await expectNothingLeft(parts);
		parts = await createParts({ mostPictureBytes: 1_000 });
		parts.catalogue.state.models = [seeing];
		parts.quota.hold();
	});

	async function waits(more: Partial<Question>) {
		const before = parts.quota.line.length;
		const one = follow(parts, question(more));
		await eventually(() => expect(parts.quota.line).toHaveLength(before + 1));
		return one;
	}

	async function answered(one: Awaited<ReturnType<typeof waits>>) {
		parts.quota.letThrough();
		const end = (await one.ended).at(-1);
		const asked = parts.router.requests.at(-1)?.messages.at(-1);
		return { notes: end?.type === 'end' ? end.notes : undefined, asked };
	}

	test('the oldest is fetched again when its turn has come, and the newest is not', async () => {
		const old = await waits({ files: [picture('old.png')] });
		const young = await waits({ files: [picture('new.png')], person: bob });
		const wide = redAndBlue('image/png', 90, 20);
		for (const name of ['old.png', 'new.png']) attach(name, Uint8Array.from(wide));
		const widths = [];
		for (const one of [old, young]) {
			const { asked, notes } = await answered(one);
			expect([notes, asked?.images]).toEqual([[], [expect.anything()]]);
			widths.push(sizeInHead(asked?.images?.[0]?.bytes ?? Buffer.alloc(0))?.width);
		}
		expect(widths).toEqual([90, 40]);
	});

	test('the question is answered without one whose link has run out, and with the text it came with', async () => {
		const file = picture('old.png');
		const old = await waits({ files: [file, attach('a.txt', 'eggs')] });
		const young = await waits({ files: [picture('new.png')], person: bob });
		parts.files.clear();
		const { asked, notes } = await answered(old);
		expect(notes).toEqual([say('chat.file-failed', { name: 'old.png' })]);
		expect(asked?.images).toBeUndefined();
		expect(asked?.content).toMatch(/^Ada: Why\?\n\n\[Quoted.*eggs/s);
		expect((await answered(young)).asked?.images).toHaveLength(1);
	});

	test('of a picture alone nothing is left then, and its request is given back', async () => {
		const old = await waits({ text: '', files: [picture('old.png')] });
		const young = await waits({ files: [picture('new.png')], person: bob });
		parts.files.clear();
		parts.quota.letThrough();
		expect(await refusalOf(old.ended)).toEqual(say('chat.file-failed', { name: 'old.png' }));
		expect(parts.quota.leases).toEqual(['given back']);
		await answered(young);
	});
});
