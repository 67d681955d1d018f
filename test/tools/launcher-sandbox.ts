import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const realTools = new URL('../../tools/', import.meta.url);

/** Counts its runs in npm-runs, one line each; `npm-body` is what the test wants it to do besides. */
const fakeNpm = `#!/bin/sh
echo "$PWD $*" >> "$SANDBOX/npm-runs"
mkdir -p node_modules
. "$SANDBOX/npm-body"
`;

export type Started = {
	readonly child: ChildProcess;
	/** All of standard error before all of standard output: of two pipes nobody knows the order. */
	readonly output: () => string;
	readonly said: (words: string) => Promise<void>;
	/** Settles when the process and all that inherited its output have ended. */
	readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

function follow(child: ChildProcess): Started {
	const written = { stderr: '', stdout: '' };
	for (const name of ['stderr', 'stdout'] as const) {
		child[name]?.on('data', (data: Buffer) => {
			written[name] += data.toString();
			child.emit('said');
		});
	}
	const output = () => written.stderr + written.stdout;
	const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
	const said = async (words: string): Promise<void> => {
		while (!output().includes(words)) {
			if (child.exitCode !== null) throw new Error(`ended without saying ${words}: ${output()}`);
			await Promise.race([once(child, 'said'), ended]);
		}
	};
	return { child, output, said, ended };
}

/** A copy of the launcher in a folder of its own, with a fake npm first on the PATH. */
export async function createLauncherSandbox() {
	const root = await mkdtemp(join(tmpdir(), 'potluck-launch-'));
	const started: Started[] = [];
	await mkdir(join(root, 'tools', 'node'), { recursive: true });
	await mkdir(join(root, 'bin'));
	for (const name of await readdir(realTools)) {
		if (/\.([cm]js|json)$/.test(name))
			await cp(new URL(name, realTools), join(root, 'tools', name));
	}
	const write = (path: string, text: string): Promise<void> => writeFile(join(root, path), text);
	await write('package-lock.json', '{"one":1}');
	await write('tools/node/package-lock.json', '{"node":1}');
	await write('bin/npm', fakeNpm);
	await chmod(join(root, 'bin', 'npm'), 0o755);
	await write('npm-body', '');

	function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Started {
		const PATH = `${join(root, 'bin')}${delimiter}${process.env['PATH']}`;
		const child = spawn(command, args, {
			cwd: root,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, PATH, SANDBOX: root, TMPDIR: root, ...env },
		});
		const one = follow(child);
		started.push(one);
		return one;
	}

	return {
		root,
		write,
		run: (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
			run(command, args, env),
		launch: (args: readonly string[], env: NodeJS.ProcessEnv = {}, nodeFlags: string[] = []) =>
			run(process.execPath, [...nodeFlags, 'tools/launch.mjs', ...args], env),
		async npmRuns(): Promise<string[]> {
			const text = await readFile(join(root, 'npm-runs'), 'utf8').catch(() => '');
			return text.split('\n').filter((line) => line !== '');
		},
		async remove(): Promise<void> {
			for (const { child } of started) child.kill('SIGKILL');
			await Promise.all(started.map(({ ended }) => ended));
			await rm(root, { recursive: true, force: true });
		},
	};
}

export type LauncherSandbox = Awaited<ReturnType<typeof createLauncherSandbox>>;
