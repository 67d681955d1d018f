import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import botProcess from '../../tools/bot-process.json' with { type: 'json' };
import { createLauncherSandbox, type LauncherSandbox } from './launcher-sandbox.ts';

let sandbox: LauncherSandbox;
beforeEach(async () => {
	sandbox = await createLauncherSandbox();
});
afterEach(() => sandbox.remove());

const waits = `
process.stdout.write('ready\\n');
setInterval(() => {}, 1000);
`;
const countsSignals = `
let signals = 0;
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'])
	process.on(name, () => {
		signals += 1;
		process.stdout.write(name + ' ' + signals + '\\n');
		setTimeout(() => process.exit(40 + signals), 150);
	});
${waits}`;

describe('what the launcher passes on', () => {
	test('arguments, node flags and the exit code', async () => {
		await sandbox.write(
			'script.mjs',
			`process.stdout.write(JSON.stringify([typeof gc, process.argv.slice(2)]));
			process.exitCode = 7;`,
		);
		const run = sandbox.launch(['--expose-gc', 'script.mjs', 'a b', '--flag']);
		expect(await run.ended).toEqual({ code: 7, signal: null });
		expect(run.output()).toContain('["function",["a b","--flag"]]');
	});

	test('memory settings to the bot alone, and what the environment sets itself comes first', async () => {
		const tells = `const { MALLOC_ARENA_MAX, NODE_COMPILE_CACHE } = process.env;
			console.log(JSON.stringify([process.execArgv.at(-1), MALLOC_ARENA_MAX, NODE_COMPILE_CACHE]));`;
		await mkdir(join(sandbox.root, 'src'));
		await sandbox.write('src/main.ts', tells);
		await sandbox.write('script.mjs', tells);
		const unset = { MALLOC_ARENA_MAX: undefined, NODE_COMPILE_CACHE: undefined };
		const said = async (script: string, env: NodeJS.ProcessEnv) => {
			const run = sandbox.launch([script], env);
			expect(await run.ended).toEqual({ code: 0, signal: null });
			return JSON.parse(run.output().split('\n').at(-2) ?? '');
		};
		const { nodeFlags, environment } = botProcess;
		const cache = environment.NODE_COMPILE_CACHE;
		expect(await said('src/main.ts', unset)).toEqual([
			nodeFlags.at(-1),
			environment.MALLOC_ARENA_MAX,
			cache,
		]);
		expect(await readdir(join(sandbox.root, cache))).toHaveLength(1);
		const own = { ...unset, MALLOC_ARENA_MAX: '7' };
		expect((await said('src/main.ts', own)).slice(1)).toEqual(['7', cache]);
		expect((await said('script.mjs', unset)).slice(1)).toEqual([null, null]);
	});

	test('a signal that comes while the program is being started', async () => {
		await sandbox.write('script.mjs', waits);
		await sandbox.write(
			'early.cjs',
			`const childProcess = require('node:child_process');
			const { spawn } = childProcess;
			childProcess.spawn = (...given) => {
				process.kill(process.pid, 'SIGTERM');
				return spawn(...given);
			};
			require('node:module').syncBuiltinESMExports();`,
		);
		const run = sandbox.launch(['script.mjs'], {}, ['--require', './early.cjs']);
		expect(await run.ended).toEqual({ code: 143, signal: null });
	});

	test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
		'%s, and the code of a clean leave',
		async (name) => {
			await sandbox.write('script.mjs', countsSignals);
			const run = sandbox.launch(['script.mjs']);
			await run.said('ready');
			run.child.kill(name);
			expect(await run.ended).toEqual({ code: 41, signal: null });
			expect(run.output()).toContain(`${name} 1`);
		},
	);

	test('a death by signal as 128 and the number of the signal', async () => {
		await sandbox.write('script.mjs', waits);
		const run = sandbox.launch(['script.mjs']);
		await run.said('ready');
		run.child.kill('SIGTERM');
		expect(await run.ended).toEqual({ code: 143, signal: null });
	});

	test('a Ctrl-C that reaches the whole group and comes again from npm, once', async () => {
		await sandbox.write('script.mjs', countsSignals);
		const run = sandbox.launch(['script.mjs']);
		await run.said('ready');
		process.kill(-(run.child.pid ?? 0), 'SIGINT');
		await run.said('SIGINT 1');
		run.child.kill('SIGINT');
		expect(await run.ended).toEqual({ code: 41, signal: null });
	});

	test('nothing but a usage line where no script is named', async () => {
		const run = sandbox.launch(['--expose-gc']);
		expect((await run.ended).code).toBe(1);
		expect(run.output()).toMatch(/^Usage: .+\n$/);
	});
});

describe('no process stays behind', () => {
	test('when the launcher is killed, the child is asked to leave and leaves', async () => {
		await sandbox.write('script.mjs', countsSignals);
		const run = sandbox.launch(['script.mjs']);
		await run.said('ready');
		run.child.kill('SIGKILL');
		await run.said('SIGTERM 1');
		await run.ended;
	});

	test('when the launcher is killed, a fork that its child made leaves too', async () => {
		await sandbox.write('fork.mjs', waits);
		await sandbox.write(
			'script.mjs',
			`import { fork } from 'node:child_process';
			fork('fork.mjs');
			setInterval(() => {}, 1000);`,
		);
		const run = sandbox.launch(['script.mjs']);
		await run.said('ready');
		run.child.kill('SIGKILL');
		await run.ended;
	});

	test('when the launcher is killed while npm installs', async () => {
		await sandbox.write('npm.mjs', waits);
		await sandbox.write('npm-body', `exec "${process.execPath}" "$SANDBOX/npm.mjs" >&2`);
		const run = sandbox.launch(['script.mjs']);
		await run.said('ready');
		run.child.kill('SIGKILL');
		await run.ended;
	});

	test('when npm gets a TERM', async () => {
		await sandbox.write('script.mjs', countsSignals);
		await sandbox.write(
			'package.json',
			JSON.stringify({ scripts: { start: 'exec node tools/launch.mjs script.mjs' } }),
		);
		await sandbox.launch(['--eval=0', 'script.mjs']).ended;
		const run = sandbox.run('npm', ['start'], { PATH: process.env['PATH'] });
		await run.said('ready');
		run.child.kill('SIGTERM');
		await run.ended;
		expect(run.output()).toContain('SIGTERM 1');
	});
});

describe('the channel to the launcher', () => {
	test('does not end the forks of a child that lets go of them', async () => {
		await sandbox.write(
			'fork.mjs',
			`process.on('disconnect', () => setTimeout(() => process.stdout.write('still here'), 100));`,
		);
		await sandbox.write(
			'script.mjs',
			`import { fork } from 'node:child_process';
			const forked = fork('fork.mjs');
			forked.on('spawn', () => forked.disconnect());`,
		);
		const run = sandbox.launch(['script.mjs']);
		expect((await run.ended).code).toBe(0);
		expect(run.output()).toBe('Installing the packages (once, about 20 seconds) …\nstill here');
	});
});
