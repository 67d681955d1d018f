import { cpus } from 'node:os';
import { acknowledgements } from './acknowledgements.ts';
import { failover } from './failover.ts';
import { type Figure, missed, row } from './figures.ts';
import { history } from './history.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import { modelSearch } from './model-search.ts';
import { quota } from './quota.ts';
import { quotaSpeed } from './quota-speed.ts';
import { start } from './start.ts';
import { twenty } from './twenty.ts';

const all = [
	start,
	latency,
	acknowledgements,
	twenty,
	history,
	modelSearch,
	memory,
	quota,
	quotaSpeed,
	failover,
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.some((bench) => bench.name === name));
if (unknown.length > 0) {
	console.error(
		`No bench ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}.`,
	);
	process.exit(2);
}

console.log(
	`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
console.log('| figure | measured | goal |\n| --- | --- | --- |');
const figures: Figure[] = [];
for (const bench of all) {
	if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
	for (const figure of await bench.run()) {
		figures.push(figure);
		console.log(row(figure));
	}
}
process.exit(figures.some(missed) ? 1 : 0);
