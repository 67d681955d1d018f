import type { Complaint } from '../errors.ts';
import { hasProvider, missingOfExtra, providerKeys } from './missing-providers.ts';
import { variables } from './variables.ts';

/** Without these the bot cannot start, so a name that only begins like one of them (DISCORD_BOT_TOKEN) was meant for it. */
const requiredBeside = (given: readonly string[]): readonly string[] => [
	'DISCORD_TOKEN',
	...(hasProvider(given) ? [] : providerKeys),
	...missingOfExtra(given),
];

const known = new Set(
	Object.entries(variables).flatMap(([name, variable]) =>
		'secret' in variable ? [name, `${name}_FILE`] : [name],
	),
);

/**
 * A name of the environment that is none of ours but nearly one that is not set: two letters off, or a few where the
 * bot cannot start without it. Only for those the start is stopped: another program's name may look like one of ours,
 * so the rest are `hints`. `meant` are the names that were meant.
 */
export function misspelt(
	names: readonly string[],
	given: readonly string[],
): { complaints: Complaint[]; hints: Complaint[]; meant: ReadonlySet<string> } {
	const meant = new Set<string>();
	const complaints: Complaint[] = [];
	const hints: Complaint[] = [];
	const required = requiredBeside(given);
	const isRequired = (name: string) => required.includes(name.replace(/_FILE$/, ''));
	for (const name of names) {
		const candidate = probablyMeant(name, isRequired);
		if (candidate === undefined || given.includes(candidate)) continue;
		if (isRequired(candidate)) meant.add(candidate.replace(/_FILE$/, ''));
		(isRequired(candidate) ? complaints : hints).push({
			variable: name,
			expected: 'not a name that the bot knows',
			remedy: `Did you mean ${candidate}?`,
		});
	}
	return { complaints, hints, meant };
}

/** The name of ours that is nearest to a name that is none of ours, if it is near enough. */
function probablyMeant(name: string, isRequired: (name: string) => boolean): string | undefined {
	if (known.has(name) || name.length < 6) return undefined;
	const nearest = [...known]
		.map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
		.sort((a, b) => a.distance - b.distance)[0];
	if (!nearest) return undefined;
	const sameFamily = name.split('_')[0] === nearest.candidate.split('_')[0];
	const most = sameFamily && isRequired(nearest.candidate) ? 6 : 2;
	return nearest.distance <= most ? nearest.candidate : undefined;
}

/** How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function editDistance(from: string, to: string): number {
	let previous: number[] = [];
	let current = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const next = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			next[column] = Math.min(
				(next[column - 1] ?? 0) + 1,
				(current[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + (same ? 0 : 1),
				swapped ? (previous[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		previous = current;
		current = next;
	}
	return current[to.length] ?? 0;
}
