import type { Clock } from '../clock.ts';

/** Runs `step` whenever something has happened: never twice at a time, and once more for what happens meanwhile. */
export interface Serving {
	wake(): void;
	/** `delayMs` from now, unless something happens before. */
	wakeIn(delayMs: number): void;
	sleep(): void;
	/** Whether something has happened since the step that is running began. */
	isDue(): boolean;
	/** Resolves when nothing is running. */
	idle(): Promise<void>;
}

/** `step` rejects with what `onError` is told; neither ends the serving. */
export function createServing({
	clock,
	step,
	onError,
}: {
	clock: Clock;
	step: () => Promise<void>;
	onError: (error: unknown) => void;
}): Serving {
	let running: Promise<void> | undefined;
	let isDue = false;
	let cancelWake: (() => void) | undefined;

	async function run(): Promise<void> {
		await null;
		while (isDue) {
			isDue = false;
			try {
				await step();
			} catch (error) {
				onError(error);
			}
		}
		running = undefined;
	}

	function wake(): void {
		cancelWake?.();
		isDue = true;
		running ??= run();
	}

	return {
		wake,
		wakeIn(delayMs) {
			cancelWake?.();
			cancelWake = clock.after(delayMs, wake);
		},
		sleep: () => cancelWake?.(),
		isDue: () => isDue,
		idle: async () => running,
	};
}
