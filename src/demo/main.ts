import { ConfigError } from '../errors.ts';
import { playAlone } from './alone.ts';
import { playAtTerminal } from './at-terminal.ts';
import { DemoFailure } from './failure.ts';
import { realModels } from './surroundings.ts';

const FAILED = 1;
const WRONG_CONFIGURATION = 2;
const STOPPED = 130;

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
	process.on(signal, () => {
		if (stopping.signal.aborted) process.exit(STOPPED);
		stopping.abort(new DOMException('The demo was stopped.', 'AbortError'));
	});
}
process.stdout.on('error', () =>
	stopping.abort(new DOMException('Nobody reads any more.', 'AbortError')),
);

async function play(): Promise<number> {
	const models = realModels(process.env);
	const isAtTerminal = process.stdin.isTTY && process.stdout.isTTY;
	try {
		if (isAtTerminal) await playAtTerminal({ models, stop: stopping.signal });
		else await playAlone({ models, stop: stopping.signal });
		return 0;
	} catch (error) {
		if (stopping.signal.aborted) return STOPPED;
		if (!(error instanceof DemoFailure || error instanceof ConfigError)) throw error;
		process.stderr.write(`${error.message}\n`);
		return error instanceof ConfigError ? WRONG_CONFIGURATION : FAILED;
	}
}

process.exit(await play());
