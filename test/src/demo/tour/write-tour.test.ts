import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tourFiles } from '../../../../src/demo/tour/files.ts';
import { writeTour } from '../../../../src/demo/tour/write-tour.ts';

const LONGEST_MS = 60_000;

test.each(tourFiles)(
	'docs/tour.md in $name shows every screen as it is now (if not, write it anew: npm run tour)',
	async ({ name, file }) => {
		const written = await readFile(file, 'utf8');
		const shown = await writeTour(name);
		expect(shown, 'The tour is out of date; write it anew with: npm run tour').toBe(written);
	},
	LONGEST_MS,
);
