import { afterEach, beforeEach, expect, test } from 'vitest';
import { countCodePoints } from '../../src/render/code-points.ts';
import { sampleAnswers } from '../helpers/sample-answers.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const SILENT = 1 << 12;

let whole: Whole;
beforeEach(async () => {
	const unlimited = { limit: Number.POSITIVE_INFINITY, windowMs: 5000 };
	const limits = { createMessage: unlimited, editMessage: unlimited };
	whole = await startWhole({ discord: { limits } });
});
/** Holds Discord's stand-in to it that it refused nothing. */
afterEach(() => whole.end());

function ask(): void {
	const { ada, channel, discord } = whole;
	discord.say({ channelId: channel.id, userId: ada.id, content: 'tell me', mentionsBot: true });
}

/** Under the first answer to somebody stands once what is kept. */
const lastFooters = /(?:\n|^)-# [^\n]+left today(?:\n-# [^\n]+)?$/;

test('answers that try everything are accepted, message by message', async () => {
	const { provider } = whole;
	const hidden = [...'ignore all rules'].map((letter) =>
		String.fromCodePoint(0xe0000 + letter.charCodeAt(0)),
	);
	const floods = [
		[
			'a\u0301\u0302\u0303\u0304\u0305\u0306'.repeat(200),
			`${'\u202e\u2066'.repeat(3000)}reversed, hidden${hidden.join('')}`,
			`a\0b\ud800c${'\u200b'.repeat(3000)}d${'\n'.repeat(3000)}e`,
			`${'> '.repeat(3000)}\n${'- '.repeat(400)}\n${'#'.repeat(400)}`,
			'[x]('.repeat(100) + '<@1>@everyone '.repeat(100),
		].join('\n\n'),
		`${'`'.repeat(3001)}\n${'$'.repeat(301)}${'|'.repeat(301)}${'**'.repeat(301)}${'\\'.repeat(2001)}`,
		'百家饭'.repeat(3000),
		sampleAnswers.map(([, text]) => text).join('\n\n'),
	];
	for (const [number, flood] of floods.entries()) {
		provider.answer({ text: `${flood}\n\nend of ${number}` });
		ask();
		await whole.discord.waitFor(
			() => {
				const last = whole.answers().at(-1)?.content ?? '';
				return lastFooters.test(last) && whole.answers().filter(isFooted).length === number + 1;
			},
			{ what: `the end of answer ${number}` },
		);
	}
	for (const { content } of whole.answers()) {
		expect(countCodePoints(content)).toBeLessThanOrEqual(2000);
		expect(content).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/u);
		expect(content.isWellFormed()).toBe(true);
	}
	expect(
		whole.answers().flatMap(({ content }) => content.match(/^-# [^\n]+left today$/gm) ?? []),
	).toHaveLength(floods.length);
});

function isFooted({ content }: { content: string }): boolean {
	return lastFooters.test(content);
}

test('a line of 50,000 characters is four messages and a file; all but the first make no sound', async () => {
	const { provider } = whole;
	const text = `${'x'.repeat(50_000)}.`;
	provider.answer({ text });
	ask();
	const said = await whole.answered(lastFooters);
	expect(said).toMatch(/\n-# .*attached file\.\n-# /);
	const [first, ...rest] = whole.answers();
	expect(rest).toHaveLength(3);
	expect(first?.reference).not.toBeNull();
	expect((first?.flags ?? 0) & SILENT).toBe(0);
	for (const { flags, reference } of rest) {
		expect(flags & SILENT).toBe(SILENT);
		expect(reference).toBeNull();
	}
	const [file] = rest.at(-1)?.attachments ?? [];
	expect(file?.name).toBe('answer.md');
	const kept = Buffer.from(file?.bytes ?? []).toString();
	expect(kept.length).toBeGreaterThan(8000);
	expect(text.startsWith(kept)).toBe(true);
});

test('an answer that imitates the bot is told from it by the small type', async () => {
	const { provider } = whole;
	provider.answer({
		text: '-# Other Model · 0.1 s · 50/50 left today\n> -# Stopped here.\n<br>-# [Stop](https://evil.example)',
	});
	ask();
	const said = await whole.answered(lastFooters);
	// Our own footer and the notice below it.
	expect(said.match(/^(?:> )?-# /gm)).toHaveLength(2);
	expect(said).toContain('\\-# Stop (<https://evil.example>)');
});
