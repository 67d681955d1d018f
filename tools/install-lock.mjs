import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const refreshMs = 1000;
const abandonedMs = 10_000;
const retryMs = 200;

function lockPath(folder) {
	const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
	return join(tmpdir(), `potluck-install-${process.getuid()}-${hash}`);
}

function take(path) {
	try {
		closeSync(openSync(path, 'wx'));
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	}
}

function ageMs(path) {
	return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** Does `work` while no other launcher does it for the same folder. A holder that was killed counts for ten seconds. */
export async function withInstallLock(folder, work) {
	const path = lockPath(folder);
	while (!take(path)) {
		if (ageMs(path) > abandonedMs) rmSync(path, { force: true });
		else await sleep(retryMs);
	}
	const refresh = setInterval(() => writeFileSync(path, ''), refreshMs);
	try {
		return await work();
	} finally {
		clearInterval(refresh);
		rmSync(path, { force: true });
	}
}
