import { readFileSync } from 'node:fs';
import type { Complaint } from '../errors.ts';
import { variables } from './variables.ts';

type Values = Readonly<Record<string, string>>;

/** Adds the value of each secret `X` that is given as `X_FILE`, the path of a file (a Docker or systemd secret). */
export function readSecretFiles(named: Values): { values: Values; complaints: Complaint[] } {
	const values: Record<string, string> = { ...named };
	const complaints: Complaint[] = [];
	for (const [name, variable] of Object.entries(variables)) {
		const path = named[`${name}_FILE`];
		if (path === undefined || !('secret' in variable)) continue;
		const complain = (expected: string, remedy: string) =>
			complaints.push({ variable: `${name}_FILE`, expected, remedy });
		if (named[name] !== undefined) {
			complain(`expected only one of ${name} and ${name}_FILE`, 'Remove one of them.');
			continue;
		}
		const content = readable(path);
		if (content) values[name] = content;
		else
			complain(
				'expected the path of a readable file that is not empty',
				`Put the value of ${name} into ${path}.`,
			);
	}
	return { values, complaints };
}

function readable(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8').trim();
	} catch {
		return undefined;
	}
}
