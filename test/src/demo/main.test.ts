import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createProviderStandIn } from '../../../src/stand-ins/provider/stand-in.ts';

const LONGEST_MS = 60_000;
const main = new URL('../../../src/demo/main.ts', import.meta.url).pathname;

let temporary: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
	temporary = await mkdtemp(join(tmpdir(), 'demo-test-'));
});

afterEach(async () => {
	child?.kill('SIGKILL');
	await rm(temporary, { recursive: true });
});

function start(environment: Record<string, string> = {}, ...given: string[]) {
	const flags = ['--disable-warning=ExperimentalWarning', main, ...given];
	const started = spawn(process.execPath, flags, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env['PATH'], TMPDIR: temporary, ...environment },
	});
	child = started;
	let output = '';
	const read = (text: Buffer) => {
		output += text.toString();
	};
	started.stdout.on('data', read);
	started.stderr.on('data', read);
	const ended = once(started, 'close').then(([exitCode]) => exitCode as number);
	return { process: started, ended, output: () => output };
}

test(
	'without a terminal the scenes play to their end in time and leave nothing behind',
	async () => {
		const startedMs = performance.now();
		const { ended, output } = start();
		const exitCode = await ended;
		expect(output()).toContain('every question got its answer in the end');
		expect(output()).not.toContain('[log]');
		expect(exitCode).toBe(0);
		expect(performance.now() - startedMs).toBeLessThan(LONGEST_MS);
		expect(output()).toMatch(/clock runs 8 times as fast/);
		expect(output()).toMatch(/Your favourite dish is mapo tofu/);
		expect(output()).toMatch(/All: \d+ models, page 1 of \d/);
		expect(output()).toMatch(/Sees pictures \(\d+\) ✓/);
		expect(output()).toMatch(/answers you from now on/);
		expect(output()).toMatch(/You are number \d in line/);
		expect(output()).toMatch(
			/Their turns came in the order in which they asked, all 9; 6 waited in line; never more than 8 requests a minute/,
		);
		expect(output()).toMatch(/Today: \d+ of 1000 requests used/);
		expect(output()).toMatch(/These buttons are for the person who asked/);
		expect(output()).toMatch(/Stopped here\./);
		expect(output()).toMatch(/declined this question[\s\S]+draw it towards you/);
		expect(output()).toMatch(/presses \[Answer the edited question\][\s\S]+Unopened: as printed/);
		expect(output()).toMatch(/in the thread “how do I keep a wok[\s\S]+coarse salt/);
		expect(output()).toMatch(/Votes: A · [^\n]+: 2\n[\s\S]+only 2 votes so far/);
		expect(output()).toMatch(/From now on I speak here as Story teller/);
		expect(output()).toMatch(/\[file\] my-data\.json/);
		expect(output()).toContain('The answer is gone.');
		expect(await readdir(temporary)).toEqual([]);
	},
	LONGEST_MS + 5000,
);

test('--help tells what it is and how one takes part, and plays nothing', async () => {
	const { ended, output } = start({}, '--help');
	expect(await ended).toBe(0);
	expect(output()).toMatch(/^Usage: npm run demo[\s\S]+OPENROUTER_API_KEY[\s\S]+`\/as Bob`/);
	expect(output()).not.toContain('Starting');
});

test(
	'it plays in Chinese where the environment or --lang asks for it, to the last word',
	async () => {
		const { ended, output } = start({ LANG: 'zh_CN.UTF-8' });
		expect(await ended).toBe(0);
		expect(output()).toContain('每个问题最后都得到了回答');
		expect(output()).toContain('你的拿手菜是麻婆豆腐');
		expect(output()).toMatch(/你排在第 \d 位/);
		expect(output()).toContain('到这里停了。');
		const unmarked = output().replace(/^.*\[log\].*$/gm, '');
		const english = unmarked.match(/\b(?:the|your|and|is|answer|between|sentences)\b/gi);
		expect(english).toBe(null);
	},
	LONGEST_MS + 5000,
);

test('a language that it does not speak is said, with those that it does', async () => {
	const { ended, output } = start({ LANG: 'zh_TW' }, '--lang', 'tlh');
	expect(await ended).toBe(1);
	expect(output()).toBe(
		'示範不會說「tlh」，會說的有 en, zh-CN, zh-TW：npm run demo -- --lang zh-TW\n',
	);
});

test('a signal ends it early, and its folder goes too', async () => {
	const { process: started, ended, output } = start();
	while (!output().includes('Ada types')) await once(started.stdout, 'data');
	started.kill('SIGTERM');
	expect(await ended).toBe(130);
	expect(await readdir(temporary)).toEqual([]);
});

test('with a key the models are those of the address that is set', async () => {
	const provider = await createProviderStandIn({ clock: createSystemClock() });
	provider.answer({ text: 'Rice, and greens.' });
	try {
		const { ended, output } = start({
			OPENROUTER_API_KEY: provider.key,
			OPENROUTER_BASE_URL: provider.url,
		});
		expect(await ended).toBe(0);
		expect(output()).toContain('Rice, and greens.');
		expect(output()).toContain('The bot and the models are the real ones');
		expect(provider.requests).toHaveLength(1);
	} finally {
		await provider.close();
	}
});

test('a setting about the models that cannot be right is said, without a stack trace', async () => {
	const { ended, output } = start({
		OPENROUTER_API_KEY: 'sk-or-v1-0123456789',
		OPENROUTER_BASE_URL: 'nonsense',
	});
	expect(await ended).toBe(2);
	expect(output()).toContain('OPENROUTER_BASE_URL');
	expect(output()).not.toContain('    at ');
	expect(await readdir(temporary)).toEqual([]);
});
