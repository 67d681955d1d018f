import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'potluck-main-'));
});
afterAll(() => rm(folder, { recursive: true }));

const started = () =>
	new Promise<{ code: unknown; said: string }>((resolve) => {
		execFile(process.execPath, [MAIN], { cwd: folder, env: {} }, (error, _, said) =>
			resolve({ code: error?.code, said }),
		);
	});

test('who has not made a file .env yet is told how, beside what is missing', async () => {
	const { code, said } = await started();
	expect(code).toBe(2);
	expect(said).toMatch(
		/DISCORD_TOKEN: .*\n(?:.*\n)*There is no file \.env here: “cp \.env\.example \.env”/,
	);
});

test('who has one is told only what is wrong in it', async () => {
	await writeFile(join(folder, '.env'), 'DISCORD_TOKN=x\n');
	const { code, said } = await started();
	expect(code).toBe(2);
	expect(said).toContain('Did you mean DISCORD_TOKEN?');
	expect(said).not.toContain('There is no file');
});
