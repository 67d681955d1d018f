import { expect, test } from 'vitest';
import { createLogger, redact } from '../../src/log.ts';
import { createRecordingLog } from '../helpers/log.ts';

test.each([
	['a bot token', 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB'],
	['an OpenRouter key', 'sk-or-v1-0123456789abcdef'],
	['a Groq key', 'gsk_0123456789abcdef'],
	['a Google key', 'AIzaSyA0123456789abcdefghijklmnop'],
	['an interaction token', '/webhooks/123456789/aW50ZXJhY3Rpb246MTIzNDU2/messages/@original'],
	['a signature', 'https://cdn.discordapp.com/a/b/c.txt?ex=65f0&is=65ef&hm=0a1b2c3d'],
])('%s is taken out of a line by its shape', (_, secret) => {
	const clean = redact(`{"text":"${secret}"}`);
	for (const part of secret
		.split(/[/?&=]/)
		.filter((word) => word.length >= 16 && !word.includes('.com'))) {
		expect(clean).not.toContain(part);
	}
	expect(clean).toMatch(/\[(token|key|signature)\]/);
});

test('configured secrets are taken out by value, also in a nested error', () => {
	const lines: string[] = [];
	const log = createLogger({
		level: 'info',
		format: 'json',
		secrets: ['hunter2hunter2'],
		write: (line) => void lines.push(line),
	});
	log.info({ error: { message: 'refused hunter2hunter2' } }, 'a sentence');
	expect(lines.join('')).not.toContain('hunter2');
	expect(lines.join('')).toContain('[secret]');
});

test('fields that hold secrets by name are never written', () => {
	const { log, text } = createRecordingLog();
	log.warn({ token: 'abc', request: { authorization: 'def', requestBody: 'ghi' } }, 'a sentence');
	expect(text()).not.toMatch(/abc|def|ghi/);
});

test('the readable form has the sentence and the facts on lines of their own', () => {
	const lines: string[] = [];
	const log = createLogger({
		level: 'info',
		format: 'pretty',
		write: (line) => void lines.push(line),
	});
	log.info({ models: 12 }, 'model list fetched');
	expect(lines.join('')).toMatch(/INFO.*model list fetched/);
	expect(lines.join('')).toContain('models: 12');
});
