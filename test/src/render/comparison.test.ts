import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../../../src/locales/keys.ts';
import type { Compared, Comparison } from '../../../src/providers/provider.ts';
import { createComparisonView } from '../../../src/render/comparison.ts';
import { labelOf } from '../../../src/render/comparison-controls.ts';
import { createSpeak } from '../../../src/render/speak.ts';

const speak = createSpeak();
const view = () => createComparisonView((sentence) => speak(sentence, 'en'));

const answer = (name: string, more: Partial<Compared> = {}): Compared => ({
	modelId: `author/${name}`,
	modelName: name,
	state: 'done',
	text: `I am ${name}.`,
	isWhole: true,
	notes: [],
	durationMs: 2000,
	tokens: 100,
	...more,
});

const comparison = (more: Partial<Comparison> = {}): Comparison => ({
	handle: 'handle',
	question: 'Who are you?',
	names: 'shown',
	answers: [answer('Ant'), answer('Bee', { durationMs: 1500 }), answer('Cat')],
	votes: { wins: {}, ties: 0 },
	...more,
});

describe('side by side', () => {
	test('each has its name, its state in words, time and tokens, and the fastest is marked in words', () => {
		const { parts } = view().ended(comparison());
		expect(parts).toEqual([
			[
				'> Who are you?',
				'',
				'**Ant**\n-# done · 2.0 s · 100 tok\nI am Ant.',
				'',
				'**Bee**\n-# done · 1.5 s · 100 tok · fastest\nI am Bee.',
				'',
				'**Cat**\n-# done · 2.0 s · 100 tok\nI am Cat.',
			].join('\n'),
		]);
	});

	test('each state has its word, and who has failed says why', () => {
		const answers = [
			answer('Ant', { state: 'thinking', text: '' }),
			answer('Bee', { state: 'writing', text: 'open **bold' }),
			answer('Cat', {
				state: 'failed',
				text: '',
				notes: [say('chat.failed-busy', { name: 'Cat' })],
			}),
		];
		const [shown] = view().running(comparison({ answers })).parts;
		expect(shown).toContain('-# thinking …');
		expect(shown).toContain('-# writing … · 2.0 s · 100 tok\nopen **bold**');
		expect(shown).toMatch(/-# failed · 2\.0 s · 100 tok\n-# Cat .*\./);
		expect(shown).not.toContain('fastest');
	});

	test('why there is no more of one stands under it, as under an answer of its own', () => {
		const answers = [answer('Ant', { reason: 'length' }), answer('Bee')];
		const [shown = ''] = view().ended(comparison({ answers })).parts;
		expect(shown).toContain('I am Ant.\n-# The model stopped here, at its own limit');
		expect(shown.match(/stopped here/g)).toHaveLength(1);
	});

	test('a sentence that there is no more since it was kept is not shown', () => {
		const kept = JSON.parse('{"key":"chat.of-another-version","values":{}}');
		const answers = [answer('Ant', { notes: [kept] }), answer('Bee')];
		expect(view().ended(comparison({ answers })).parts.join()).not.toContain('another-version');
	});

	test('their place in line is told while all of them wait', () => {
		const { parts } = view().running(
			comparison({
				waiting: { position: 2, earliest: 60_000, latest: 60_000, frozen: false, isLate: false },
			}),
		);
		expect(parts.join('\n')).toContain('<t:60:R>');
	});

	test('stay in messages of their own once they were too long for one, and parts never become fewer', () => {
		const shown = view();
		const text = (length: number) => 'word '.repeat(length);
		const answers = (length: number) => [
			answer('Ant', { state: 'writing', text: text(length) }),
			answer('Bee', { state: 'writing', text: text(length) }),
		];
		const counts = [10, 100, 300, 400].map(
			(length) => shown.running(comparison({ answers: answers(length) })).parts.length,
		);
		expect(counts).toEqual([1, 1, 3, 3]);
		expect(shown.running(comparison({ answers: answers(10) })).parts).toHaveLength(3);
	});

	test('many views beside long answers that have ended take no time', () => {
		const long = '**many** words, `code` and $x^2$\n'.repeat(1200);
		const shown = view();
		const before = performance.now();
		for (let words = 1; words <= 100; words++)
			shown.running(
				comparison({
					answers: [
						answer('Ant', { text: long }),
						answer('Bee', { text: long, state: 'failed' }),
						answer('Cat', { text: 'word '.repeat(words), state: 'writing' }),
					],
				}),
			);
		// When each view looked at all of them again it took more than ten seconds.
		expect(performance.now() - before).toBeLessThan(2_000);
	});

	test('no message is too long and no name is shown too early, whatever they say', () => {
		const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 4000 }), {
			minLength: 2,
			maxLength: 3,
		});
		fc.assert(
			fc.property(texts, fc.string({ unit: 'grapheme', maxLength: 6000 }), (said, question) => {
				const answers = said.map((text, index) => answer(`Secretname${index}`, { text }));
				const hidden = comparison({ answers, question, names: 'hidden' });
				for (const one of [view().running(hidden), view().ended(hidden), view().last(hidden)]) {
					for (const part of one.parts) expect([...part].length).toBeLessThanOrEqual(2000);
					expect(JSON.stringify([one.parts, one.buttons, one.menus])).not.toContain('Secretname');
				}
			}),
			{ numRuns: 60 },
		);
	});

	test('a reason does not tell a name before the label does', () => {
		const notes = [say('chat.failed-busy', { name: 'Bee' })];
		const answers = [answer('Ant'), answer('Bee', { state: 'failed', text: '', notes })];
		const shown = (names: Comparison['names']) =>
			view().ended(comparison({ answers, names })).parts;
		expect(shown('hidden').join()).not.toContain('Bee');
		expect(shown('hidden').join()).toContain('-# B is too busy');
		expect(shown('revealed').join()).toContain('-# Bee is too busy');
	});

	test('the question is one line in which nothing is formatted', () => {
		const question = '```js\n**a** ||b|| [c](https://evil.example) @everyone \u202edcba -# `';
		const [line] = view().ended(comparison({ question })).parts[0]?.split('\n\n') ?? [];
		expect(line).toBe(
			'> \\`\\`\\`js \\*\\*a\\*\\* \\|\\|b\\|\\| \\[c\\](https://evil.example) \\@everyone dcba -\\# \\`',
		);
		for (const marks of ['*'.repeat(500), `a${'*'.repeat(500)}`, '\\'.repeat(500)]) {
			const [cut = ''] =
				view()
					.ended(comparison({ question: marks }))
					.parts[0]?.split('\n') ?? [];
			expect(cut.length).toBeLessThanOrEqual(162);
			expect(cut).toMatch(/^> a?(?:\\.)+…$/);
		}
	});

	test('whatever people press, what stands on screen stays there', () => {
		const names = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }), {
			minLength: 2,
			maxLength: 3,
		});
		fc.assert(
			fc.property(names, fc.nat(600), fc.nat(2), fc.boolean(), (called, length, taken, isBlind) => {
				const text = 'word '.repeat(length / 5).trim();
				const answers = called.map((name, index) =>
					answer(name, { modelId: `author/${index}`, text }),
				);
				const before = comparison({ answers, names: isBlind ? 'hidden' : 'shown' });
				const { parts } = view().ended(before);
				const [last = ''] = view().last({
					...before,
					names: isBlind ? 'revealed' : 'shown',
					takenIndex: taken % called.length,
					votes: { wins: { 'author/0': 999, 'author/1': 999, 'author/2': 999 }, ties: 999 },
				}).parts;
				expect([...last].length).toBeLessThanOrEqual(2000);
				expect(last.includes(text)).toBe(parts.length === 1 || text === '');
			}),
		);
	});

	test('where it is known to stand in several messages, the last one of them alone is written again', () => {
		const shown = (isApart: boolean) => view().last(comparison({ isApart })).parts.join();
		expect(shown(true)).not.toContain('I am Ant.');
		expect(shown(false)).toContain('I am Ant.');
	});

	test('what does not fit stands whole in a file', () => {
		const long = 'many words '.repeat(300);
		const { file, parts } = view().ended(
			comparison({ answers: [answer('Ant', { text: long }), answer('Bee')], names: 'hidden' }),
		);
		expect(file?.content).toContain(long);
		expect(file?.content).not.toContain('Ant');
		expect(parts[0]).toContain('in the attached file');
	});

	test('where no file may be attached none is promised, in as many messages', () => {
		const answers = [answer('Ant', { text: 'many words '.repeat(300) }), answer('Bee')];
		const { file, parts } = view().ended(comparison({ answers }));
		expect(file?.instead).toHaveLength(parts.length);
		expect(file?.instead.join()).not.toContain('in the attached file');
		expect(file?.instead[0]).toContain('I am not allowed to attach files in this channel');
		expect(file?.instead.slice(1)).toEqual(parts.slice(1));
	});
});

describe('below them', () => {
	const labels = ({ buttons = [] }: ReturnType<ReturnType<typeof view>['ended']>) =>
		buttons.map(({ label }) => label);

	test('there is one vote for each that is done, and a menu to go on', () => {
		const shown = view().ended(comparison());
		expect(labels(shown)).toEqual([
			'Ant is best',
			'Bee is best',
			'Cat is best',
			'No difference',
			'Delete',
		]);
		expect(shown.menus?.[0]?.options.map(({ label }) => label)).toEqual([
			'Continue with Ant',
			'Continue with Bee',
			'Continue with Cat',
		]);
	});

	test('a blind comparison can be deleted like any other', () => {
		expect(labels(view().ended(comparison({ names: 'hidden' })))).toEqual([
			'A is best',
			'B is best',
			'C is best',
			'No difference',
			'Show the names',
			'Delete',
		]);
	});

	test('nothing is to be voted on where one alone has answered, or nobody can vote', () => {
		const failed = answer('Bee', { state: 'failed', isWhole: false });
		expect(labels(view().ended(comparison({ answers: [answer('Ant'), failed] })))).toEqual([
			'Delete',
		]);
		const { votes: _, ...direct } = comparison();
		expect(labels(view().ended(direct))).toEqual(['Delete']);
	});

	test('where nobody can vote nobody is asked which one is best', () => {
		const long = 'many words '.repeat(300);
		const lastOf = (more: Partial<Comparison>) => view().ended(comparison(more)).parts.at(-1);
		const answers = [answer('Ant', { text: long }), answer('Bee')];
		expect(lastOf({ answers })).toBe('-# Which one is best?');
		const stopped = [answer('Ant', { text: long, state: 'stopped' }), answer('Bee')];
		expect(lastOf({ answers: stopped })).toBe('-# The answers stand above.');
		const inDm = { handle: 'h', question: 'Why?', names: 'shown', answers } as const;
		expect(view().ended(inDm).parts.at(-1)).toBe('-# The answers stand above.');
	});

	test('names, once revealed, stand beside the letters; in a message of its own each with its letter', () => {
		const revealed = comparison({
			names: 'revealed',
			votes: { wins: { 'author/Bee': 2 }, ties: 1 },
			takenIndex: 1,
		});
		expect(labelOf(revealed, 1)).toBe('B · Bee');
		const { menus, parts } = view().last(revealed);
		expect(parts[0]).toContain('**Votes:** B · Bee: 2 · no difference: 1');
		expect(parts[0]).toContain('goes on with:** B · Bee');
		expect(menus).toBeUndefined();
		const long = revealed.answers.map((one) => ({ ...one, text: 'word '.repeat(300) }));
		const { parts: last } = view().last({ ...revealed, answers: long });
		expect(last).toHaveLength(1);
		expect(last[0]).toMatch(/^A · Ant\nB · Bee\nC · Cat\n/);
	});

	test('a name in which Discord would find something to format is plain', () => {
		const answers = [answer('**A** <@1>'), answer('Bee')];
		expect(labelOf(comparison({ answers }), 0)).not.toMatch(/[*<>]/);
	});
});
