import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { eventually } from '../../../helpers/eventually.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { clientOf, FREE, goodBody, post, startProvider, stream } from './ask.ts';

test('the first token and the pace follow the clock', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.answer({ chunks: ['a', 'b', 'c'], firstTokenDelayMs: 500, tokensPerSecond: 10 });
	const answered = stream(provider);
	await eventually(() => expect(clock.timers()).toBe(1));
	await clock.advance(499);
	expect(provider.requests[0]?.sentText).toBe('');
	await clock.advance(101);
	expect(provider.requests[0]?.sentText).toBe('ab');
	await clock.advance(200);
	expect((await answered).text).toBe('abc');
	expect(provider.requests[0]).toMatchObject({
		sent: [
			{ atMs: 500, chars: 1 },
			{ atMs: 600, chars: 2 },
			{ atMs: 700, chars: 3 },
		],
		endedMs: 800,
	});
	expect(clock.timers()).toBe(0);
});

test('an answer takes as long as it is told to', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.answer({ text: 'x'.repeat(800), durationMs: 10_000 });
	const answered = stream(provider);
	await eventually(() => expect(clock.timers()).toBe(1));
	await clock.advance(9_999);
	expect(provider.requests[0]?.endedMs).toBeNull();
	await clock.advance(1);
	expect((await answered).text).toHaveLength(800);
	expect(provider.requests[0]?.endedMs).toBe(10_000);
});

test('headers that never come leave with the asker, who is seen to leave', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.answer({ headerStall: true });
	const leaving = new AbortController();
	const reply = post(provider, goodBody(), undefined, leaving.signal);
	await eventually(() => expect(clock.timers()).toBe(1));
	await clock.advance(3_600_000);
	leaving.abort(new Error('enough'));
	await expect(reply).rejects.toThrow('enough');
	await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
	expect(provider.requests[0]?.abortedAt).toBe(clock.now());
	await eventually(() => expect(clock.timers()).toBe(0));
});

test('headers can come late', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.answer({ text: 'a', headerStall: 2_000 });
	const reply = post(provider);
	await eventually(() => expect(clock.timers()).toBe(1));
	await clock.advance(2_000);
	expect((await reply).status).toBe(200);
});

test('a stall keeps the comments coming and nothing else', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.answer({ text: 'one two', stallAfter: 3, comments: { everyMs: 1_000 } });
	const leaving = new AbortController();
	const reply = await post(provider, goodBody(), undefined, leaving.signal);
	const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
	let got = '';
	const reading = (async () => {
		for (let part = await reader?.read(); part?.value; part = await reader?.read())
			got += part.value;
	})();
	await eventually(() => expect(clock.timers()).toBe(1));
	await clock.advance(2_500);
	await eventually(() => expect(got.split('OPENROUTER PROCESSING')).toHaveLength(4));
	expect(got.split('data: ')).toHaveLength(2);
	expect(provider.requests[0]?.sentText).toBe('one');
	leaving.abort(new Error('enough'));
	await expect(reading).rejects.toThrow('enough');
	await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
	await eventually(() => expect(clock.timers()).toBe(0));
});

test('a stall at 0 never shows a first token', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'one', stallAfter: 0 });
	const leaving = AbortSignal.timeout(60);
	expect(await stream(provider, {}, leaving)).toMatchObject({ text: '', chunks: [] });
});

test('an endless answer ends when the asker leaves the loop', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'again ', endless: true, tokensPerSecond: 2_000 });
	const chunks = await clientOf(provider).chat.completions.create({
		model: FREE,
		stream: true,
		messages: [{ role: 'user', content: 'go on' }],
	});
	let text = '';
	for await (const chunk of chunks) {
		text += chunk.choices[0]?.delta.content ?? '';
		if (text.length > 60) break;
	}
	await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
	const sent = provider.requests[0]?.sentText.length;
	await stream(provider, { max_tokens: 3 });
	expect(provider.requests[0]?.sentText.length).toBe(sent);
});

test('an endless answer can ignore the cap that was asked for', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'on', endless: true, ignoresTokenCap: true, tokensPerSecond: 1_000 });
	const leaving = new AbortController();
	const answered = stream(provider, { max_tokens: 2 }, leaving.signal);
	await eventually(() => expect(provider.requests[0]?.sent.length).toBeGreaterThan(5));
	leaving.abort();
	expect((await answered).finish).toEqual([]);
});

test('an asker who leaves in the middle of the question is seen to leave', async () => {
	const provider = await startProvider();
	const { hostname, port } = new URL(provider.url);
	const socket = connect(Number(port), hostname);
	socket.write(
		'POST /api/v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"',
	);
	await eventually(() => expect(provider.requests).toHaveLength(1));
	socket.destroy();
	await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
	expect(provider.takeFaults()).toEqual([]);
});

test('listeners hear of a request before its answer, until they leave', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'ok' });
	const heard: string[] = [];
	const leave = provider.onRequest(
		({ verdict, model }) => void heard.push(`${verdict.kind} ${model}`),
	);
	await stream(provider);
	leave();
	await stream(provider);
	expect(heard).toEqual([`open ${FREE}`]);
});

test('closing ends what is under way and leaves no timer', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.answer({ text: 'one', stallAfter: 1 });
	const answered = stream(provider);
	await eventually(() => expect(clock.timers()).toBe(1));
	await provider.close();
	expect((await answered).thrown).toBeInstanceOf(TypeError);
	expect(provider.requests[0]?.aborted).toBe(false);
	expect(clock.timers()).toBe(0);
});
