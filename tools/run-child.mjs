import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const leaving = ['SIGTERM', 'SIGINT', 'SIGHUP'];
// On Ctrl-C the terminal signals us and npm signals us again; a person's second press comes later than this.
const sameSignalMs = 300;

export const endWithLauncher = fileURLToPath(new URL('./end-with-launcher.cjs', import.meta.url));

export const signalExitCode = (signal) => 128 + constants.signals[signal];

function signalGroup(child, signal) {
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

function forwardSignals(send, graceMs) {
	const lastAt = new Map();
	let killTimer;
	const forward = (signal) => {
		const now = Date.now();
		if (now - (lastAt.get(signal) ?? 0) < sameSignalMs) return;
		lastAt.set(signal, now);
		send(signal);
		if (graceMs !== undefined && signal !== 'SIGWINCH')
			killTimer ??= setTimeout(send, graceMs, 'SIGKILL');
	};
	for (const signal of [...leaving, 'SIGWINCH']) process.on(signal, forward);
	const stop = () => {
		clearTimeout(killTimer);
		for (const signal of [...leaving, 'SIGWINCH']) process.off(signal, forward);
	};
	return { stop, stoppedBy: () => leaving.find((signal) => lastAt.has(signal)) };
}

/**
 * Runs a Node program that ends when this process does. It leads a group of its own, so that a terminal's Ctrl-C
 * reaches that group once, from here. With `graceMs`, a group that was told to leave is killed after that long.
 * Resolves with its exit code (128 + n after signal n); rejects when it cannot start.
 */
export async function runChild(command, args, { env = {}, graceMs, ...options }) {
	// Before the program starts: what it says first may already make somebody send a signal.
	const signals = forwardSignals((signal) => signalGroup(child, signal), graceMs);
	let child;
	try {
		child = spawn(command, args, {
			stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
			...options,
			detached: true,
			env: { ...process.env, ...env, POTLUCK_LAUNCHER: `${process.pid}/${graceMs ?? ''}` },
		});
		const [code, signal] = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', (...ended) => resolve(ended));
		});
		return {
			exitCode: signal === null ? code : signalExitCode(signal),
			stoppedBy: signals.stoppedBy(),
		};
	} finally {
		signals.stop();
	}
}
