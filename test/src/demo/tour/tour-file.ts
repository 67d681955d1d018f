import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { tourFiles } from '../../../../src/demo/tour/files.ts';
import type { TourLanguage } from '../../../../src/demo/tour/scene.ts';
import { writeTour } from '../../../../src/demo/tour/write-tour.ts';

export const LONGEST_MS = 120_000;

/** Each language has a test file of its own, as Vitest runs files at the same time. */
export async function expectUpToDate(wanted: TourLanguage): Promise<void> {
	const found = tourFiles.find(({ name }) => name === wanted);
	if (!found) throw new Error(`There is no tour in ${wanted}`);
	const written = await readFile(found.file, 'utf8');
	const shown = await writeTour(wanted);
	expect(shown, 'The tour is out of date; write it anew with: npm run tour').toBe(written);
}
