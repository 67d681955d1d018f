import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { createStage, watch, words } from './surface-stage.ts';

describe('a reply', () => {
	test('the first message answers the question; what follows is plain', async () => {
		const { clock, discord, reply } = createStage();
		const finished = watch(reply().finish({ parts: ['a', 'b', 'c'] }));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(3);
		expect(discord.of('createMessage').map(({ content, refers }) => [content, refers])).toEqual([
			['a', true],
			['b', false],
			['c', false],
		]);
	});

	test('a growing answer edits its last message and goes on in a new one', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('first-words', words('one'));
		await clock.advance(1500);
		surface.offer('progress', () => ({ parts: ['one, whole', 'two'] }));
		await clock.advance(1500);
		const finished = watch(surface.finish({ parts: ['one, whole', 'two, whole', 'three'] }));
		await clock.advance(3000);
		expect(finished.value).toHaveLength(3);
		expect(discord.contents()).toEqual(['one, whole', 'two, whole', 'three']);
	});

	test('a file is sent with the last message', async () => {
		const { clock, discord, reply } = createStage();
		const file = {
			name: 'answer.md',
			content: 'all',
			type: 'text/markdown',
			description: 'all of it',
			instead: ['a', 'll'],
		};
		const finished = watch(reply().finish({ parts: ['a', 'b'], file }));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(2);
		expect(discord.shown().map(({ hasFile }) => hasFile)).toEqual([false, true]);
	});

	test('where nothing may be attached the text goes on in messages', async () => {
		const { clock, discord, reply } = createStage();
		const file = {
			name: 'answer.md',
			content: 'all',
			type: 'text/markdown',
			description: '',
			instead: ['a', 'b, whole', 'c'],
		};
		discord.failNext('createMessage', { status: 403, code: 50_013 });
		const finished = watch(reply().finish({ parts: ['a'], file }));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(3);
		expect(discord.contents()).toEqual(['a', 'b, whole', 'c']);
	});

	test.each([160_002, 50_013])(
		'where the history may not be read it sends a message that is no reply (%i)',
		async (code) => {
			const { clock, discord, reply } = createStage();
			discord.failNext('createMessage', { status: 403, code });
			const finished = watch(reply().finish({ parts: ['a'] }));
			await clock.advance(1000);
			expect(finished.value).toHaveLength(1);
			const later = watch(reply().finish({ parts: ['b'] }));
			await clock.advance(1000);
			expect(later.value).toHaveLength(1);
			expect(discord.shown().map(({ refers }) => refers)).toEqual([true, false, false]);
		},
	);

	test('a create whose answer was lost is one message, and ends with the right words', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		discord.failNext('createMessage', 'done-but-no-answer');
		surface.offer('first-words', words('first words'));
		await clock.advance(300);
		const finished = watch(surface.finish({ parts: ['all of it'] }));
		await clock.advance(5000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['all of it']);
		const nonces = discord.of('createMessage').map(({ nonce }) => nonce);
		expect(new Set(nonces).size).toBe(1);
		expect(nonces[0]?.length).toBeLessThanOrEqual(25);
	});

	test.each([
		[429, 30_046],
		[400, 20_022],
		[400, 50_083],
	])('a message that takes no more edits gives way to a new one (%i, %i)', async (status, code) => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('first-words', words('first'));
		await clock.advance(2000);
		discord.failNext('editMessage', { status, code });
		const finished = watch(surface.finish({ parts: ['all of it'] }));
		await clock.advance(2000);
		expect(discord.contents()).toEqual(['all of it']);
		expect(finished.value).toHaveLength(1);
	});

	test('a text that a filter blocks is refused with a sentence, which can then be said', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		discord.failNext('createMessage', { status: 400, code: 200_000 });
		const finished = watch(surface.finish({ parts: ['rude'] }));
		await clock.advance(1000);
		expect(finished.error).toBeInstanceOf(UserError);
		const told = watch(surface.finish({ parts: ['blocked'] }));
		await clock.advance(1000);
		expect(told.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['blocked']);
	});

	test('what Discord refuses for good is rejected with the refusal', async () => {
		const { clock, discord, reply } = createStage();
		discord.failNext('createMessage', { status: 400, code: 50_035 });
		const finished = watch(reply().finish({ parts: ['a'] }));
		await clock.advance(1000);
		expect(finished.error).toMatchObject({ status: 400, code: 50_035 });
		expect(String(finished.error)).not.toContain('question');
	});

	test('its address changes when its first message stands, and when that holds words of the answer', async () => {
		const { clock, reply } = createStage();
		const surface = reply();
		const moves: string[] = [surface.address];
		surface.onMoved((address) => moves.push(address));
		surface.offer('notice', words('you are number 2'));
		await clock.advance(2000);
		surface.offer('first-words', words('hello'));
		await clock.advance(2000);
		surface.offer('progress', words('hello you'));
		await clock.advance(2000);
		expect(new Set(moves).size).toBe(3);
		expect(moves).toHaveLength(3);
		expect(moves.at(-1)).toBe(surface.address);
	});
});

describe('what is gone', () => {
	test('an answer deleted by a moderator is not posted again', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('first-words', words('a'));
		await clock.advance(2000);
		discord.messages.clear();
		surface.offer('progress', words('ab'));
		await clock.advance(200);
		expect(surface.gone.aborted).toBe(true);
		surface.offer('progress', words('abc'));
		await expect(surface.finish({ parts: ['abcd'] })).rejects.toBe(surface.gone.reason);
		await clock.advance(5000);
		expect(discord.contents()).toEqual([]);
		expect(clock.timers()).toBe(0);
	});

	test('a question deleted before the first word is never answered, and its answer is marked afterwards', async () => {
		const { clock, discord, reply, surfaces } = createStage();
		const [silent, spoken] = [reply(), reply()];
		surfaces.messageDeleted(['question 1', 'unknown']);
		expect(silent.gone.aborted).toBe(true);
		await expect(silent.finish({ parts: ['a'] })).rejects.toBe(silent.gone.reason);
		spoken.offer('first-words', words('b'));
		await clock.advance(500);
		surfaces.messageDeleted(['question 2']);
		expect(spoken.gone.reason).toBeInstanceOf(UserError);
		const finished = watch(spoken.finish({ parts: ['b, marked'] }));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['b, marked']);
	});

	test('the deletion of an answer ends it', async () => {
		const { clock, discord, reply, surfaces } = createStage();
		const [other, third] = [reply(), reply()];
		other.offer('first-words', words('b'));
		await clock.advance(500);
		surfaces.messageDeleted([...discord.messages.keys()]);
		expect(other.gone.aborted).toBe(true);
		expect(third.gone.aborted).toBe(false);
	});

	test('a channel that is gone takes its answers with it', async () => {
		const { reply, surfaces } = createStage();
		const [here, there] = [reply('here'), reply('there')];
		surfaces.channelGone('here');
		expect([here.gone.aborted, there.gone.aborted]).toEqual([true, false]);
	});

	test('a hundred questions where the bot may not speak cost three calls', async () => {
		const { clock, discord, reply } = createStage();
		for (const name of ['typing', 'createMessage'] as const) {
			for (let i = 0; i < 200; i++) discord.failNext(name, { status: 403, code: 50_013 });
		}
		for (let i = 0; i < 100; i++) {
			const surface = reply();
			surface.working();
			surface.offer('first-words', words('hello'));
			surface
				.finish({ parts: ['hello'] })
				.catch((error) => expect(error).toBe(surface.gone.reason));
			await clock.advance(200);
		}
		expect(discord.log.length).toBeLessThanOrEqual(3);
		expect(reply().gone.aborted).toBe(true);
		await clock.advance(3 * 60_000);
		expect(reply().gone.aborted).toBe(false);
		expect(clock.timers()).toBe(0);
	});
});

describe('typing', () => {
	test('is one call for all answers of a channel, renewed while one of them waits', async () => {
		const { clock, discord, reply } = createStage();
		const surfaces = Array.from({ length: 10 }, () => reply());
		for (const surface of surfaces) surface.working();
		await clock.advance(7000);
		expect(discord.of('typing')).toHaveLength(1);
		for (const surface of surfaces.slice(1)) surface.abandon();
		await clock.advance(10_000);
		expect(discord.of('typing')).toHaveLength(3);
	});

	test('stops with the first message and at the end', async () => {
		const { clock, discord, reply } = createStage();
		const [one, other] = [reply('a'), reply('b')];
		one.working();
		other.working();
		one.offer('first-words', words('hello'));
		other.abandon();
		await clock.advance(30_000);
		expect(discord.of('typing')).toHaveLength(2);
		one.working();
		await clock.advance(30_000);
		expect(discord.of('typing')).toHaveLength(2);
		one.abandon();
		expect(clock.timers()).toBe(0);
	});
});

describe('after a restart', () => {
	test('words that stand are left alone, and a new message follows them', async () => {
		const { clock, discord, reply, surfaces } = createStage();
		const surface = reply();
		surface.offer('first-words', words('half an ans'));
		await clock.advance(1000);
		const { address } = surface;
		surface.abandon();
		const again = surfaces.fromAddress(address);
		const finished = watch(again?.finish({ parts: ['I was restarted.'] }) ?? Promise.reject());
		await clock.advance(1000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['half an ans', 'I was restarted.']);
	});

	test('a notice is written over', async () => {
		const { clock, discord, reply, surfaces } = createStage();
		const surface = reply();
		surface.offer('notice', words('you are number 2'));
		await clock.advance(1000);
		const { address } = surface;
		surface.abandon();
		const finished = watch(
			surfaces.fromAddress(address)?.finish({ parts: ['sorry'] }) ?? Promise.reject(),
		);
		await clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['sorry']);
	});

	test('an answer that had not begun is a reply', async () => {
		const { clock, discord, reply, surfaces } = createStage();
		const finished = watch(
			surfaces.fromAddress(reply().address)?.finish({ parts: ['sorry'] }) ?? Promise.reject(),
		);
		await clock.advance(1000);
		expect(finished.value).toHaveLength(1);
		expect(discord.of('createMessage')[0]?.refers).toBe(true);
	});

	test('what is no address of ours is nowhere', () => {
		const { surfaces } = createStage();
		expect(surfaces.fromAddress('test')).toBeUndefined();
		expect(surfaces.fromAddress('{"kind":"nowhere"}')).toBeUndefined();
	});
});
