/** One measured figure. `goal`: at most this; `atLeast`: no less; neither: only to be known. */
export type Figure = {
	readonly name: string;
	readonly value: number;
	readonly unit: 'µs' | 'ms' | 's' | 'h' | 'B' | 'MB' | 'times' | '%' | '';
	readonly goal?: number;
	readonly atLeast?: number;
};

export type Bench = { readonly name: string; run(): Promise<readonly Figure[]> };

/** The value below which the share `rank` (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], rank: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * rank))] ?? Number.NaN;
}

const written = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** A row for the terminal; docs/performance.md has the same columns. */
export function row(figure: Figure): string {
	const { name, value, unit, goal, atLeast } = figure;
	const wanted =
		goal !== undefined ? `≤ ${goal}` : atLeast !== undefined ? `≥ ${atLeast}` : undefined;
	const verdict = wanted === undefined ? '' : `${wanted} ${missed(figure) ? 'MISSED' : '✓'}`;
	return `| ${name} | ${`${written(value)} ${unit}`.trim()} | ${verdict} |`;
}

export const missed = ({ value, goal, atLeast }: Figure) =>
	(goal !== undefined && !(value <= goal)) || (atLeast !== undefined && !(value >= atLeast));
