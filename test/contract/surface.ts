import { describe, expect, test } from 'vitest';
import type { Surface } from '../../src/render/surface.ts';

type Tested = {
	readonly surface: Surface;
	/** Lets everything happen that is to happen. */
	settle(): Promise<void>;
	/** What stands on the screen, message by message. */
	shown(): readonly string[];
	/** Deletes the answer, or its question. */
	vanish(): void;
};

/** What every Surface promises. */
export function surfaceContract(name: string, make: () => Promise<Tested>): void {
	describe(`${name} keeps the promises of a surface`, () => {
		test('what was offered last is shown, and composed only when it is', async () => {
			const { settle, shown, surface } = await make();
			const composed: number[] = [];
			for (const number of [1, 2, 3]) {
				surface.offer(number === 1 ? 'first-words' : 'progress', () => {
					composed.push(number);
					return { parts: [`${number}`] };
				});
			}
			await settle();
			expect(shown()).toEqual(['3']);
			expect(composed.at(-1)).toBe(3);
			expect(composed.length).toBeLessThanOrEqual(2);
		});

		test('the final view stands as it is, and the ids of its messages come in order', async () => {
			const { settle, shown, surface } = await make();
			surface.offer('first-words', () => ({ parts: ['a'] }));
			const finished = surface.finish({ parts: ['a, whole', 'b', 'c'] });
			await settle();
			const ids = await finished;
			expect(new Set(ids).size).toBe(3);
			expect(shown()).toEqual(['a, whole', 'b', 'c']);
		});

		test('after the end nothing is shown any more', async () => {
			const { settle, shown, surface } = await make();
			const finished = surface.finish({ parts: ['whole'] });
			await settle();
			await finished;
			surface.working();
			surface.offer('progress', () => ({ parts: ['late'] }));
			surface.abandon();
			await expect(surface.finish({ parts: ['later'] })).rejects.toThrow();
			await settle();
			expect(shown()).toEqual(['whole']);
		});

		test('a surface that was left shows nothing more and lets what stands stand', async () => {
			const { settle, shown, surface } = await make();
			surface.offer('first-words', () => ({ parts: ['a'] }));
			await settle();
			surface.abandon();
			surface.offer('progress', () => ({ parts: ['ab'] }));
			await settle();
			expect(shown()).toEqual(['a']);
			expect(surface.gone.aborted).toBe(false);
		});

		test('a final view on its way survives being left', async () => {
			const { settle, shown, surface } = await make();
			const finished = surface.finish({ parts: ['whole'] });
			surface.abandon();
			await settle();
			await finished;
			expect(shown()).toEqual(['whole']);
		});

		test('what is gone rejects with the reason of its signal', async () => {
			const { settle, surface, vanish } = await make();
			surface.offer('first-words', () => ({ parts: ['a'] }));
			await settle();
			vanish();
			await settle();
			expect(surface.gone.aborted).toBe(true);
			await expect(surface.finish({ parts: ['ab'] })).rejects.toBe(surface.gone.reason);
		});

		test('its address changes when its first message stands, and whoever listens is told', async () => {
			const { settle, surface } = await make();
			const before = surface.address;
			const told: string[] = [];
			surface.onMoved((address) => told.push(address));
			surface.offer('first-words', () => ({ parts: ['a'] }));
			await settle();
			expect(told.at(-1)).toBe(surface.address);
			expect(surface.address).not.toBe(before);
		});
	});
}
