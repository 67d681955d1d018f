import dotenv from 'dotenv';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';

/** Documented in docs/operating.md, with the other exit codes. */
const WRONG_CONFIGURATION = 2;

const { error: noFile } = dotenv.config({ quiet: true });

function configuration(): Config {
	try {
		return readConfig(process.env);
	} catch (error) {
		if (!(error instanceof Error && error.name === 'ConfigError')) throw error;
		process.stderr.write(`The configuration needs a change:\n${error.message}\n`);
		if (noFile)
			process.stderr.write(
				'There is no file .env here: “cp .env.example .env” makes one to fill in.\n',
			);
		process.exit(WRONG_CONFIGURATION);
	}
}

const app = createApp(configuration());
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.once(signal, () => {
		process.once(signal, () => process.exit(1));
		app.leave();
	});
}
process.exit(await app.run());
