import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as realTime } from 'node:timers/promises';
import { openServices } from '../src/app/services.ts';
import { readConfig } from '../src/config.ts';
import { createProviderStandIn } from '../src/stand-ins/provider/stand-in.ts';
import { silentLog } from '../test/helpers/log.ts';
import { createManualClock } from '../test/helpers/manual-clock.ts';
import type { Bench } from './figures.ts';

/** An evening: one question every four minutes, always for the same model, until so many requests were counted. */
const BEGINS_AT = Date.UTC(2026, 10, 23, 16);
const EVERY_MS = 4 * 60_000;
const UNITS = 50;
const EVENINGS = 10;
/** Of the time each upstream is busy, for about an hour at a stretch: congestion, not noise. */
const BUSY = { share: 0.25, spellMs: 3_600_000 };
const STEP_MS = 1_000;

type Evening = { readonly answers: number; readonly units: number };

async function playEvening(fallbackCosts: 'once' | 'each', seed: number): Promise<Evening> {
	const clock = createManualClock(BEGINS_AT);
	const provider = await createProviderStandIn({ clock, dayLimit: 1000, fallbackCosts });
	provider.upstreamBusy({ ...BUSY, seed });
	provider.answer({ text: 'Yes.' });
	const folder = mkdtempSync(join(tmpdir(), 'potluck-bench-'));
	const config = readConfig({
		DISCORD_TOKEN: 'a.b.c',
		OPENROUTER_API_KEY: provider.key,
		OPENROUTER_BASE_URL: provider.url,
		STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
		HTTP_PORT: '0',
	});
	const life = new AbortController();
	const opened = await openServices(config, { clock, log: silentLog, isHere: async () => true });

	/** Lets time pass while the sockets work. */
	async function during<Result>(work: Promise<Result>): Promise<Result> {
		let isOver = false;
		const settled = work.finally(() => {
			isOver = true;
		});
		settled.catch(() => undefined);
		while (!isOver) {
			await realTime(1);
			await clock.advance(STEP_MS);
		}
		return await settled;
	}

	async function ask(number: number): Promise<boolean> {
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
	}

	try {
		await during(opened.start(life.signal));
		let answers = 0;
		for (let number = 1; provider.dayUsed() < UNITS && number <= 2 * UNITS; number++) {
			if (await during(ask(number))) answers++;
			await clock.advance(EVERY_MS);
			await realTime(2);
		}
		return { answers, units: provider.dayUsed() };
	} finally {
		life.abort();
		await opened.close();
		await provider.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Of 50 requests so many became answers, on the average of the evenings. */
async function answersOf(fallbackCosts: 'once' | 'each'): Promise<number> {
	const played: Evening[] = [];
	for (let seed = 1; seed <= EVENINGS; seed++) played.push(await playEvening(fallbackCosts, seed));
	const sum = (part: keyof Evening) => played.reduce((all, evening) => all + evening[part], 0);
	return (UNITS * sum('answers')) / sum('units');
}

/** What a quarter of busy upstreams costs of a day's requests. */
export const failover: Bench = {
	name: 'failover',
	run: async () => [
		{
			name: '25 % busy, further tries cost nothing: answers of 50 requests',
			value: await answersOf('once'),
			unit: '',
			atLeast: 49,
		},
		{
			name: '25 % busy, each try costs one: answers of 50 requests',
			value: await answersOf('each'),
			unit: '',
			atLeast: 45,
		},
	],
};
