import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The bot as it is started in the image: Node runs `src/main.ts`. Output is collected; `lines` are its log. */
export function startBotProcess(environment: Record<string, string>) {
	const bot: ChildProcess = spawn(process.execPath, ['src/main.ts'], {
		env: { PATH: process.env['PATH'] ?? '', LOG_FORMAT: 'json', HTTP_PORT: '0', ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const lines: string[] = [];
	const waiting = new Set<() => void>();
	for (const stream of [bot.stdout, bot.stderr]) {
		if (!stream) continue;
		createInterface(stream).on('line', (line) => {
			lines.push(line);
			for (const look of waiting) look();
		});
	}
	const exited = once(bot, 'close').then(([code]) => code as number | null);
	return {
		lines,
		exited,
		kill: (signal: NodeJS.Signals) => bot.kill(signal),
		/** Resolves when a line has these words; rejects when the process ends without. */
		async says(words: string): Promise<string> {
			const found = () => lines.find((line) => line.includes(words));
			return new Promise((resolve, reject) => {
				const look = () => {
					const line = found();
					if (line === undefined) return;
					waiting.delete(look);
					resolve(line);
				};
				waiting.add(look);
				look();
				exited.then(
					() => reject(new Error(`ended without "${words}":\n${lines.join('\n')}`)),
					reject,
				);
			});
		},
	};
}
