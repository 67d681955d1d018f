import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files in a folder, by name, that hold this text anywhere. */
export const filesWith = (folder: string, text: string): readonly string[] =>
	readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
