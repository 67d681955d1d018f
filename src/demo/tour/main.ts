import { writeFile } from 'node:fs/promises';
import { tourFiles } from './files.ts';
import { writeTour } from './write-tour.ts';

for (const { name, file } of tourFiles) {
	await writeFile(file, await writeTour(name));
	process.stdout.write(`${file.pathname}\n`);
}
process.exit();
