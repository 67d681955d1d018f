import { setTimeout as realTime } from 'node:timers/promises';
import { createSystemClock } from '../src/clock.ts';
import { createPlainStandIn } from '../src/stand-ins/plain/stand-in.ts';
import { createProviderStandIn } from '../src/stand-ins/provider/stand-in.ts';
import { createManualClock } from '../test/helpers/manual-clock.ts';
import { type Bench, quantile } from './figures.ts';
import { openBot } from './open-bot.ts';

/** An evening: one question every four minutes, always for the same model, until so many requests were counted. */
const BEGINS_AT = Date.UTC(2026, 10, 23, 16);
const EVERY_MS = 4 * 60_000;
const UNITS = 50;
const EVENINGS = 10;
/** Of the time each upstream is busy, for about an hour at a stretch: congestion, not noise. */
const BUSY = { share: 0.25, spellMs: 3_600_000 };
const STEP_MS = 1_000;
/** Each of these asks as many models as a question may, and all of them fail. */
const QUESTIONS = 20;
const ATTEMPTS = 3;

type Evening = { readonly answers: number; readonly units: number };

async function playEvening(fallbackCosts: 'once' | 'each', seed: number): Promise<Evening> {
	const clock = createManualClock(BEGINS_AT);
	const provider = await createProviderStandIn({ clock, dayLimit: 1000, fallbackCosts });
	provider.upstreamBusy({ ...BUSY, seed });
	provider.answer({ text: 'Yes.' });
	const bot = await openBot(clock, {
		OPENROUTER_API_KEY: provider.key,
		OPENROUTER_BASE_URL: provider.url,
	});

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

	try {
		await during(bot.start());
		let answers = 0;
		for (let number = 1; provider.dayUsed() < UNITS && number <= 2 * UNITS; number++) {
			if (await during(bot.ask(number))) answers++;
			await clock.advance(EVERY_MS);
			await realTime(2);
		}
		return { answers, units: provider.dayUsed() };
	} finally {
		await bot.close();
		await provider.close();
	}
}

/** Of 50 requests so many became answers, on the average of the evenings. */
async function answersOf(fallbackCosts: 'once' | 'each'): Promise<number> {
	const played: Evening[] = [];
	for (let seed = 1; seed <= EVENINGS; seed++) played.push(await playEvening(fallbackCosts, seed));
	const sum = (part: keyof Evening) => played.reduce((all, evening) => all + evening[part], 0);
	return (UNITS * sum('answers')) / sum('units');
}

/** From the end of a failed reply to the arrival of the next request, in milliseconds. */
async function hops(): Promise<readonly number[]> {
	const clock = createSystemClock();
	const models = Array.from({ length: QUESTIONS * ATTEMPTS }, (_, index) => `model-${index}`);
	const server = await createPlainStandIn({ clock, models });
	server.answer({ failure: 'internal' });
	const bot = await openBot(clock, {
		EXTRA_PROVIDER_URL: server.url,
		EXTRA_PROVIDER_MODELS: models.join(','),
	});
	try {
		await bot.start();
		for (let number = 1; number <= QUESTIONS; number++) await bot.ask(number);
		return server.requests.flatMap((request, index) => {
			const before = server.requests[index - 1];
			const isHop = before && index % ATTEMPTS > 0;
			return isHop ? [request.monotonicMs - (before.endedMs ?? Number.NaN)] : [];
		});
	} finally {
		await bot.close();
		await server.close();
	}
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
		{
			name: 'a failed attempt → the next one arrives, p99 of 40',
			value: quantile(await hops(), 0.99),
			unit: 'ms',
			goal: 30,
		},
	],
};
