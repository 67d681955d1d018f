import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { View } from '../../../src/render/surface.ts';
import { createStage, watch, words } from './surface-stage.ts';

const LOST = { status: 404, code: 10_008 };
const ARCHIVED = { status: 400, code: 50_083 };
const LOCKED = { status: 400, code: 160_005 };

/** The last part bears the mark, wherever the answer ends. */
const marked = (parts: readonly string[]): View => ({
	parts: parts.map((part, index) => (index === parts.length - 1 ? `${part}, marked` : part)),
	endingAt: (part, isMuted) => `${parts[part]}, ${isMuted ? 'muted' : 'marked'}`,
});

/** A reply that shows these parts and is still being written. */
async function showing(parts: readonly string[]) {
	const stage = createStage();
	const surface = stage.reply();
	surface.offer('first-words', () => ({ parts }));
	await stage.clock.advance(1000);
	const ids = [...stage.discord.messages.keys()];
	const remove = (...indexes: readonly number[]) => {
		const gone = indexes.flatMap((index) => ids[index] ?? []);
		for (const id of gone) stage.discord.messages.delete(id);
		return gone;
	};
	return { ...stage, ids, remove, surface };
}

describe('a part deleted while the answer is written', () => {
	test.each([
		[0, ['b', 'c, marked']],
		[1, ['a', 'c, marked']],
		[2, ['a', 'b, marked']],
	])(
		'part %i: the answer stops, and the last part that stands gets the mark',
		async (part, left) => {
			const { clock, discord, ids, remove, surface, surfaces } = await showing(['a', 'b', 'c']);
			surfaces.messageDeleted(remove(part));
			expect(surface.gone.reason).toBeInstanceOf(UserError);
			expect(surface.gone.reason).toMatchObject({ sentence: { key: 'render.answer-deleted' } });
			const before = discord.log.length;
			const finished = watch(surface.finish(marked(['a', 'b', 'c', 'never shown'])));
			await clock.advance(5000);
			expect(discord.contents()).toEqual(left);
			expect(finished.value).toEqual(ids.filter((_, index) => index !== part));
			const after = discord.log.slice(before);
			expect(after.map(({ name }) => name)).toEqual(['editMessage']);
			expect(after.map(({ id }) => id)).not.toContain(ids[part]);
			expect(clock.timers()).toBe(0);
		},
	);

	test('an edit that meets the lack of it stops the answer, too', async () => {
		const { clock, discord, remove, surface } = await showing(['a', 'b']);
		remove(1);
		surface.offer('progress', () => ({ parts: ['a', 'b and more'] }));
		await clock.advance(2000);
		expect(surface.gone.reason).toMatchObject({ sentence: { key: 'render.answer-deleted' } });
		const finished = watch(surface.finish(marked(['a', 'b and more'])));
		await clock.advance(3000);
		expect(discord.contents()).toEqual(['a, marked']);
		expect(finished.value).toHaveLength(1);
		expect(discord.of('editMessage').filter(({ content }) => content.startsWith('b'))).toHaveLength(
			1,
		);
	});

	test('nothing more is shown before the mark, and no file brings back what was deleted', async () => {
		const { clock, discord, remove, surface, surfaces } = await showing(['a', 'b']);
		surface.offer('progress', () => ({ parts: ['a', 'b and more'] }));
		surfaces.messageDeleted(remove(0));
		surface.offer('progress', () => ({ parts: ['a', 'b and more', 'c'] }));
		await clock.advance(5000);
		expect(discord.contents()).toEqual(['b']);
		const file = {
			name: 'answer.md',
			content: 'a and b',
			type: 'text/markdown',
			description: 'all',
			instead: [],
		};
		const finished = watch(surface.finish({ ...marked(['a', 'b']), file }));
		await clock.advance(5000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['b, marked']);
		expect(discord.log.some(({ hasFile }) => hasFile)).toBe(false);
	});

	test('a part on its way when all others are deleted is the one that gets the mark', async () => {
		const { clock, discord, remove, surface, surfaces } = await showing(['a']);
		surface.offer('progress', () => ({ parts: ['a', 'b'] }));
		await clock.advance(200);
		expect(discord.of('createMessage')).toHaveLength(2);
		expect(discord.contents()).toHaveLength(1);
		surfaces.messageDeleted(remove(0));
		const finished = watch(surface.finish(marked(['a', 'b'])));
		await clock.advance(5000);
		expect(discord.contents()).toEqual(['b, marked']);
		expect(finished.value).toHaveLength(1);
	});

	test('one that never arrives after all leaves nothing to show', async () => {
		const { clock, discord, remove, surface, surfaces } = await showing(['a']);
		discord.failNext('createMessage', 'no-answer');
		surface.offer('progress', () => ({ parts: ['a', 'b'] }));
		await clock.advance(200);
		expect(discord.of('createMessage')).toHaveLength(2);
		expect(discord.contents()).toHaveLength(1);
		surfaces.messageDeleted(remove(0));
		const finished = watch(surface.finish(marked(['a', 'b'])));
		await clock.advance(5000);
		expect(finished.error).toBe(surface.gone.reason);
		expect(discord.contents()).toEqual([]);
		expect(clock.timers()).toBe(0);
	});

	test('with all parts deleted the answer is gone', async () => {
		const { clock, discord, remove, surface, surfaces } = await showing(['a', 'b']);
		surfaces.messageDeleted(remove(0, 1));
		await expect(surface.finish(marked(['a', 'b']))).rejects.toBe(surface.gone.reason);
		await clock.advance(5000);
		expect(discord.contents()).toEqual([]);
		expect(clock.timers()).toBe(0);
	});
});

describe('a part deleted while the final text lands', () => {
	test('the rest lands', async () => {
		const { clock, discord, ids, remove, surface } = await showing(['a', 'b']);
		remove(0);
		const finished = watch(surface.finish({ parts: ['a, whole', 'b, whole', 'c'] }));
		await clock.advance(5000);
		expect(discord.contents()).toEqual(['b, whole', 'c']);
		expect(finished.value).toEqual([ids[1], expect.any(String)]);
		expect(surface.gone.aborted).toBe(false);
		expect(discord.of('editMessage').filter(({ id }) => id === ids[0])).toHaveLength(1);
	});

	test('what stands below the answer moves up when its message is gone', async () => {
		const { clock, discord, ids, remove, surface, surfaces } = await showing(['a', 'b']);
		discord.failNext('editMessage', { status: 429, code: 0, retryAfterMs: 3000 });
		const finished = watch(surface.finish(marked(['a', 'b'])));
		await clock.advance(1000);
		surfaces.messageDeleted(remove(1));
		await clock.advance(5000);
		expect(discord.contents()).toEqual(['a, marked']);
		expect(finished.value).toEqual([ids[0]]);
	});

	test('the only part takes the answer with it', async () => {
		const { clock, discord, remove, surface } = await showing(['a']);
		remove(0);
		const finished = watch(surface.finish({ parts: ['a', 'b'].map((one) => `${one}, whole`) }));
		await clock.advance(5000);
		expect(finished.error).toBe(surface.gone.reason);
		expect(discord.contents()).toEqual([]);
	});
});

describe('a final view with fewer parts than stand', () => {
	test('deletes the rest', async () => {
		const { clock, discord, ids, surface } = await showing(['a', 'b', 'c']);
		const finished = watch(surface.finish({ parts: ['all'] }));
		await clock.advance(5000);
		expect(discord.contents()).toEqual(['all']);
		expect(finished.value).toEqual([ids[0]]);
		expect(discord.of('deleteMessage').map(({ id }) => id)).toEqual(ids.slice(1));
	});

	test('without any deletes all, also what is on its way, and waits out a limit for it', async () => {
		const { clock, discord, surface } = await showing(['a']);
		surface.offer('progress', () => ({ parts: ['a', 'b'] }));
		await clock.advance(200);
		expect(discord.of('createMessage')).toHaveLength(2);
		discord.failNext('deleteMessage', { status: 429, code: 0, retryAfterMs: 3000 });
		const finished = watch(surface.finish({ parts: [] }));
		await clock.advance(5000);
		expect(finished.value).toEqual([]);
		expect(discord.contents()).toEqual([]);
		expect(clock.timers()).toBe(0);
	});

	test('goes through the interaction that everybody, or one person, sees', async () => {
		const { clock, discord, interaction } = createStage();
		const surface = interaction();
		const acknowledged = surface.acknowledge('private');
		await clock.advance(100);
		await acknowledged;
		surface.offer('first-words', () => ({ parts: ['a', 'b'] }));
		await clock.advance(2000);
		const finished = watch(surface.finish({ parts: [] }));
		await clock.advance(2000);
		expect(finished.value).toEqual([]);
		expect(discord.contents()).toEqual([]);
	});
});

describe('a closed thread', () => {
	test('one that was only archived is opened again by a new message, which takes the old one’s place', async () => {
		const { clock, discord, surface } = await showing(['a']);
		discord.failNext('editMessage', ARCHIVED);
		for (const text of ['ab', 'abc', 'abcd']) {
			surface.offer('progress', words(text));
			await clock.advance(2000);
		}
		expect(surface.gone.aborted).toBe(false);
		expect(discord.contents()).toEqual(['abcd']);
		expect(discord.of('createMessage')).toHaveLength(2);
	});

	test('one that takes new messages but no edits gets one more until the end', async () => {
		const { clock, discord, surface } = await showing(['a']);
		for (let i = 0; i < 20; i++) discord.failNext('editMessage', ARCHIVED);
		for (let said = 0; said < 10; said++) {
			surface.offer('progress', words(`a${said}`));
			await clock.advance(2000);
		}
		expect(discord.of('createMessage')).toHaveLength(2);
		const finished = watch(surface.finish({ parts: ['whole'] }));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents().at(-1)).toBe('whole');
	});

	test('one that is locked, too, ends its answer at once', async () => {
		const { clock, discord, surface } = await showing(['a']);
		discord.failNext('editMessage', ARCHIVED);
		discord.failNext('createMessage', LOCKED);
		surface.offer('progress', words('ab'));
		await clock.advance(2000);
		expect(surface.gone.aborted).toBe(true);
		expect(surface.gone.reason).toMatchObject({ facts: { isMuted: true } });
		const before = discord.log.length;
		await expect(surface.finish({ parts: ['whole'] })).rejects.toBe(surface.gone.reason);
		await clock.advance(5000);
		expect(discord.log).toHaveLength(before);
		expect(clock.timers()).toBe(0);
	});
});

describe('where nothing can be said', () => {
	test.each([
		[404, 10_003],
		[404, 10_004],
		[403, 50_001],
		[403, 50_013],
		[400, 160_005],
		[403, 50_007],
		[400, 50_278],
	])(
		'an answer that has begun is gone, and the next is not tried (%i, %i)',
		async (status, code) => {
			const { clock, discord, reply, surface } = await showing(['a']);
			discord.failNext('editMessage', { status, code });
			surface.offer('progress', words('ab'));
			await clock.advance(2000);
			expect(surface.gone.aborted).toBe(true);
			expect(reply().gone.aborted).toBe(true);
		},
	);

	test('an answer that stands gets its end, though it can grow no more', async () => {
		const { clock, discord, ids, reply, surface } = await showing(['a']);
		discord.failNext('createMessage', { status: 403, code: 50_013 });
		surface.offer('progress', () => ({ parts: ['a', 'b'] }));
		await clock.advance(2000);
		expect(surface.gone.reason).toMatchObject({ facts: { isMuted: true } });
		const finished = watch(surface.finish(marked(['a', 'b', 'c'])));
		await clock.advance(2000);
		expect(finished.value).toEqual(ids);
		expect(discord.contents()).toEqual(['a, marked']);
		expect(reply().gone.aborted).toBe(true);
	});

	test('the end of one that is whole says why there is no more of it', async () => {
		const { clock, discord, ids, surface } = await showing(['a']);
		discord.failNext('createMessage', { status: 403, code: 50_013 });
		const finished = watch(surface.finish(marked(['a', 'b'])));
		await clock.advance(2000);
		expect(finished.value).toEqual(ids);
		expect(discord.contents()).toEqual(['a, muted']);
		expect(clock.timers()).toBe(0);
	});

	test('others that stand there go on, and so do those of interactions', async () => {
		const { clock, discord, interaction, reply, surface } = await showing(['a']);
		const asked = interaction();
		const acknowledged = asked.acknowledge('public');
		await clock.advance(100);
		await acknowledged;
		discord.failNext('typing', { status: 403, code: 50_013 });
		const other = reply();
		other.working();
		await clock.advance(100);
		const gone = [surface, asked, other].map((one) => one.gone.aborted);
		expect(gone).toEqual([false, false, true]);
		for (const { reason } of [other.gone, reply().gone])
			expect(reason).toMatchObject({ facts: { isMuted: true } });
	});

	test('a part that is gone is no reason to give up a channel', async () => {
		const { clock, discord, reply, surface } = await showing(['a']);
		discord.failNext('editMessage', LOST);
		surface.offer('progress', words('ab'));
		await clock.advance(2000);
		expect(surface.gone.aborted).toBe(true);
		expect(reply().gone.aborted).toBe(false);
	});
});
