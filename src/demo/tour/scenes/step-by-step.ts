import type { Somebody } from '../../people.ts';
import type { Told, Tour } from '../scene.ts';

/** A command as it is typed, and how the tour tells of it. */
export type Typed = readonly [line: string, did: Told];

const READ_AFTER_MS = 3_000;

/** Types one command after the other and shows what each brings, as it reads a moment later. */
export async function stepByStep(
	{ clock, type, shown, show }: Pick<Tour, 'clock' | 'type' | 'shown' | 'show'>,
	who: Somebody,
	steps: readonly Typed[],
): Promise<void> {
	for (const [line, did] of steps) {
		const message = await shown(await type(who, line));
		await clock.pass(READ_AFTER_MS);
		show(did, message);
	}
}
