import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bench, quantile } from './figures.ts';
import { createWorld, nodeFlags } from './world.ts';

const STARTS = 5;

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	return typeof address === 'object' && address ? address.port : 0;
}

async function untilReady(port: number): Promise<void> {
	for (;;) {
		try {
			if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return;
		} catch {
			await pause(2);
		}
	}
}

/** From spawning Node to `/readyz` answering 200, with a store that exists (all but the first start have one). */
export const start: Bench = {
	name: 'start',
	async run() {
		// Five starts in a row ask for the gateway more often than Discord lets one bot ask.
		const gatewayBot = { limit: 100, windowMs: 5000 };
		const world = await createWorld({ discord: { limits: { identifyWindowMs: 0, gatewayBot } } });
		const taken: number[] = [];
		for (let count = 0; count < STARTS; count++) {
			const port = await freePort();
			const startedAt = performance.now();
			const bot = spawn(
				process.execPath,
				[...nodeFlags, join(import.meta.dirname, '../src/main.ts')],
				{
					env: { ...world.environment, HTTP_PORT: `${port}` },
					stdio: 'inherit',
				},
			);
			await untilReady(port);
			taken.push((performance.now() - startedAt) / 1000);
			bot.kill('SIGTERM');
			await once(bot, 'exit');
		}
		await world.close();
		return [
			{ name: 'start to ready, worst of five', value: quantile(taken, 1), unit: 's', goal: 1.5 },
		];
	},
};
