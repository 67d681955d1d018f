import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServices } from '../src/app/services.ts';
import type { Clock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';
import { silentLog } from '../test/helpers/log.ts';
import { withoutDiscord } from '../test/helpers/without-discord.ts';

/** All of the bot behind its commands, in this process and without Discord. */
export async function openBot(clock: Clock, environment: Readonly<Record<string, string>>) {
	const folder = mkdtempSync(join(tmpdir(), 'potluck-bench-'));
	const config = readConfig({
		DISCORD_TOKEN: 'a.b.c',
		STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
		HTTP_PORT: '0',
		...environment,
	});
	const life = new AbortController();
	const opened = await openServices(config, {
		clock,
		log: silentLog,
		...withoutDiscord,
	});

	return {
		start: () => opened.start(life.signal),
		/** Somebody new asks; false when there was no complete answer. */
		async ask(number: number): Promise<boolean> {
			const question = {
				id: `${number}`,
				askedAt: clock.now(),
				person: { id: `${500 + number}`, name: `p${number}` },
				roleIds: [],
				place: { key: 'guild:1:10', kind: 'channel', channelId: '10', serverId: '1' },
				text: `question ${number}`,
				files: [],
				isPrivate: true,
				isMessage: false,
				locale: { person: 'en', place: 'en' },
				address: '',
			} as const;
			try {
				for await (const event of opened.services.answers.ask(question, life.signal))
					if (event.type === 'end') return event.reason === 'complete';
				return false;
			} catch {
				return false;
			}
		},
		async close(): Promise<void> {
			life.abort();
			await opened.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
