import { describe, expect, test } from 'vitest';
import { AcknowledgementLost, UserError } from '../../../src/errors.ts';
import { createStage, watch, words } from './surface-stage.ts';

const MINUTE = 60_000;

async function acknowledged(
	options: { standsInChannel?: boolean; visible?: 'public' | 'private' } = {},
) {
	const { visible = 'public', ...place } = options;
	const stage = createStage();
	const surface = stage.interaction(place);
	const done = surface.acknowledge(visible);
	await stage.clock.advance(100);
	await done;
	return { ...stage, surface };
}

describe('acknowledging', () => {
	test.each([
		[404, 10_062],
		[400, 40_060],
	])('one that Discord no longer waits for is lost (%i, %i)', async (status, code) => {
		const { clock, discord, interaction } = createStage();
		discord.failNext('answerInteraction', { status, code });
		const lost = watch(interaction().acknowledge('public'));
		await clock.advance(5000);
		expect(lost.error).toBeInstanceOf(AcknowledgementLost);
		expect(discord.of('answerInteraction')).toHaveLength(1);
		expect(clock.timers()).toBe(0);
	});

	test('one whose answer was lost was heard all the same', async () => {
		const { clock, discord, interaction } = createStage();
		discord.failNext('answerInteraction', 'done-but-no-answer');
		discord.failNext('answerInteraction', { status: 400, code: 40_060 });
		const done = watch(interaction().acknowledge('public'));
		await clock.advance(1000);
		expect(done).toHaveProperty('value');
		expect(done.error).toBeUndefined();
	});

	test('an outage is waited out for as long as Discord waits', async () => {
		const { clock, discord, interaction } = createStage();
		for (let i = 0; i < 100; i++) discord.failNext('answerInteraction', { status: 500, code: 0 });
		const lost = watch(interaction().acknowledge('public'));
		await clock.advance(5000);
		expect(lost.error).toBeInstanceOf(AcknowledgementLost);
		expect(discord.of('answerInteraction').length).toBeLessThan(15);
	});
});

describe('taking the acknowledgement back', () => {
	test('deletes it before anything private follows, which is no part of it', async () => {
		const { clock, discord, surface } = await acknowledged();
		const taken = watch(surface.takeBack());
		await clock.advance(100);
		expect(taken.value).toBe(true);
		const told = watch(surface.aside().finish({ parts: ['for you'] }));
		await clock.advance(1000);
		expect(told.value).toHaveLength(1);
		expect(discord.shown().map(({ name, id }) => [name, id])).toEqual([
			['answerInteraction', undefined],
			['deleteAnswer', '@original'],
			['followUp', undefined],
		]);
		expect(clock.timers()).toBe(0);
	});

	test('is too late once something is to be shown', async () => {
		const { discord, surface } = await acknowledged();
		surface.offer('notice', words('you are number 2'));
		expect(await surface.takeBack()).toBe(false);
		expect(discord.of('deleteAnswer')).toEqual([]);
	});

	test.each([
		['it stands when Discord refuses', [{ status: 403, code: 50_001 }], false],
		['it is gone when somebody was faster', [{ status: 404, code: 10_008 }], true],
		[
			'it is gone when the answer to the deletion was lost',
			['done-but-no-answer', { status: 404, code: 10_008 }],
			true,
		],
		['it stands through an outage', ['no-answer', 'no-answer'], false],
	] as const)('%s', async (_, mishaps, isGone) => {
		const { clock, discord, surface } = await acknowledged();
		for (const mishap of mishaps) discord.failNext('deleteAnswer', mishap);
		const taken = watch(surface.takeBack());
		await clock.advance(1000);
		expect(taken.value).toBe(isGone);
		if (isGone) return;
		const told = watch(surface.finish({ parts: ['for all'] }));
		await clock.advance(1000);
		expect(told.value).toHaveLength(1);
	});
});

describe('answering', () => {
	test('the first message is an edit of what the acknowledgement made, what follows are follow-ups', async () => {
		const { clock, discord, surface } = await acknowledged();
		const finished = watch(surface.finish({ parts: ['a', 'b'] }));
		await clock.advance(1000);
		expect(finished.value).toHaveLength(2);
		expect(discord.shown().map(({ name, id }) => [name, id])).toEqual([
			['answerInteraction', undefined],
			['editAnswer', '@original'],
			['followUp', undefined],
		]);
	});

	test('no typing is shown, as Discord shows that the bot is thinking', async () => {
		const { clock, discord, surface } = await acknowledged();
		surface.working();
		await clock.advance(10_000);
		expect(discord.of('typing')).toEqual([]);
	});

	test('an answer that a person deleted is gone', async () => {
		const { clock, discord, surface } = await acknowledged();
		surface.offer('first-words', words('a'));
		await clock.advance(2000);
		discord.failNext('editAnswer', { status: 404, code: 10_008 });
		surface.offer('progress', words('ab'));
		await clock.advance(500);
		expect(surface.gone.aborted).toBe(true);
	});
});

describe('the fifteen minutes', () => {
	test('in a channel of the bot the answer goes on as messages there, and no call meets a dead token', async () => {
		const { clock, discord, surface } = await acknowledged({ standsInChannel: true });
		for (let minute = 0; minute < 20; minute++) {
			surface.offer(minute === 0 ? 'first-words' : 'progress', words(`minute ${minute}`));
			await clock.advance(MINUTE);
		}
		const finished = watch(surface.finish({ parts: ['all', 'and more'] }));
		await clock.advance(5000);
		expect(finished.value).toHaveLength(2);
		const late = discord.log.filter(({ at }) => at > 14.5 * MINUTE);
		expect(late.every(({ name }) => name === 'editMessage' || name === 'createMessage')).toBe(true);
		expect(discord.contents()).toEqual(['all', 'and more']);
		expect(surface.gone.aborted).toBe(false);
	});

	test('a final text that waits when the time is over lands in the channel', async () => {
		const { clock, discord, surface } = await acknowledged({ standsInChannel: true });
		await clock.advance(14.4 * MINUTE);
		discord.failNext('editAnswer', { status: 429, code: 0, retryAfterMs: 20_000 });
		const finished = watch(surface.finish({ parts: ['all'] }));
		await clock.advance(30_000);
		expect(finished.value).toHaveLength(1);
		expect(discord.of('createMessage')).toHaveLength(1);
	});

	test.each([{ standsInChannel: false }, { standsInChannel: true, visible: 'private' as const }])(
		'elsewhere it is ended half a minute before, and still lands (%o)',
		async (place) => {
			const { clock, discord, surface } = await acknowledged(place);
			surface.offer('first-words', words('a'));
			await clock.advance(14 * MINUTE - 2000);
			expect(surface.gone.aborted).toBe(false);
			await clock.advance(3000);
			expect(surface.gone.reason).toBeInstanceOf(UserError);
			const finished = watch(surface.finish({ parts: ['a, ended'] }));
			await clock.advance(1000);
			expect(finished.value).toHaveLength(1);
			expect(discord.contents()).toEqual(['a, ended']);
			expect(clock.timers()).toBe(0);
		},
	);

	test('what comes too late is rejected without a call', async () => {
		const { clock, discord, surface } = await acknowledged();
		await clock.advance(16 * MINUTE);
		const before = discord.log.length;
		const finished = watch(surface.finish({ parts: ['a'] }));
		await clock.advance(1000);
		expect(finished.error).toBeInstanceOf(Error);
		expect(discord.log).toHaveLength(before);
	});

	test('a token that died early is used no more', async () => {
		const { clock, discord, surface } = await acknowledged({ standsInChannel: true });
		discord.failNext('editAnswer', { status: 401, code: 50_027 });
		const finished = watch(surface.finish({ parts: ['all'] }));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(discord.of('editAnswer')).toHaveLength(1);
	});

	test('the timer for the end goes with the answer', async () => {
		const { clock, surface } = await acknowledged();
		const finished = watch(surface.finish({ parts: ['a'] }));
		await clock.advance(1000);
		expect(finished.value).toHaveLength(1);
		expect(clock.timers()).toBe(0);
	});
});

describe('after a restart', () => {
	test('words that stand are followed by a further message', async () => {
		const { clock, discord, surface, surfaces } = await acknowledged();
		surface.offer('first-words', words('half'));
		await clock.advance(1000);
		const { address } = surface;
		surface.abandon();
		const finished = watch(
			surfaces.fromAddress(address)?.finish({ parts: ['sorry'] }) ?? Promise.reject(),
		);
		await clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['half', 'sorry']);
	});

	test('one that was only acknowledged is answered in its place', async () => {
		const { clock, discord, surface, surfaces } = await acknowledged();
		const { address } = surface;
		surface.abandon();
		const finished = watch(
			surfaces.fromAddress(address)?.finish({ parts: ['sorry'] }) ?? Promise.reject(),
		);
		await clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(discord.of('editAnswer')[0]?.id).toBe('@original');
	});

	test('with a dead token it is answered in the channel, or nowhere', async () => {
		const there = await acknowledged({ standsInChannel: true });
		await there.clock.advance(20 * MINUTE);
		const finished = watch(
			there.surfaces.fromAddress(there.surface.address)?.finish({ parts: ['sorry'] }) ??
				Promise.reject(),
		);
		await there.clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(there.discord.of('createMessage')).toHaveLength(1);

		const nowhere = await acknowledged();
		await nowhere.clock.advance(20 * MINUTE);
		expect(nowhere.surfaces.fromAddress(nowhere.surface.address)).toBeUndefined();
	});
});
