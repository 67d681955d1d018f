import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Turn } from '../src/chat/conversations.ts';
import { createConversations } from '../src/chat/keyv-conversations.ts';
import { createSystemClock } from '../src/clock.ts';
import { createLogger } from '../src/log.ts';
import type { PlaceKey } from '../src/place.ts';
import { openStore } from '../src/store/keyv-store.ts';
import { type Bench, quantile } from './figures.ts';

const TURNS = 6;
const ROUNDS = 400;
const MANY = 10_000;
const FEW = 10;

const placeKey = (index: number): PlaceKey => `guild:1:${index}`;
const turn = (place: number, number: number, shownAs = 'a'): Turn => ({
	id: `${place}-${number}`,
	askedAt: number,
	person: { id: `${place % 200}`, name: 'Ada' },
	question: 'How does a rolling window differ from a fixed one? '.repeat(2),
	answer: 'A rolling window looks back from now. '.repeat(20),
	modelId: 'author/model:free',
	answerMessageIds: [`${place}-${number}-${shownAs}`],
});

async function openWith(count: number) {
	const folder = mkdtempSync(join(tmpdir(), 'potluck-bench-'));
	const clock = createSystemClock();
	const log = createLogger({ level: 'warn', format: 'json' });
	const store = await openStore({ url: `sqlite://${join(folder, 'history.sqlite')}`, clock, log });
	const conversations = createConversations({ records: store.records, clock, log });
	for (let place = 0; place < count; place++) {
		for (let number = 0; number < TURNS; number++)
			await conversations.append(placeKey(place), turn(place, number));
	}
	return {
		conversations,
		async close() {
			await store.close();
			rmSync(folder, { recursive: true });
		},
	};
}

/** Append and load with few and with many conversations stored, taken in turns so that the machine's mood hits both. */
export const history: Bench = {
	name: 'history',
	async run() {
		const few = await openWith(FEW);
		const many = await openWith(MANY);
		const samples = {
			append: { few: [] as number[], many: [] as number[] },
			load: { few: [] as number[], many: [] as number[] },
		};
		const timed = async (into: number[], work: () => Promise<unknown>) => {
			const startedAt = performance.now();
			await work();
			into.push(performance.now() - startedAt);
		};
		for (let round = 0; round < ROUNDS; round++) {
			for (const [size, { conversations }, count] of [
				['few', few, FEW],
				['many', many, MANY],
			] as const) {
				const place = (round * 7919) % count;
				await timed(samples.append[size], () =>
					conversations.append(placeKey(place), turn(place, TURNS - 1, `${round}`)),
				);
				await timed(samples.load[size], () => conversations.load(placeKey(place)));
			}
		}
		await few.close();
		await many.close();
		return (['append', 'load'] as const).flatMap((verb) => {
			const [least, most] = [quantile(samples[verb].few, 0.5), quantile(samples[verb].many, 0.5)];
			return [
				{ name: `history ${verb}, 10 conversations`, value: least, unit: 'ms' as const },
				{ name: `history ${verb}, 10,000 conversations`, value: most, unit: 'ms' as const },
				{ name: `history ${verb}, ratio`, value: most / least, unit: 'times' as const, goal: 1.3 },
			];
		});
	},
};
