import { createSession } from './session.ts';
import { setStage } from './set-stage.ts';
import { BOT_NAME, CHANNEL_NAME } from './stage.ts';
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
	stop,
}: {
	models: Environment | undefined;
	stop: AbortSignal;
}): Promise<void> {
	const { stdin, stdout } = process;
	const write = (text: string): void => {
		stdout.write(text);
	};
	let onLog = (line: string) => write(`${line}\n`);
	write('Starting the bot …\r');
	const stage = await setStage({
		speed: 1,
		minuteLimit: MINUTE_LIMIT,
		models,
		stop,
		onLog: (line) => onLog(line),
	});
	const session = createSession({
		stage,
		heading: heading(models !== undefined),
		window: { write, columns: () => stdout.columns || COLUMNS, rows: () => stdout.rows || ROWS },
	});
	onLog = (line) => session.view.aside(`[log] ${line}`);
	const stopListening = listenToKeys(stdin, write, session.keyboard);
	stdout.on('resize', session.view.resized);
	try {
		await Promise.race([session.left, whenOver(stage.ended, stop)]);
	} finally {
		stdout.off('resize', session.view.resized);
		stopListening();
		session.view.end();
		write('Leaving …\r');
		onLog = () => undefined;
		await stage.close();
		write('\u001b[K');
	}
}

const code = (text: string) => styled(text, 'cyan');

function heading(isReal: boolean): Span[][] {
	const models = isReal
		? 'The models are the real ones of OpenRouter; Discord is a stand-in on this machine.'
		: 'Discord and the models are stand-ins on this machine.';
	return [
		[
			styled('Potluck', 'bold', 'magenta'),
			plain(`: you are in #${CHANNEL_NAME} with the bot, the real one.`),
		],
		[plain(`${models} The clock runs at its usual speed.`)],
		[
			plain('Type '),
			code(`@${BOT_NAME} …`),
			plain(' or '),
			code('/ask …'),
			plain(' to ask, '),
			code('/model '),
			plain('and Tab to switch, '),
			code('/as bob'),
			plain(' to be somebody else,'),
		],
		[
			code('/crowd'),
			plain(' for many at once, '),
			code('/'),
			plain(' and Tab for everything, '),
			code('/quit'),
			plain(' to leave.'),
		],
	];
}
