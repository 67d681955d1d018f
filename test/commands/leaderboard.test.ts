import { describe, expect, test } from 'vitest';
import { leaderboard } from '../../commands/leaderboard.ts';
import { languages } from '../../src/locales/languages.ts';
import { createSpeak } from '../../src/render/speak.ts';
import { aModel } from '../helpers/a-model.ts';
import { createFakeCall, servicesOf } from '../helpers/fake-call.ts';
import { createModelHouse } from '../helpers/model-house.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

const speak = createSpeak();
const MODELS = 12;
const nameOf = (index: number) => `Nemotron 3 Nano Omni 30B A3B Reasoning ${index}`;

async function shown({ language = 'en', votes = 1280, canDraw = true } = {}) {
	const ids = Array.from({ length: MODELS }, (_, index) => `m${index}`);
	const house = createModelHouse(ids.map((id, index) => aModel(id, { name: nameOf(index) })));
	const ratings = ids.map((modelId, index) => {
		const points = 1300.4 - 60 * index;
		return { modelId, points, low: points - 200, high: points + 200, votes: 100 + index };
	});
	const surface = createRecordingSurface();
	const { call } = createFakeCall({
		speak: (sentence) => speak(sentence, language),
		surface: surface.surface,
		mention: (name) => `</${name}:1234567890123456789>`,
	});
	const measured = { firstTokenMs: 1234, successRate: 0.97, tokensPerSecond: 88 };
	const services = servicesOf({
		...house,
		arena: { standings: async () => ({ votes, ratings }) },
		health: { view: () => ({ attempts: 20, isBlocked: false, ...measured }) },
		pictures: {
			quota: async () => new Uint8Array(),
			async leaderboard() {
				if (!canDraw) throw new Error('the drawing process is gone');
				return new Uint8Array([1]);
			},
		},
	});
	await leaderboard.run(call, {}, services);
	const [view] = surface.finished;
	return { text: surface.text(), parts: view?.parts, file: view?.file };
}

describe.each(Object.keys(languages))('in %s', (language) => {
	test('ten models with long names fit into one message, and the rest is counted', async () => {
		const { parts, text } = await shown({ language });
		expect(parts).toHaveLength(1);
		expect(text.length).toBeLessThanOrEqual(2000);
		expect(text).toContain(nameOf(9));
		expect(text).not.toContain(nameOf(10));
		expect(text).not.toMatch(/\{\{|undefined|NaN/);
	});

	test('the picture says the same in words that nothing formats, and no more than Discord takes', async () => {
		const { file } = await shown({ language, votes: 12 });
		const description = file?.description ?? '';
		expect(description).toContain('12');
		expect(description).toContain(`${nameOf(9)}`);
		expect(description).not.toMatch(/[*`<>]|^-#/m);
		expect(description.length).toBeLessThanOrEqual(1024);
	});
});

test('few votes say that they mean little, in the picture too', async () => {
	const { file, text } = await shown({ votes: 1 });
	expect(text).toContain('only one vote so far: this means little');
	expect(file?.description).toContain('only one vote yet');
});

test('without a picture the words stand alone', async () => {
	const { file, text } = await shown({ canDraw: false });
	expect(file).toBeUndefined();
	expect(text).toContain('1300 points (likely 1100 to 1500), 100 votes');
});
