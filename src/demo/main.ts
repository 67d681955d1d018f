import { ConfigError } from '../errors.ts';
import { playAlone } from './alone.ts';
import { playAtTerminal } from './at-terminal.ts';
import { chooseLanguage, usage } from './choose-language.ts';
import { DemoFailure } from './failure.ts';
import type { Language } from './locales/languages.ts';
import type { Words } from './locales/words.ts';
import { BOT_NAME } from './stage.ts';
import { realModels } from './surroundings.ts';

const FAILED = 1;
const WRONG_CONFIGURATION = 2;
const STOPPED = 130;

const stopping = new AbortController();

async function play(): Promise<number> {
	try {
		const { asksHow, language } = chooseLanguage(process.argv.slice(2), process.env);
		if (asksHow) return tellHow(language);
		stopOn(language.words.start);
		const models = realModels(process.env);
		const isAtTerminal = process.stdin.isTTY && process.stdout.isTTY;
		const playing = isAtTerminal ? playAtTerminal : playAlone;
		await playing({ models, language, stop: stopping.signal });
		return 0;
	} catch (error) {
		if (stopping.signal.aborted) return STOPPED;
		if (!(error instanceof DemoFailure || error instanceof ConfigError)) throw error;
		process.stderr.write(`${error.message}\n`);
		return error instanceof ConfigError ? WRONG_CONFIGURATION : FAILED;
	}
}

function tellHow(language: Language): 0 {
	const { talk, words } = language;
	const lines = [
		usage(language),
		'',
		words.start.help,
		...words.start.howTo(BOT_NAME, talk.friend),
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	return 0;
}

function stopOn({ stopped, nobodyReads }: Words['start']): void {
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (stopping.signal.aborted) process.exit(STOPPED);
			stopping.abort(new DOMException(stopped, 'AbortError'));
		});
	}
	process.stdout.on('error', () => stopping.abort(new DOMException(nobodyReads, 'AbortError')));
}

process.exit(await play());
