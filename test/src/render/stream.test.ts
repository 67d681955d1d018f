import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { say } from '../../../src/locales/keys.ts';
import type { AnswerEvent } from '../../../src/providers/provider.ts';
import { createSpeak } from '../../../src/render/speak.ts';
import { showAnswer } from '../../../src/render/stream.ts';
import type { Surface, Urgency, View } from '../../../src/render/surface.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const facts = { modelName: 'Model', durationMs: 1500 };
const end = (reason: Extract<AnswerEvent, { type: 'end' }>['reason'], notes = [] as never[]) =>
	({ type: 'end', reason, notes, isExplained: false, facts }) as const;
const text = (delta: string) => ({ type: 'text', delta }) as const;

/** A surface that composes at once and keeps everything. */
function createScreen() {
	const gone = new AbortController();
	const seen: [Urgency, readonly string[]][] = [];
	const finished: View[] = [];
	const counts = { working: 0, abandoned: 0 };
	const surface: Surface = {
		address: 'here',
		link: undefined,
		gone: gone.signal,
		deadline: undefined,
		inChannel: () => undefined,
		working: () => void counts.working++,
		offer: (urgency, compose) => void seen.push([urgency, compose().parts]),
		async finish(view) {
			gone.signal.throwIfAborted();
			finished.push(view);
			return view.parts.map((_, index) => `${index}`);
		},
		abandon: () => void counts.abandoned++,
		onMoved: () => {},
	};
	return {
		counts,
		finished,
		gone,
		seen,
		surface,
		final: () => finished.flatMap(({ parts }) => parts),
	};
}

const speak = createSpeak();
const clock = createManualClock();
const line = {
	type: 'waiting',
	frozen: false,
	isLate: false,
	handle: 'handle',
	mustChoose: false,
} as const;
const at = (inMs: number) => ({ earliest: clock.now() + inMs, latest: clock.now() + inMs });

function show(surface: Surface, events: readonly AnswerEvent[], failure?: unknown) {
	async function* answer() {
		yield* events;
		if (failure !== undefined) throw failure;
	}
	return showAnswer({
		events: answer(),
		surface,
		speak: (sentence) => speak(sentence, 'en-US'),
		clock,
	});
}

describe('showAnswer', () => {
	test('first words, progress, and the whole with its line below', async () => {
		const { final, seen, surface } = createScreen();
		const shown = await show(surface, [
			{ type: 'started', modelName: 'Model', handle: 'handle' },
			text('\n'),
			text('Hello'),
			text(' you'),
			end('complete'),
		]);
		expect(shown).toEqual(['0']);
		expect(seen).toEqual([
			['first-words', ['Hello']],
			['progress', ['Hello you']],
		]);
		expect(final()).toEqual(['Hello you\n-# Model · 1.5 s']);
	});

	test('the writer never waits for the screen', async () => {
		const { surface } = createScreen();
		const composed: string[] = [];
		let compose = (): View => ({ parts: [] });
		const offer: Surface['offer'] = (_, latest) => {
			compose = latest;
		};
		await show({ ...surface, offer }, [
			...Array.from({ length: 50_000 }, () => text('word ')),
			end('complete'),
		]);
		composed.push(...compose().parts);
		expect(composed).toHaveLength(4);
	});

	test('who waits is told their place and the time, again only when that has changed', async () => {
		const { seen, surface } = createScreen();
		const waiting = (position: number, inMs: number) =>
			({ ...line, position, ...at(inMs) }) as const;
		await show(surface, [
			waiting(3, 60_000),
			waiting(3, 63_000),
			waiting(2, 40_000),
			{ type: 'started', modelName: 'Model', handle: 'handle' },
			text('Hello'),
			end('complete'),
		]);
		expect(seen.map(([urgency]) => urgency)).toEqual([
			'notice',
			'progress',
			'progress',
			'first-words',
		]);
		expect(seen[0]?.[1][0]).toContain(`number 3 in line`);
		expect(seen[0]?.[1][0]).toContain(`<t:${Math.ceil(clock.now() / 1000) + 60}:R>`);
		expect(seen[2]?.[1][0]).toContain('Model is thinking');
	});

	test('one’s own earlier question and a pause of the provider are told as such', async () => {
		const { seen, surface } = createScreen();
		await show(surface, [
			{ type: 'waiting-for-own', handle: 'handle' },
			{ ...line, position: 1, ...at(0), frozen: true },
			end('complete'),
		]);
		expect(seen[0]?.[1][0]).toContain('earlier question');
		expect(seen[1]?.[1][0]).toContain('asked us to pause');
	});

	test('a duplicate shows nothing and leaves the surface', async () => {
		const { counts, finished, seen, surface } = createScreen();
		expect(await show(surface, [{ type: 'duplicate' }])).toBe('nothing');
		expect([seen, finished, counts.abandoned]).toEqual([[], [], 1]);
	});

	test.each([
		['length', 'at its own limit'],
		['filtered', 'content filter'],
		['stopped', 'Stopped here.'],
		['cut', 'grew too long'],
		['interrupted', 'broke off here'],
	] as const)('an answer that ended as %s keeps its text and says so', async (reason, sentence) => {
		const { final, surface } = createScreen();
		await show(surface, [text('Half an ans'), end(reason)]);
		expect(final()[0]).toMatch(/^Half an ans\n/);
		expect(final()[0]).toContain(sentence);
		expect(final()[0]).toMatch(/\n-# Model · 1\.5 s$/);
	});

	test('a note that says why is not said twice; notes stand above the facts', async () => {
		const { final, surface } = createScreen();
		const notes = [say('chat.interrupted', { name: 'Model' })];
		await show(surface, [text('Half'), { ...end('interrupted'), notes, isExplained: true }]);
		expect(
			final()[0]
				?.split('\n')
				.map((line) => line.slice(0, 2)),
		).toEqual(['Ha', '-#', '-#']);
	});

	test('stopped within bold, no mark is left over, as on screen before', async () => {
		const { final, surface } = createScreen();
		await show(surface, [text('This is **very imp'), end('stopped')]);
		expect(final()[0]).toContain('This is **very imp**\n-# Stopped here.');
	});

	test('stopped before the first word, only that is said', async () => {
		const { final, surface } = createScreen();
		await show(surface, [end('stopped')]);
		expect(final()).toEqual(['Stopped here.']);
	});

	test('of a question that was deleted nothing stands but what else is to be told', async () => {
		const dropped = [say('render.question-deleted'), say('chat.parts-dropped')];
		for (const [notes, parts] of [
			[[], []],
			[dropped, [expect.stringMatching(/^The question was deleted.*\nWhat you had added/)]],
		] as const) {
			const { finished, surface } = createScreen();
			expect(await show(surface, [text('Half'), { type: 'withdrawn', notes }])).toBe('nothing');
			expect(finished).toEqual([{ parts }]);
		}
	});

	test('a sentence for the person is shown in place of an answer', async () => {
		const { final, surface } = createScreen();
		const shown = await show(surface, [], new UserError(say('leaving.restarting')));
		expect(shown).toBe('nothing');
		expect(final()).toEqual([expect.stringContaining('restarting')]);
	});

	test('after some words it stands below them', async () => {
		const { final, surface } = createScreen();
		await show(surface, [text('Half')], new UserError(say('leaving.restarting')));
		expect(final()[0]).toMatch(/^Half\n.*restarting/);
	});

	test('a fault goes on to whoever called; words that stand are marked', async () => {
		const { final, surface } = createScreen();
		const fault = new TypeError('broken');
		await expect(show(surface, [text('Half')], fault)).rejects.toBe(fault);
		expect(final()[0]).toMatch(/^Half\n.*broke off/);
		const other = createScreen();
		await expect(show(other.surface, [], fault)).rejects.toBe(fault);
		expect(other.finished).toEqual([]);
	});

	test('an answer that is gone rejects with that reason', async () => {
		const { gone, surface } = createScreen();
		const reason = new Error('deleted');
		gone.abort(reason);
		await expect(show(surface, [text('Half'), end('stopped')])).rejects.toBe(reason);
	});

	test('a refusal of the final text is not answered by the same text', async () => {
		const { surface } = createScreen();
		const refusal = new UserError(say('render.blocked'));
		let tries = 0;
		const blocked: Surface = {
			...surface,
			async finish() {
				tries++;
				throw refusal;
			},
		};
		await expect(show(blocked, [text('rude'), end('complete')])).rejects.toBe(refusal);
		expect(tries).toBe(1);
	});
});

describe('what does not end here', () => {
	const moving = { type: 'moving', at: clock.now() + 60_500 } as const;
	const inS = (seconds: number) => clock.now() / 1000 + seconds;

	test('an answer that moves leaves a sentence without buttons and comes as a new message', async () => {
		const [before, after] = [createScreen(), createScreen()];
		const moved: Surface[] = [];
		async function* events() {
			yield { ...line, position: 2, ...at(60_000), mustChoose: true };
			yield moving;
			yield { ...line, position: 2, ...at(60_000) };
			yield text('Hello');
			yield end('complete');
		}
		const shown = await showAnswer({
			events: events(),
			surface: { ...before.surface, inChannel: () => after.surface },
			speak: (sentence) => speak(sentence, 'en-US'),
			clock,
			onMoved: (surface) => moved.push(surface),
		});
		expect(shown).toEqual(['0']);
		expect(before.finished).toEqual([
			{
				parts: [
					`I will answer here in the channel when it is your turn; that should be <t:${inS(61)}:R>.`,
				],
			},
		]);
		expect(moved).toEqual([after.surface]);
		expect(after.seen.map(([urgency]) => urgency)).toEqual(['notice', 'first-words']);
		expect(after.final()).toEqual(['Hello\n-# Model · 1.5 s']);
	});

	test('where there is no way into the channel it goes on where it stands', async () => {
		const { final, surface } = createScreen();
		await show(surface, [moving, text('Hello'), end('complete')]);
		expect(final()).toEqual(['Hello\n-# Model · 1.5 s']);
	});

	test('a last sentence that cannot be shown there stops no answer', async () => {
		const [before, after] = [createScreen(), createScreen()];
		before.gone.abort(new Error('deleted'));
		const surface = { ...before.surface, inChannel: () => after.surface };
		await show(surface, [moving, text('Hello'), end('complete')]);
		expect(after.final()).toEqual(['Hello\n-# Model · 1.5 s']);
	});

	test('the offer of another day has a button, and where it stands is told', async () => {
		const { finished, surface } = createScreen();
		const sentence = say('quota.day-spent', { at: 86_400 });
		const note = say('postpone.without-pictures');
		const shown = await show(surface, [{ type: 'offer', sentence, note, handle: 'abc' }]);
		expect(shown).toEqual(['0']);
		expect(finished[0]?.parts).toEqual([expect.stringMatching(/<t:86400:R>.*\n.*pictures/)]);
		expect(finished[0]?.buttons).toEqual([
			{ id: 'tomorrow:abc', label: 'Ask it for me after midnight UTC', style: 'primary' },
		]);
	});

	test('an answer that comes elsewhere is a sentence', async () => {
		const { finished, surface } = createScreen();
		const sentence = say('chat.joined-at', { link: 'https://there' });
		const shown = await show(surface, [
			{ type: 'joining', sentence, handle: 'abc' },
			{ type: 'elsewhere', sentence },
		]);
		expect(shown).toBe('nothing');
		expect(finished).toEqual([{ parts: [expect.stringContaining('https://there')] }]);
	});
});
