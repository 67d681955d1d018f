import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openServices } from '../../../src/app/services.ts';
import { createSystemClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import { createGroqStandIn } from '../../../src/stand-ins/groq/stand-in.ts';
import { createPlainStandIn } from '../../../src/stand-ins/plain/stand-in.ts';
import { silentLog } from '../../helpers/log.ts';
import { withoutDiscord } from '../../helpers/without-discord.ts';

test('a provider with a dead key and one without a list are named for /readyz, and a good one is not', async () => {
	const clock = createSystemClock();
	const folder = mkdtempSync(join(tmpdir(), 'potluck-services-'));
	const groq = await createGroqStandIn({ clock });
	const plain = await createPlainStandIn({ clock, models: ['llama3.2'] });
	const opened = await openServices(
		readConfig({
			DISCORD_TOKEN: 'a.b.c',
			STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
			OPENROUTER_API_KEY: 'sk-or-v1-0123456789',
			OPENROUTER_BASE_URL: 'http://127.0.0.1:9/api/v1',
			GROQ_API_KEY: 'gsk_not-the-right-one',
			GROQ_BASE_URL: groq.url,
			EXTRA_PROVIDER_URL: plain.url,
			EXTRA_PROVIDER_MODELS: 'llama3.2',
		}),
		{ clock, log: silentLog, ...withoutDiscord },
	);
	onTestFinished(async () => {
		await opened.close();
		await Promise.all([groq.close(), plain.close()]);
		rmSync(folder, { recursive: true, force: true });
	});
	await opened.start(new AbortController().signal);
	expect(opened.troubles()).toEqual([
		'no fresh list of free models of OpenRouter',
		'Groq takes no questions with this key',
	]);
});
