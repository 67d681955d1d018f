import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { biomeConfiguration } from '../../tools/biome-configuration.ts';
import { packages, ports, type Room, rooms } from '../../tools/import-table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

const forms = [
	(path: string) => `import { a } from '${path}';`,
	(path: string) => `import type { A } from '${path}';`,
	(path: string) => `export { a } from '${path}';`,
	(path: string) => `export type * from '${path}';`,
	(path: string) => `await import('${path}');`,
];

const isFile = (path: string): boolean => path.endsWith('.ts');
const isWithin = (path: string, folder: string): boolean =>
	path === folder || path.startsWith(`${folder}/`);

const ours = [
	...new Set([
		...rooms.flatMap(({ room }) =>
			isFile(room) ? [room] : [`${room}/inner.ts`, `${room}/x/y.ts`],
		),
		...ports,
		'src/chat/conversations.ts',
		'src/chat/answers.ts',
	]),
];
const outside = [...Object.keys(packages), 'unlisted', '@scope/unlisted'].flatMap((name) => [
	name,
	`${name}/sub/path`,
]);

const roomOf = (file: string): Room | undefined =>
	rooms.find(({ room }) => room === file) ??
	rooms.find(({ room }) => !isFile(room) && isWithin(file, room));

function mayImportOurs(file: string, target: string): boolean {
	const row = roomOf(file);
	if (row === undefined || file.split('/').length > 5) return false;
	if (!isFile(row.room) && isWithin(target, row.room)) return true;
	if (row.except?.some((path) => isWithin(target, path))) return false;
	return row.ours === 'everything' || row.ours.some((path) => isWithin(target, path));
}

/** What lies too deep belongs to no room. */
function mayImportPackage(file: string, specifier: string): boolean {
	const name = Object.keys(packages).find((known) => isWithin(specifier, known));
	const isTooDeep = file.split('/').length > 5;
	return (packages[name ?? ''] ?? []).some(
		(owner) => isWithin(file, owner) && !(isTooDeep && owner.includes('/')),
	);
}

type Planted = { readonly file: string; readonly line: string; readonly allowed: boolean };

function plant(file: string): Planted[] {
	const specifiers = [
		...ours
			.filter((target) => target !== file)
			.map((target) => {
				const steps = posix.relative(posix.dirname(file), target);
				const path = steps.startsWith('.') ? steps : `./${steps}`;
				return { path, allowed: mayImportOurs(file, target) };
			}),
		...outside.map((path) => ({ path, allowed: mayImportPackage(file, path) })),
		{ path: 'node:fs/promises', allowed: true },
	];
	return specifiers.flatMap(({ path, allowed }) =>
		forms.map((form) => ({ file, line: form(path), allowed })),
	);
}

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'potluck-imports-'));
	const configuration = JSON.parse(biomeConfiguration());
	await writeFile(join(folder, 'biome.json'), JSON.stringify({ ...configuration, vcs: {} }));
	await cp(join(root, 'tools/named-imports.grit'), join(folder, 'tools/named-imports.grit'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes one file of lines each, and returns `file:line` of every import that Biome refuses. */
async function refused(lines: ReadonlyMap<string, readonly string[]>): Promise<Set<string>> {
	for (const [file, text] of lines) {
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await writeFile(join(folder, file), text.join('\n'));
	}
	const rules = ['--only=style/noRestrictedImports', '--only=plugin', '--only=style/noCommonJs'];
	const report = ['--reporter=github', '--max-diagnostics=none'];
	const output = await new Promise<string>((resolve) => {
		const args = [biome, 'lint', ...rules, ...report, ...lines.keys()];
		const options = { cwd: folder, maxBuffer: 1 << 28 };
		execFile(process.execPath, args, options, (_error, stdout) => resolve(stdout));
	});
	const places = output.matchAll(/file=([^,]+),line=(\d+)/g);
	return new Set(
		[...places].map(([, file = '', line = '0']) => {
			const path = file.startsWith(folder) ? file.slice(folder.length + 1) : file;
			return lines.get(path)?.[Number(line) - 1] === undefined
				? output
				: `${path}: ${lines.get(path)?.[Number(line) - 1]}`;
		}),
	);
}

describe('biome.json', () => {
	test('is what npm run write-biome writes', async () => {
		expect(await readFile(join(root, 'biome.json'), 'utf8')).toBe(biomeConfiguration());
	});

	test('allows and refuses every import between rooms as the table says, in every form', async () => {
		const files = rooms.flatMap(({ room }) =>
			isFile(room) ? [room] : ['a.ts', 'b/a.ts', 'b/c/a.ts'].map((path) => `${room}/${path}`),
		);
		const planted = [
			...files,
			'src/without-row.ts',
			'src/no-room/planted.ts',
			'src/chat/too/deep/down/planted.ts',
		].flatMap(plant);
		const byFile = Map.groupBy(planted, ({ file }) => file);
		const found = await refused(
			new Map([...byFile].map(([file, all]) => [file, all.map(({ line }) => line)])),
		);
		const mistakes = planted.filter(
			({ file, line, allowed }) => found.has(`${file}: ${line}`) === allowed,
		);
		expect(mistakes.slice(0, 20)).toEqual([]);
		expect(found.size).toBe(planted.filter(({ allowed }) => !allowed).length);
		expect(found.size).toBeGreaterThan(1000);
	});

	test('refuses what would get around the table', async () => {
		const lines = [
			`import './../quota/sqlite-ledger.ts';`,
			`import './x/../../quota/sqlite-ledger.ts';`,
			`import '../locales/../quota/sqlite-ledger.ts';`,
			`import '../../commands/ask.ts';`,
			`import '../../src/quota/sqlite-ledger.ts';`,
			`import '/src/quota/sqlite-ledger.ts';`,
			`import 'file:///src/quota/sqlite-ledger.ts';`,
			`import '..';`,
			`import '#quota';`,
			`type Ledger = import('../quota/sqlite-ledger.ts').Ledger;`,
			`type Module = typeof import('../quota/sqlite-ledger.ts');`,
			'await import(`../quota/sqlite-ledger.ts`);',
			`await import(name);`,
			`require('../quota/sqlite-ledger.ts');`,
		];
		const file = 'src/render/planted.ts';
		const found = await refused(new Map([[file, lines]]));
		expect([...found].sort()).toEqual(lines.map((line) => `${file}: ${line}`).sort());
	});

	test.each([
		['src/chat/a.ts', '../quota/sqlite-ledger.ts'],
		['src/chat/a.ts', '../render/stream.ts'],
		['src/quota/a.ts', '../chat/conversations.ts'],
		['src/render/a.ts', '../chat/answers.ts'],
		['src/discord/a.ts', '../chat/answers.ts'],
		['src/dispatch.ts', './discord/gateway.ts'],
		['src/app.ts', './stand-ins/discord.ts'],
		['src/main.ts', './discord/gateway.ts'],
		['src/log.ts', './config.ts'],
		['commands/ask.ts', '../src/chat/answers.ts'],
		['commands/ask.ts', 'discord.js'],
		['src/chat/a.ts', 'openai/streaming'],
		['src/quota/a.ts', 'node:sqlite'],
	])('refuses %s an import of %s', async (file, path) => {
		expect([...(await refused(new Map([[file, [`import '${path}';`]]])))]).toHaveLength(1);
	});
});

test('every package that the bot depends on has its owner in the table', async () => {
	const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
	const neverImported = ['better-sqlite3'];
	const known = [...Object.keys(packages), ...neverImported];
	expect(Object.keys(dependencies).filter((name) => !known.includes(name))).toEqual([]);
});
