import { liveUntilKilled } from './kill-run.ts';
import { createLedgerFolder } from './ledger-folder.ts';
import { createManualClock } from './manual-clock.ts';
import { createQuotaHouse } from './quota-house.ts';
import { createRandom } from './random.ts';

const START = Date.UTC(2026, 10, 23, 0, 10);
const DAY_LIMIT = 100_000;
/** Less than a minute lets through. */
const MOST_SENT = 8;
const LONGEST_WAIT_MS = 15;
const QUIET_MS = 16 * 60_000;

/** Kills so many processes over one ledger at random moments, then lets the counter of what was really sent be heard. */
export async function killOften({ kills, seed }: { kills: number; seed: number }) {
	const folder = await createLedgerFolder();
	const random = createRandom(seed);
	const clock = createManualClock(START);
	const house = await createQuotaHouse({ clock, path: folder.path });
	await house.parts().ledger.learn({ kind: 'counter', used: 0, limit: DAY_LIMIT });
	await house.parts().file.close();

	const begun = new Set<string>();
	const sent: string[] = [];
	const over = new Set<string>();
	let inFlight = 0;
	let killed = 0;
	while (killed < kills) {
		const life = await liveUntilKilled({
			path: folder.path,
			wall: clock.now(),
			monotonic: clock.monotonic(),
			killAfter: {
				requests: Math.floor(random() * MOST_SENT),
				milliseconds: random() * LONGEST_WAIT_MS,
			},
		});
		if (!life.wasKilled) throw new Error('it ended by itself');
		killed++;
		for (const id of life.begun) begun.add(id);
		sent.push(...life.sent);
		for (const id of life.over) over.add(id);
		inFlight += life.begun.size - life.over.size;
		await clock.advance(life.lastedMs);
	}

	const { ledger, file } = await house.restart();
	const read = (sql: string) => file.read((database) => database.prepare(sql).all());
	const attempts = (await read('SELECT id, job_id, at, state FROM attempts ORDER BY at')).map(
		(row) => ({ id: String(row['id']), at: Number(row['at']), state: String(row['state']) }),
	);
	const charged = (await ledger.read({})).dayUsed;
	const torn = await read(
		`SELECT jobs.id, jobs.attempts, jobs.state, count(attempts.id) AS charges FROM jobs
		LEFT JOIN attempts ON attempts.job_id = jobs.id GROUP BY jobs.id
		HAVING jobs.attempts <> charges OR (jobs.state = 'received') <> (charges = 0)`,
	);
	await clock.advance(QUIET_MS);
	const hear = () => ledger.learn({ kind: 'counter', used: sent.length, limit: DAY_LIMIT });
	await hear();
	await clock.advance(60_000);
	await hear();
	const afterwards = (await ledger.read({})).dayUsed;
	const end = clock.now();
	await house.remove();
	await folder.remove();
	return { attempts, begun, sent, over, inFlight, charged, torn, afterwards, end, start: START };
}

/** What must hold of it, as a list of what does not. */
export function faultsOf({
	attempts,
	sent,
	over,
	inFlight,
	charged,
	torn,
	afterwards,
	end,
	start,
}: Awaited<ReturnType<typeof killOften>>): readonly string[] {
	const states = new Map(attempts.map(({ id, state }) => [id, state]));
	const standing = attempts.filter(({ state }) => state !== 'void');
	const crowded = standing.filter(
		({ at }, index) => (standing[index + 20]?.at ?? Infinity) - at < 62_000,
	);
	const faults: readonly (readonly [isFault: boolean, name: string])[] = [
		[end - start >= 86_400_000, 'the run took longer than a day'],
		[new Set(sent).size !== sent.length, 'an id was sent twice'],
		[
			sent.some((id) => !['sent', 'settled'].includes(states.get(id) ?? '')),
			'one was sent uncharged',
		],
		[
			[...over].some((id) => !['settled', 'void'].includes(states.get(id) ?? '')),
			'an end was lost',
		],
		[charged !== standing.length, 'the day is not the sum of its charges'],
		[charged - sent.length > inFlight, 'more is charged unsent than was in flight'],
		[charged < sent.length, 'less is charged than was sent'],
		[crowded.length > 0, 'more than 20 in a minute'],
		[torn.length > 0, 'a charge and its job are at odds'],
		[afterwards !== sent.length, 'the quiet counter did not bring back what was not sent'],
	];
	return faults.filter(([isFault]) => isFault).map(([, name]) => name);
}
