import { posix } from 'node:path';
import { packages, type Room, rooms } from './import-table.ts';

type Override = {
	includes: string[];
	linter: { rules: { style: { noRestrictedImports: unknown } } };
};

const isFile = (path: string): boolean => path.endsWith('.ts');
const isWithin = (path: string, folder: string): boolean =>
	path === folder || path.startsWith(`${folder}/`);

/** The files of a room by depth: what a relative import looks like depends on it. */
const files = (room: string): string[] =>
	isFile(room) ? [room] : ['*.ts', '*/*.ts', '*/*/*.ts'].map((glob) => `${room}/${glob}`);

function packagePatterns(room: string): string[] {
	return Object.entries(packages).flatMap(([name, owners]) => {
		if (owners.some((owner) => isWithin(room, owner))) return [`!${name}`, `!${name}/**`];
		return name.startsWith('node:') ? [name, `${name}/**`] : [];
	});
}

function specifier(path: string, fromFolder: string): string {
	const steps = posix.relative(fromFolder, path);
	if (steps === '') return '.';
	return steps.startsWith('.') ? steps : `./${steps}`;
}

// A path that wanders through an allowed folder (`./x/../../y`) could reach anything.
const open = (folder: string): string[] => [`!${folder}/**`, `${folder}/**/../**`];

function allow(path: string, fromFolder: string): string[] {
	const target = specifier(path, fromFolder);
	return isFile(path) ? [`!${target}`] : open(target);
}

function forbid(path: string, fromFolder: string): string {
	const target = specifier(path, fromFolder);
	return isFile(path) ? target : `${target}/**`;
}

function patterns({ room, ours, except = [] }: Room, depth: number): string[] {
	const folder = isFile(room) ? posix.dirname(room) : posix.join(room, 'x/'.repeat(depth));
	const itself = isFile(room) ? [] : ['.', '..', '../..'].slice(0, depth + 1).flatMap(open);
	const allowed = ours === 'everything' ? ['src', 'commands'] : ours;
	return [
		'**',
		'!node:*',
		'!node:*/**',
		...itself,
		...allowed.flatMap((path) => allow(path, folder)),
		...except.map((path) => forbid(path, folder)),
		...packagePatterns(room),
	];
}

function override(room: Room, depth: number): Override {
	const { room: path } = room;
	const includes = files(path).slice(depth, depth + 1);
	const inside = rooms.filter((other) => other.room !== path && isWithin(other.room, path));
	return rule([...includes, ...inside.map((other) => `!${other.room}`)], {
		group: patterns(room, depth),
		message: `${path} may not import this: its row in tools/import-table.ts says what it may`,
	});
}

function rule(includes: string[], pattern: { group: string[]; message: string }): Override {
	const noRestrictedImports = { level: 'error', options: { patterns: [pattern] } };
	return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}

function withoutRow(): Override {
	const known = rooms.flatMap(({ room }) => files(room).map((glob) => `!${glob}`));
	return rule(['src/**/*.ts', 'commands/**/*.ts', ...known], {
		group: ['**', '!node:*', '!node:*/**', ...packagePatterns('src/without-row.ts')],
		message: 'this file has no row in tools/import-table.ts, so it may import nothing of ours',
	});
}

/** One override per room and depth, each with its whole list: Biome replaces options, it does not merge them. */
export function importOverrides(): Override[] {
	const rows = rooms.flatMap((room) => files(room.room).map((_, depth) => override(room, depth)));
	return [...rows, withoutRow()];
}
