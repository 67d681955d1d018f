import { vi } from 'vitest';

/** Far more than it takes on a busy machine: only a test that fails waits for so long. */
const PATIENCE_MS = 20_000;

/** Tries again and again until nothing is thrown; resolves with what came then. */
export const eventually = <Result>(attempt: () => Promise<Result> | Result): Promise<Result> =>
	vi.waitFor(attempt, { timeout: PATIENCE_MS });
