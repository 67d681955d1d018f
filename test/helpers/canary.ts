import { execFileSync } from 'node:child_process';

const SEARCH = `
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const [folder, text] = process.argv.slice(1);
const found = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
process.stdout.write(JSON.stringify(found));
`;

/**
 * The files in a folder, by name, that hold this text anywhere. Read by another process: one that closes a file gives up
 * its POSIX locks on it, SQLite's too, and whoever opens the database next cuts the shared memory away under it (SIGBUS).
 * https://www.sqlite.org/howtocorrupt.html, 2.2
 */
export function filesWith(folder: string, text: string): readonly string[] {
	const found = execFileSync(process.execPath, ['-e', SEARCH, folder, text]);
	return JSON.parse(found.toString('utf8'));
}
