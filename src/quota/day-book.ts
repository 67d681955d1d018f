import { createDemand, type Demand } from './demand.ts';
import type { Ledger, Tally, Usage } from './ledger.ts';
import type { DayMemory, Order } from './order.ts';
import { createPacing, type Pacing } from './pacing.ts';

const HOURS = 24;

/** What is remembered of the day between two looks at the ledger, and counted for it. */
export interface DayBook {
	/** Takes up the day that the ledger counts, when it is another than before. Rejects when the ledger cannot be read. */
	open(today: number): Promise<void>;
	/** Questions that wanted a request today. */
	asked(): number;
	demand(): Demand;
	pacing(): Pacing;
	count(kind: keyof Tally): void;
	/** Writes down what was counted; what cannot be written is kept for the next time. */
	flush(): Promise<void>;
}

export function createDayBook({
	ledger,
	order,
}: {
	ledger: Pick<Ledger, 'usage' | 'tally'>;
	order: Pick<Order<unknown>, 'remember'>;
}): DayBook {
	let day: number | undefined;
	let demand = createDemand(new Map(), 0);
	let pacing = createPacing(demand);
	let asked = 0;
	let unwritten: { [Kind in keyof Tally]: number } = {};

	async function flush(): Promise<void> {
		const tally = unwritten;
		if (Object.keys(tally).length === 0) return;
		unwritten = {};
		try {
			await ledger.tally(tally);
		} catch (error) {
			unwritten = sum(tally, unwritten);
			throw error;
		}
	}

	return {
		flush,
		async open(today) {
			if (day === today) return;
			const usage = await ledger.usage();
			// Somebody else opened it meanwhile, and what was let through since is only in the order.
			if (day === today) return;
			day = today;
			asked = (unwritten.asked ?? 0) + askedOn(usage);
			demand = createDemand(usage.asked, usage.day);
			pacing = createPacing(demand);
			order.remember(memoryOf(usage));
		},
		asked: () => asked,
		demand: () => demand,
		pacing: () => pacing,
		count(kind) {
			if (kind === 'asked') asked++;
			unwritten = sum(unwritten, { [kind]: 1 });
		},
	};
}

function sum(one: Tally, other: Tally): { [Kind in keyof Tally]: number } {
	const kinds = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Tally>;
	return Object.fromEntries(
		[...kinds].map((kind) => [kind, (one[kind] ?? 0) + (other[kind] ?? 0)]),
	);
}

const askedOn = ({ asked, day }: Usage) =>
	[...asked].reduce((all, [hour, count]) => (hour >= day * HOURS ? all + count : all), 0);

function memoryOf({ people, servers }: Usage): DayMemory {
	return {
		served: people.map(({ attempts, ...share }) => ({ ...share, served: attempts })),
		servers,
	};
}
