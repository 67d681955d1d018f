import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { endWithLauncher, runChild, signalExitCode } from './run-child.mjs';

// npm finishes the whole install before it obeys a signal, and an unfinished one is done again anyway.
const npmGraceMs = 1000;

/** Ends the launcher: a sentence for the person, where there is one to say, and the exit code. */
export class LaunchError extends Error {
	constructor(message, exitCode) {
		super(message);
		this.exitCode = exitCode;
	}
}

function wantedStamp(folder) {
	const lock = readFileSync(join(folder, 'package-lock.json'));
	return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

function isInstalled(folder) {
	const stamp = join(folder, 'node_modules', '.potluck-lock');
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp(folder);
}

async function runNpm(folder) {
	const inherited = process.env.NODE_OPTIONS ?? '';
	try {
		return await runChild('npm', ['ci', '--include=dev', '--include=optional'], {
			cwd: folder,
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
			graceMs: npmGraceMs,
			env: { NODE_OPTIONS: `${inherited} --require ${JSON.stringify(endWithLauncher)}`.trim() },
		});
	} catch (error) {
		throw new LaunchError(
			`npm could not be started (${error.message}). Install npm, then try again.`,
			1,
		);
	}
}

/** Runs `npm ci` in the folder when its lock is not the one that was installed last. */
export async function install(folder, announcement) {
	if (isInstalled(folder)) return;
	process.stderr.write(`${announcement}\n`);
	await withInstallLock(folder, async () => {
		if (isInstalled(folder)) return;
		const stamp = wantedStamp(folder);
		const { exitCode, stoppedBy } = await runNpm(folder);
		if (stoppedBy) throw new LaunchError('', signalExitCode(stoppedBy));
		if (exitCode !== 0) {
			const reason = `npm ci ended with code ${exitCode} in ${folder}`;
			throw new LaunchError(`${reason}. Check the network and the disk, then try again.`, exitCode);
		}
		mkdirSync(join(folder, 'node_modules'), { recursive: true });
		writeFileSync(join(folder, 'node_modules', '.potluck-lock'), stamp);
	});
}
