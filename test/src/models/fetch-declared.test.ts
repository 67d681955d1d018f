import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createCatalogue } from '../../../src/models/catalogue.ts';
import type { StoredCatalogue } from '../../../src/models/copy.ts';
import { declaredModels } from '../../../src/models/declared.ts';
import {
	type DeclaredSource,
	fetchGoogleModels,
	fetchGroqModels,
	fetchPlainModels,
} from '../../../src/models/fetch-declared.ts';
import { createLiveList } from '../../../src/models/live-list.ts';
import type { DeclaredModel } from '../../../src/models/model.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createMemoryRecords } from '../../helpers/memory-records.ts';
import { noHealth } from './support.ts';

const HOUR_MS = 3_600_000;

const declared = (remoteId: string, changes: Partial<DeclaredModel> = {}): DeclaredModel => ({
	remoteId,
	name: remoteId.toUpperCase(),
	author: 'Acme',
	contextTokens: 131_072,
	maxAnswerTokens: 65_536,
	inputs: ['text'],
	canUseTools: true,
	canReason: true,
	...changes,
});

/** A server whose answer to `GET /models` can be changed. */
async function serve(body: unknown, status = 200) {
	const state = {
		status,
		body,
		asked: [] as { path: string | undefined; headers: IncomingHttpHeaders }[],
	};
	const server = createServer(({ url, headers }, response) => {
		state.asked.push({ path: url, headers });
		const text = typeof state.body === 'string' ? state.body : JSON.stringify(state.body);
		response.writeHead(state.status, { 'content-type': 'application/json' }).end(text);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(
		() =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openai/v1`;
	const source = (changes: Partial<DeclaredSource> = {}): DeclaredSource => ({
		provider: 'groq',
		baseUrl,
		key: 'k',
		declared: [],
		clock: createSystemClock(),
		fetch: globalThis.fetch,
		...changes,
	});
	return { state, source };
}

const run = (fetchList: (signal: AbortSignal) => Promise<unknown>) =>
	fetchList(new AbortController().signal);
const list = (...data: readonly unknown[]) => ({ object: 'list', data });

const groqRow = (id: string, changes: object = {}) => ({
	id,
	object: 'model',
	created: 1_754_408_224,
	owned_by: 'OpenAI',
	active: true,
	context_window: 131_072,
	public_apps: null,
	max_completion_tokens: 65_536,
	...changes,
});

test('of Groq counts what is declared, listed and active, with the smaller of the sizes', async () => {
	const { source, state } = await serve(
		list(
			groqRow('openai/gpt-oss-120b', { context_window: 100_000, max_completion_tokens: 32_768 }),
			groqRow('openai/gpt-oss-20b', { active: false }),
			groqRow('whisper-large-v3'),
			groqRow('qwen/qwen3.6-27b', { context_window: 'much', max_completion_tokens: null }),
			{ nonsense: true },
		),
	);
	const table = ['openai/gpt-oss-120b', 'openai/gpt-oss-20b', 'qwen/qwen3.6-27b', 'gone/away'];
	const fetchList = fetchGroqModels(
		source({
			headers: { 'X-Own': 'yes' },
			declared: table.map((id) => declared(id)),
			mostTokens: (id) => (id.startsWith('qwen') ? 8_000 : undefined),
		}),
	);
	const fetched = await fetchList(new AbortController().signal);
	expect(fetched.models).toEqual([
		{
			id: 'groq:openai/gpt-oss-120b',
			provider: 'groq',
			remoteId: 'openai/gpt-oss-120b',
			name: 'OPENAI/GPT-OSS-120B',
			author: 'Acme',
			contextTokens: 100_000,
			maxAnswerTokens: 32_768,
			inputs: ['text'],
			canUseTools: true,
			canReason: true,
			createdAt: 1_754_408_224_000,
			expiresAt: null,
		},
		expect.objectContaining({
			id: 'groq:qwen/qwen3.6-27b',
			contextTokens: 8_000,
			maxAnswerTokens: 65_536,
		}),
	]);
	expect(fetched.listed.has('groq:openai/gpt-oss-20b')).toBe(true);
	expect(state.asked).toMatchObject([
		{ path: '/openai/v1/models', headers: { authorization: 'Bearer k', 'x-own': 'yes' } },
	]);
});

test("Google's prefix is taken off, and what is not declared stays out", async () => {
	const { source } = await serve(
		list(
			...['gemini-3.5-flash', 'gemini-embedding-001', 'gemini-3.5-flash-tts', 'imagen-4'].map(
				(id) => ({ id: `models/${id}`, object: 'model', owned_by: 'google' }),
			),
		),
	);
	const fetchList = fetchGoogleModels(
		source({ provider: 'google', declared: [declared('gemini-3.5-flash'), declared('gemma-9')] }),
	);
	const { models } = await fetchList(new AbortController().signal);
	expect(models.map(({ id, remoteId }) => [id, remoteId])).toEqual([
		['google:gemini-3.5-flash', 'gemini-3.5-flash'],
	]);
});

test('a plain server needs no key, may call the latest by that name and tell its context in its own words', async () => {
	const { source, state } = await serve(
		list({ id: 'llama3.2:latest' }, { id: 'qwen3:8b', max_model_len: 4_096 }, { id: 'other' }),
	);
	const fetchList = fetchPlainModels(
		source({
			provider: 'ollama',
			key: undefined,
			declared: [declared('llama3.2'), declared('qwen3:8b'), declared('missing')],
		}),
	);
	const { models } = await fetchList(new AbortController().signal);
	expect(models.map(({ id, contextTokens }) => [id, contextTokens])).toEqual([
		['ollama:llama3.2', 131_072],
		['ollama:qwen3:8b', 4_096],
	]);
	expect(state.asked[0]?.headers).not.toHaveProperty('authorization');
});

test.each([404, 405, 501])(
	'a plain server that answers HTTP %i has what is declared',
	async (status) => {
		const { source } = await serve('<html>', status);
		const table = { provider: 'ollama', declared: [declared('a'), declared('b')] };
		const { models } = await fetchPlainModels(source(table))(new AbortController().signal);
		expect(models).toEqual(declaredModels(table));
	},
);

test.each([
	['an error', '[{"error":{"code":400}}]', 400],
	['no such page', '<html>', 404],
	['no list', { data: 'none' }, 200],
	['an empty list', list(), 200],
	['a page', '<html>', 200],
	['a redirect', '', 302],
])('%s is no list of Groq or Google', async (_, body, status) => {
	const { source } = await serve(body, status);
	const at = source({ declared: [declared('a')] });
	await expect(run(fetchGroqModels(at))).rejects.toThrow('list of models');
	await expect(run(fetchGoogleModels(at))).rejects.toThrow('list of models');
});

async function createHarness(body: unknown, status?: number) {
	const { state, source } = await serve(body, status);
	const clock = createManualClock();
	const records = createMemoryRecords<StoredCatalogue>();
	const open = (table: readonly DeclaredModel[]) => {
		const declaration = { provider: 'groq', declared: table };
		const groq = createLiveList({
			provider: 'groq',
			fetchList: fetchGroqModels(source({ ...declaration, clock })),
			declared: declaredModels(declaration),
			records,
			clock,
			log: silentLog,
		});
		const catalogue = createCatalogue({ lists: [groq], health: noHealth });
		onTestFinished(() => catalogue.close());
		return catalogue;
	};
	const start = async (catalogue: ReturnType<typeof open>) => {
		await catalogue.start(new AbortController().signal);
		return catalogue.models().map(({ remoteId }) => remoteId);
	};
	return { state, clock, open, start };
}

test('while there is no list, what is declared holds and may be called', async () => {
	const { open, start } = await createHarness('down', 500);
	const catalogue = open([declared('a'), declared('b')]);
	expect(await start(catalogue)).toEqual(['a', 'b']);
	expect(catalogue.isUsable()).toBe(true);
	expect(catalogue.mayCall('groq:a')).toBe(true);
	expect(catalogue.mayCall('groq:c')).toBe(false);
	expect(catalogue.findRemote('groq', 'a')?.id).toBe('groq:a');
});

test('the last good list holds for a day, then what is declared', async () => {
	const { open, start, state, clock } = await createHarness(list(groqRow('a')));
	const table = [declared('a'), declared('b')];
	const catalogue = open(table);
	expect(await start(catalogue)).toEqual(['a']);
	catalogue.close();
	state.status = 500;
	await clock.advance(23 * HOUR_MS);
	const after = open(table);
	expect(await start(after)).toEqual(['a']);
	expect(after.mayCall('groq:a')).toBe(true);
	await clock.advance(2 * HOUR_MS);
	expect(after.models().map(({ remoteId }) => remoteId)).toEqual(['a', 'b']);
});

test('what is declared no longer is not taken from the stored list', async () => {
	const { open, start, state } = await createHarness(list(groqRow('a'), groqRow('b')));
	const first = open([declared('a'), declared('b')]);
	await start(first);
	first.close();
	state.status = 500;
	const second = open([declared('b')]);
	expect(await start(second)).toEqual(['b']);
	expect(second.mayCall('groq:a')).toBe(false);
	expect(second.lastKnownName('groq:a')).toBe('A');
});

test('a model that stops being active is out at once, also the only one', async () => {
	const { open, start, state } = await createHarness(list(groqRow('a')));
	const catalogue = open([declared('a')]);
	await start(catalogue);
	state.body = list(groqRow('a', { active: false }));
	await catalogue.refresh('groq');
	expect(catalogue.models()).toEqual([]);
	expect(catalogue.lastKnownName('groq:a')).toBe('A');
});

test('a list that names others and none of the declared is believed', async () => {
	const { open, start } = await createHarness(list(groqRow('other/one')));
	const catalogue = open([declared('a')]);
	expect(await start(catalogue)).toEqual([]);
	expect(catalogue.isUsable()).toBe(false);
});
