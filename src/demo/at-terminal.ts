import { createSystemClock } from '../clock.ts';
import type { Language } from './locales/languages.ts';
import { createSession } from './session.ts';
import { setStage } from './set-stage.ts';
import { BOT_NAME } from './stage.ts';
import { listenToKeys } from './terminal/keyboard.ts';
import { plain, type Span, styled } from './terminal/paint.ts';
import { whenOver } from './when-over.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a free account may ask in a minute. */
const MINUTE_LIMIT = 20;
/** Of a terminal that does not tell. */
const COLUMNS = 80;
const ROWS = 24;

/** Somebody sits at the terminal: they are in a channel with the bot until they leave. */
export async function playAtTerminal({
	models,
	language,
	stop,
}: {
	models: Environment | undefined;
	language: Language;
	stop: AbortSignal;
}): Promise<void> {
	const { words } = language;
	const { stdin, stdout } = process;
	const write = (text: string): void => {
		stdout.write(text);
	};
	let onLog = (line: string) => write(`${line}\n`);
	write(`${words.start.starting}\r`);
	const stage = await setStage({
		clock: createSystemClock(),
		limits: {},
		minuteLimit: MINUTE_LIMIT,
		models,
		language,
		stop,
		onLog: (line) => onLog(line),
	});
	const session = createSession({
		stage,
		heading: heading(language, models !== undefined),
		window: { write, columns: () => stdout.columns || COLUMNS, rows: () => stdout.rows || ROWS },
	});
	onLog = (line) => session.view.aside(`[log] ${line}`);
	const stopListening = listenToKeys(stdin, write, session.keyboard);
	stdout.on('resize', session.view.resized);
	try {
		await Promise.race([session.left, whenOver({ ...stage, stop, words })]);
	} finally {
		stdout.off('resize', session.view.resized);
		stopListening();
		session.view.end();
		write(`\u001b[K${words.start.leaving}\r`);
		onLog = () => undefined;
		await stage.close();
		write('\u001b[K');
	}
}

function heading({ words: { start }, talk }: Language, isReal: boolean): Span[][] {
	return [
		[styled('Potluck', 'bold', 'magenta'), plain(` · ${start.welcome(talk.channel)}`)],
		[plain(isReal ? start.withRealModels : start.withStandIns)],
		...start.howTo(BOT_NAME, talk.friend).map(withCode),
	];
}

/** What stands between backticks is typed. */
const withCode = (line: string): Span[] =>
	line.split('`').map((part, index) => (index % 2 === 0 ? plain(part) : styled(part, 'cyan')));
