import { describe, expect, test } from 'vitest';
import type { Button, View } from '../../../src/render/surface.ts';
import { createStage, watch } from './surface-stage.ts';

const button = (label: string, style: Button['style'] = 'secondary'): Button => ({
	id: `test:${label}`,
	label,
	style,
});
const cancel = [button('Cancel', 'danger')];

describe('buttons', () => {
	test('stand under the last part only', async () => {
		const { clock, discord, reply } = createStage();
		const finished = watch(reply().finish({ parts: ['a', 'b'], buttons: cancel }));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(2);
		expect(discord.buttons()).toEqual([[], ['Cancel']]);
	});

	test('go with the next view that has none, even if its text is the same', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('notice', () => ({ parts: ['a'], buttons: cancel }));
		await clock.advance(2000);
		expect(discord.buttons()).toEqual([['Cancel']]);
		surface.offer('progress', () => ({ parts: ['a'] }));
		await clock.advance(2000);
		expect(discord.buttons()).toEqual([[]]);
		expect(discord.shown().map(({ name }) => name)).toEqual(['createMessage', 'editMessage']);
	});

	test.each([
		['label', { label: 'Stop' }],
		['style', { style: 'primary' as const }],
		['id', { id: 'test:other' }],
	])('that differ by their %s are shown anew, and equal ones are not', async (_, change) => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		const show = async (buttons: readonly Button[]) => {
			surface.offer('notice', () => ({ parts: ['a'], buttons }));
			await clock.advance(2000);
		};
		await show(cancel);
		await show([{ style: 'danger', label: 'Cancel', id: 'test:Cancel' }]);
		expect(discord.shown()).toHaveLength(1);
		await show([{ ...button('Cancel', 'danger'), ...change }]);
		expect(discord.shown()).toHaveLength(2);
	});

	test('move to a later part, and are taken from the earlier one once they stand there', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('first-words', () => ({ parts: ['a'], buttons: cancel }));
		await clock.advance(2000);
		surface.offer('progress', () => ({ parts: ['a', 'b'], buttons: cancel }));
		await clock.advance(3000);
		expect(discord.buttons()).toEqual([[], ['Cancel']]);
		const both = discord.shown().slice(1);
		expect(both.map(({ name, buttons }) => [name, buttons])).toEqual([
			['createMessage', ['Cancel']],
			['editMessage', []],
		]);
	});

	test('are within reach while all parts grow and new ones come, and each part that grows is shown', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		const grow = async (view: (length: number) => View, lengths: readonly number[]) => {
			for (const length of lengths) {
				surface.offer('progress', () => view(length));
				await clock.advance(100);
				expect(length === 1 || discord.buttons().some((shown) => shown?.length)).toBe(true);
			}
		};
		const text = (name: string, length: number) => name.repeat(length);
		const lengths = Array.from({ length: 60 }, (_, index) => index + 1);
		await grow((length) => ({ parts: [text('a', length)], buttons: cancel }), lengths);
		await grow(
			(length) => ({
				parts: [text('a', length), text('b', length), 'which?'],
				buttons: cancel,
			}),
			lengths.map((length) => length + 60),
		);
		expect(discord.buttons()).toEqual([[], [], ['Cancel']]);
		const [a = '', b = ''] = discord.contents();
		expect(Math.min(a.length, b.length)).toBeGreaterThan(80);
	});

	test('give way at the end to what stands under the last part then', async () => {
		const { clock, discord, reply } = createStage();
		const surface = reply();
		surface.offer('first-words', () => ({ parts: ['a'], buttons: cancel }));
		await clock.advance(2000);
		const finished = watch(surface.finish({ parts: ['a', 'b'], buttons: [button('Again')] }));
		await clock.advance(3000);
		expect(finished.value).toHaveLength(2);
		const both = discord.shown().slice(1);
		expect(both.map(({ name, buttons }) => [name, buttons])).toEqual([
			['editMessage', []],
			['createMessage', ['Again']],
		]);
	});

	test('stand under the part that is left when the last one was deleted', async () => {
		const { clock, discord, reply, surfaces } = createStage();
		const surface = reply();
		surface.offer('first-words', () => ({ parts: ['a', 'b'] }));
		await clock.advance(2000);
		const last = [...discord.messages.keys()].at(-1) ?? '';
		discord.messages.delete(last);
		surfaces.messageDeleted([last]);
		const finished = watch(surface.finish({ parts: ['a', 'b'], buttons: cancel }));
		await clock.advance(3000);
		expect(finished.value).toHaveLength(1);
		expect(discord.buttons()).toEqual([['Cancel']]);
	});

	test('stand where the text goes on when no file may be attached', async () => {
		const { clock, discord, reply } = createStage();
		const file = { name: 'a.md', content: 'all', type: 'text/markdown', description: '' };
		discord.failNext('createMessage', { status: 403, code: 50_013 });
		const view = { parts: ['a'], file: { ...file, instead: ['a', 'b'] }, buttons: cancel };
		const finished = watch(reply().finish(view));
		await clock.advance(2000);
		expect(finished.value).toHaveLength(2);
		expect(discord.buttons()).toEqual([[], ['Cancel']]);
	});

	test('of a notice are taken away when it is written over after a restart', async () => {
		const { clock, discord, reply, surfaces } = createStage();
		const surface = reply();
		surface.offer('notice', () => ({ parts: ['wait'], buttons: cancel }));
		await clock.advance(1000);
		const { address } = surface;
		surface.abandon();
		const again = surfaces.fromAddress(address);
		const finished = watch(again?.finish({ parts: ['wait'] }) ?? Promise.reject());
		await clock.advance(2000);
		expect(finished.value).toHaveLength(1);
		expect(discord.buttons()).toEqual([[]]);
	});
});
