import { createLogger, type Logger } from '../../src/log.ts';

/** A log whose lines can be read back. */
export function createRecordingLog(): { log: Logger; lines: string[]; text(): string } {
	const lines: string[] = [];
	const log = createLogger({
		level: 'debug',
		format: 'json',
		write: (line) => void lines.push(line),
	});
	return { log, lines, text: () => lines.join('') };
}

export const silentLog: Logger = createLogger({ level: 'silent', format: 'json' });
