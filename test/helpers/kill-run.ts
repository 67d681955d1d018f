import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createSystemClock } from '../../src/clock.ts';

/** All processes of the machine agree on it. */
const clock = createSystemClock(1_000);

/** What a process printed until it was killed. */
type Life = {
	readonly begun: ReadonlySet<string>;
	readonly sent: readonly string[];
	readonly over: ReadonlySet<string>;
	/** How long it may have run at most, by its own fast clock; the end is noticed later than it was. */
	readonly lastedMs: number;
	readonly wasKilled: boolean;
};

/** Starts a process over the ledger at this time and kills it a while after it has sent so many requests, however slow. */
export async function liveUntilKilled({
	path,
	wall,
	monotonic,
	killAfter,
}: {
	path: string;
	wall: number;
	monotonic: number;
	/** `milliseconds`: real ones. */
	killAfter: { readonly requests: number; readonly milliseconds: number };
}): Promise<Life> {
	const child = spawn(
		process.execPath,
		['test/helpers/admit-until-killed.ts', path, String(wall), String(monotonic)],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const ended = once(child, 'exit');
	const seen = { begun: new Set<string>(), sent: [] as string[], over: new Set<string>() };
	let startedAt = clock.monotonic();
	let isMeant = false;
	for await (const line of createInterface({ input: child.stdout })) {
		const [word, id = ''] = line.split(' ');
		if (word === 'ready') startedAt = Number(id);
		else if (word === 'sent') seen.sent.push(id);
		else if (word === 'begun') seen.begun.add(id);
		else if (word === 'over') seen.over.add(id);
		if (!isMeant && seen.sent.length === killAfter.requests) {
			isMeant = true;
			setTimeout(() => child.kill('SIGKILL'), killAfter.milliseconds);
		}
	}
	const [, signal] = await ended;
	return {
		...seen,
		lastedMs: Math.ceil(clock.monotonic() - startedAt),
		wasKilled: signal === 'SIGKILL',
	};
}
