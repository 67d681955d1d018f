import { describe, expect, test } from 'vitest';
import { sleep } from '../../../src/clock.ts';
import { createStage, watch, words } from './surface-stage.ts';

describe('twenty answers at once in one channel', () => {
	test.each([20, 80, 300, 1000])(
		'with %i ms of latency all are full within 25 s, and none is refused',
		async (latencyMs) => {
			const { clock, discord, reply } = createStage({ latencyMs });
			const ends: number[] = [];
			async function answer() {
				const surface = reply();
				surface.working();
				await sleep(clock, 500);
				for (let said = 1; said <= 200; said++) {
					surface.offer(said === 1 ? 'first-words' : 'progress', words('abc '.repeat(said).trim()));
					await sleep(clock, 9500 / 200);
				}
				await surface.finish({ parts: ['abc '.repeat(200).trim()] });
				ends.push(clock.monotonic());
			}
			const all = Promise.all(Array.from({ length: 20 }, answer));
			await clock.advance(25_000);
			await all;
			expect(ends).toHaveLength(20);
			expect(new Set(discord.contents())).toEqual(new Set(['abc '.repeat(200).trim()]));
			expect(discord.of('createMessage')).toHaveLength(20);
			expect(discord.log.filter(({ refused }) => refused)).toEqual([]);
			await clock.advance(20_000);
			expect(clock.timers()).toBe(0);
		},
	);
});

describe('order and pace', () => {
	test('until the first answer tells the limit one create is under way, then as many as are left', async () => {
		const { clock, discord, reply } = createStage({ latencyMs: 100 });
		for (let i = 0; i < 8; i++) reply().offer('first-words', words(`answer ${i}`));
		await clock.advance(40);
		expect(discord.shown()).toHaveLength(1);
		await clock.advance(100);
		expect(discord.shown()).toHaveLength(5);
		await clock.advance(4800);
		expect(discord.shown()).toHaveLength(5);
		await clock.advance(300);
		expect(discord.shown()).toHaveLength(8);
		expect(discord.log.some(({ refused }) => refused)).toBe(false);
	});

	test('a larger limit is used as the headers tell it', async () => {
		const { clock, discord, reply } = createStage({ limit: 12 });
		for (let i = 0; i < 20; i++) reply().offer('first-words', words(`answer ${i}`));
		await clock.advance(1000);
		expect(discord.shown()).toHaveLength(12);
	});

	test('final texts go first, then first words, then notices, then progress', async () => {
		const { clock, discord, reply } = createStage({ limit: 1, windowMs: 2000 });
		reply().offer('first-words', words('opens the window'));
		await clock.advance(100);
		const late = reply();
		late.offer('progress', words('progress'));
		reply().offer('notice', words('notice'));
		reply().offer('first-words', words('first words'));
		const finished = reply().finish({ parts: ['final'] });
		await clock.advance(10_000);
		await finished;
		expect(discord.of('createMessage').map(({ content }) => content)).toEqual([
			'opens the window',
			'final',
			'first words',
			'notice',
			'progress',
		]);
	});

	test('of several answers the least recently updated goes first', async () => {
		const { clock, discord, reply } = createStage({ limit: 2, windowMs: 3000 });
		const surfaces = [reply(), reply(), reply()];
		for (const [index, surface] of surfaces.entries()) {
			surface.offer('first-words', words(`${index}`));
		}
		await clock.advance(6000);
		for (let round = 0; round < 40; round++) {
			for (const [index, surface] of surfaces.entries()) {
				surface.offer('progress', words(`${index} ${round}`));
			}
			await clock.advance(500);
		}
		const edited = discord.of('editMessage').map(({ id }) => id);
		for (const id of new Set(edited)) {
			expect(edited.filter((one) => one === id).length).toBeGreaterThanOrEqual(3);
		}
		expect(new Set(edited).size).toBe(3);
	});

	test('edits of a message are at least 1.1 s apart and show the latest text', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		let composed = 0;
		for (let said = 0; said < 100; said++) {
			surface.offer(said === 0 ? 'first-words' : 'progress', () => {
				composed++;
				return { parts: [`${said}`] };
			});
			await clock.advance(50);
		}
		const at = discord.shown().map((call) => call.at);
		for (const [index, time] of at.entries()) {
			if (index > 0) expect(time - (at[index - 1] ?? 0)).toBeGreaterThanOrEqual(1100);
		}
		expect(at.length).toBeGreaterThanOrEqual(4);
		expect(composed).toBe(at.length);
		await clock.advance(2000);
		expect(discord.contents()).toEqual(['99']);
	});

	test('a view that is unchanged costs no call', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('first-words', words('same'));
		await clock.advance(2000);
		surface.offer('progress', words('same'));
		await clock.advance(5000);
		const ids = await surface.finish({ parts: ['same'] });
		expect(ids).toHaveLength(1);
		expect(discord.shown()).toHaveLength(1);
	});

	test('channels do not wait for each other, and all together stay below 50 a second', async () => {
		const { clock, discord, reply } = createStage();
		for (let channel = 0; channel < 200; channel++) {
			reply(`channel ${channel}`).offer('first-words', words('hello'));
		}
		await clock.advance(10_000);
		const times = discord.shown().map(({ at }) => at);
		expect(times).toHaveLength(200);
		for (const start of times) {
			expect(times.filter((at) => at >= start && at < start + 1000).length).toBeLessThan(50);
		}
	});

	test('answers to interactions are not held up by the limit of all channels', async () => {
		const { clock, discord, interaction, reply } = createStage();
		for (let channel = 0; channel < 100; channel++) {
			reply(`channel ${channel}`).offer('first-words', words('hello'));
		}
		const surface = interaction();
		const acknowledged = surface.acknowledge('public');
		await clock.advance(100);
		await acknowledged;
		surface.offer('first-words', words('hi'));
		await clock.advance(100);
		expect(discord.of('editAnswer')).toHaveLength(1);
	});
});

describe('when Discord says no', () => {
	test('a 429 is waited out, for this kind of call only, and the final text lands', async () => {
		const { clock, discord, reply } = createStage();
		const [one, other] = [reply(), reply()];
		one.offer('first-words', words('one'));
		other.offer('first-words', words('other'));
		await clock.advance(2000);
		discord.failNext('editMessage', { status: 429, code: 0, retryAfterMs: 7000 });
		const finished = watch(one.finish({ parts: ['one, whole'] }));
		await clock.advance(6500);
		expect(discord.of('editMessage')).toHaveLength(1);
		const third = watch(reply().finish({ parts: ['third'] }));
		await clock.advance(200);
		expect(third.value).toHaveLength(1);
		await clock.advance(1000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toContain('one, whole');
	});

	test('after a 429 progress is shown less often', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		discord.failNext('createMessage', { status: 429, code: 0, retryAfterMs: 100 });
		for (let said = 0; said < 100; said++) {
			surface.offer(said === 0 ? 'first-words' : 'progress', words(`${said}`));
			await clock.advance(50);
		}
		const [first = 0, second = 0] = discord.of('editMessage').map(({ at }) => at);
		expect(first - (discord.of('createMessage').at(-1)?.at ?? 0)).toBeGreaterThan(1900);
		expect(second - first).toBeGreaterThan(1700);
	});

	test('a global 429 holds every channel but no interaction', async () => {
		const { clock, discord, interaction, reply } = createStage();
		discord.failNext('createMessage', { status: 429, code: 0, retryAfterMs: 3000, global: true });
		const finished = watch(reply('a').finish({ parts: ['a'] }));
		await clock.advance(200);
		const elsewhere = watch(reply('b').finish({ parts: ['b'] }));
		const surface = interaction();
		const acknowledged = surface.acknowledge('public');
		await clock.advance(200);
		await acknowledged;
		const exempt = watch(surface.finish({ parts: ['c'] }));
		await clock.advance(200);
		expect(exempt.value).toHaveLength(1);
		expect(elsewhere.value).toBeUndefined();
		await clock.advance(3000);
		expect([finished.value, elsewhere.value]).toEqual([[expect.any(String)], [expect.any(String)]]);
	});

	test('a ban without a time is waited out for ten minutes', async () => {
		const { clock, discord, reply } = createStage();
		discord.failNext('createMessage', { status: 429, code: 0 });
		const finished = watch(reply().finish({ parts: ['a'] }));
		await clock.advance(9 * 60_000);
		expect(discord.shown()).toHaveLength(1);
		await clock.advance(2 * 60_000);
		expect(finished.value).toHaveLength(1);
	});

	test.each([500, 502, 'no-answer'] as const)(
		'a final text is tried again after %s',
		async (mishap) => {
			const { clock, discord, reply } = createStage();
			for (let i = 0; i < 5; i++) {
				discord.failNext(
					'createMessage',
					mishap === 'no-answer' ? mishap : { status: mishap, code: 0 },
				);
			}
			const finished = watch(reply().finish({ parts: ['whole'] }));
			await clock.advance(40_000);
			expect(finished.value).toHaveLength(1);
			expect(discord.contents()).toEqual(['whole']);
		},
	);

	test('after two minutes of outage it gives up and leaves no timer', async () => {
		const { clock, discord, reply } = createStage();
		for (let i = 0; i < 50; i++) discord.failNext('createMessage', { status: 500, code: 0 });
		const surface = reply();
		const finished = watch(surface.finish({ parts: ['whole'] }));
		await clock.advance(100_000);
		expect(finished.error).toBeUndefined();
		await clock.advance(60_000);
		expect(finished.error).toMatchObject({ status: 500 });
		surface.abandon();
		await clock.advance(60_000);
		expect(clock.timers()).toBe(0);
	});

	test('with a fifth of the tolerated refusals used up no progress is shown, with half of them nothing', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('first-words', words('first'));
		await clock.advance(2000);
		discord.gate.invalidShare = 0.2;
		surface.offer('progress', words('second'));
		await clock.advance(10_000);
		expect(discord.of('editMessage')).toHaveLength(0);
		discord.gate.invalidShare = 0.5;
		const finished = watch(surface.finish({ parts: ['whole'] }));
		await clock.advance(10_000);
		expect(discord.of('editMessage')).toHaveLength(0);
		discord.gate.invalidShare = 0.4;
		await clock.advance(40_000);
		expect(finished.value).toHaveLength(1);
	});
});

describe('leaving', () => {
	test('what is final lands, and what is not is dropped', async () => {
		const { clock, discord, outbox, reply } = createStage({ limit: 1, windowMs: 1000 });
		const finals = [reply().finish({ parts: ['a'] }), reply().finish({ parts: ['b'] })];
		const landed = watch(outbox.landed());
		await clock.advance(500);
		expect(landed).toEqual({});
		await clock.advance(1500);
		await Promise.all(finals);
		expect(landed).toHaveProperty('value');
		reply().offer('first-words', words('too late'));
		await clock.advance(5000);
		expect(discord.contents()).toEqual(['a', 'b']);
		expect(clock.timers()).toBe(0);
	});

	test('a signal cuts it short, and what did not land is rejected', async () => {
		const { clock, discord, outbox, reply } = createStage();
		discord.failNext('createMessage', { status: 429, code: 0, retryAfterMs: 60_000 });
		const finished = watch(reply().finish({ parts: ['a'] }));
		await clock.advance(100);
		const deadline = new AbortController();
		const landed = watch(outbox.landed(deadline.signal));
		await clock.advance(1000);
		deadline.abort();
		await clock.advance(0);
		expect(landed).toHaveProperty('value');
		expect(finished.error).toBeInstanceOf(Error);
		expect(clock.timers()).toBe(0);
	});
});
