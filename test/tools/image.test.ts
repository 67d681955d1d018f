import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import botProcess from '../../tools/bot-process.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Instructions with their continuation lines joined: `['COPY', 'src src']`. */
function instructions(): [name: string, rest: string][] {
	const lines = read('Dockerfile')
		.replaceAll(/\\\n\s*/g, '')
		.split('\n');
	return lines
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
}
const restOf = (wanted: string): string[] =>
	instructions().flatMap(([name, rest]) => (name === wanted ? [rest] : []));

/** By the rules of .dockerignore that we use: plain paths, the last match wins. */
function isInContext(path: string): boolean {
	const rules = read('.dockerignore').split('\n').filter(Boolean);
	const last = rules.findLast((rule) => {
		const pattern = rule.replace(/^!/, '');
		return pattern === '*' || path === pattern || path.startsWith(`${pattern}/`);
	});
	return last === undefined || last.startsWith('!');
}

describe('Dockerfile', () => {
	test('copies only what exists and is not ignored', () => {
		const copies = restOf('COPY').filter((rest) => !rest.startsWith('--from='));
		const sources = copies.flatMap((rest) => rest.split(' ').slice(0, -1));
		expect(sources).toContain('src');
		for (const source of sources) {
			expect(existsSync(join(root, source)), source).toBe(true);
			expect(isInContext(source), source).toBe(true);
		}
	});

	test('leaves out the stand-ins, the demo, the tests and every secret', () => {
		const unwanted = [
			'src/stand-ins/x.ts',
			'src/demo/main.ts',
			'test/a.ts',
			'.env',
			'data/a',
			'.git/x',
		];
		expect(unwanted.filter(isInContext)).toEqual([]);
		expect(isInContext('src/main.ts')).toBe(true);
	});

	test('runs node itself, without npm or a shell, and not as root', () => {
		const command = ['node', ...botProcess.nodeFlags, 'src/main.ts'];
		expect(restOf('CMD').map((rest) => JSON.parse(rest))).toEqual([command]);
		const [health = ''] = restOf('HEALTHCHECK');
		expect(JSON.parse(health.slice(health.indexOf('['))).at(0)).toBe('node');
		expect(restOf('USER')).toEqual(['10001:10001']);
		expect(restOf('FROM').every((image) => image.startsWith('node:24-slim'))).toBe(true);
	});

	test('gives the bot the flags and settings of npm start, with a compile cache filled as its user', () => {
		const settings = restOf('ENV').flatMap((rest) => rest.split(' '));
		const folder = '/app/compile-cache';
		const environment = { ...botProcess.environment, NODE_COMPILE_CACHE: folder };
		for (const [name, value] of Object.entries(environment)) {
			expect(settings).toContain(`${name}=${value}`);
		}
		expect(restOf('RUN').join()).toMatch(/install --directory --owner 10001 .* compile-cache\b/);
		const steps = instructions().map(([name, rest]) => `${name} ${rest}`);
		const start = ['node', ...botProcess.nodeFlags, 'src/main.ts'].join(' ');
		const filling = steps.findIndex((step) => step.startsWith(`RUN ${start} `));
		expect(filling).toBeGreaterThan(steps.indexOf('USER 10001:10001'));
	});

	test('keeps the data in a volume that the user owns', () => {
		expect(restOf('VOLUME')).toEqual(['["/app/data"]']);
		expect(restOf('RUN').join()).toContain('install --directory --owner 10001 --group 10001');
	});
});

test('compose.yaml is hardened, gives the bot 30 seconds to leave and publishes nothing', () => {
	const { services, volumes } = parse(read('compose.yaml'));
	expect(services.potluck).toEqual({
		build: '.',
		image: 'potluck',
		env_file: '.env',
		restart: 'unless-stopped',
		init: true,
		stop_grace_period: '30s',
		read_only: true,
		tmpfs: ['/tmp'],
		cap_drop: ['ALL'],
		security_opt: ['no-new-privileges:true'],
		mem_limit: '512m',
		pids_limit: 128,
		volumes: ['data:/app/data'],
	});
	expect(volumes).toHaveProperty('data');
	expect(read('compose.yaml')).toMatch(
		/# +HTTP_HOST: 0\.0\.0\.0\n +# ports:\n +# +- 127\.0\.0\.1:8080:8080/,
	);
});

describe('the health check', () => {
	const script = join(root, 'tools/healthcheck.mjs');
	async function check(env: NodeJS.ProcessEnv): Promise<unknown> {
		const [code] = await once(spawn(process.execPath, [script], { env, stdio: 'ignore' }), 'exit');
		return code;
	}

	async function serving(status: number, host: string, use: (port: number) => Promise<void>) {
		const asked: (string | undefined)[] = [];
		const server = createServer(({ url }, response) => {
			asked.push(url);
			response.writeHead(status).end();
		});
		await new Promise<void>((resolve) => server.listen(0, host, resolve));
		await use((server.address() as AddressInfo).port);
		await new Promise((resolve) => server.close(resolve));
		expect(asked).toEqual(['/healthz']);
	}

	test('passes where /healthz answers, on loopback or on every address', async () => {
		await serving(200, '127.0.0.1', async (port) => {
			expect(await check({ HTTP_PORT: `${port}` })).toBe(0);
		});
		await serving(200, '0.0.0.0', async (port) => {
			expect(await check({ HTTP_HOST: '0.0.0.0', HTTP_PORT: `${port}` })).toBe(0);
		});
	});

	test('fails where /healthz says no, or nothing listens', async () => {
		let freed = 0;
		await serving(500, '127.0.0.1', async (port) => {
			freed = port;
			expect(await check({ HTTP_PORT: `${port}` })).toBe(1);
		});
		expect(await check({ HTTP_PORT: `${freed}` })).toBe(1);
	});

	test('has nothing to ask where HTTP is switched off', async () => {
		expect(await check({ HTTP_PORT: '0' })).toBe(0);
	});
});
