import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../clock.ts';
import { createAccount, type MinuteWindow } from './account.ts';
import { type CatalogueFailure, createCatalogue } from './catalogue.ts';
import { createChatEndpoint } from './chat-endpoint.ts';
import { errorReply } from './error-body.ts';
import { lifeOf, sendJson } from './http.ts';
import { createKeyEndpoint, type KeyMode } from './key.ts';
import type { ProviderModel } from './model.ts';
import { modelFixture } from './model-fixture.ts';
import { mostInAnyStretch, mostInAnyWindow } from './oracle.ts';
import type { Pace } from './plan.ts';
import type { ProviderRequest, Violation } from './request.ts';
import type { Answerer } from './scripts.ts';

export interface ProviderStandInOptions {
	clock: Clock;
	key?: string;
	minuteLimit?: number;
	dayLimit?: number;
	/** Which minute the account counts in. `both` is the strictest: the clock's and any rolling 60 s. */
	minuteWindow?: MinuteWindow;
	models?: readonly ProviderModel[];
	/** 0: any free port. */
	port?: number;
	/** How fast unscripted answers come. */
	pace?: Pace;
}

/** An OpenRouter on loopback: as strict as the real one, and it remembers everything that was asked of it. */
export interface ProviderStandIn {
	readonly url: string;
	readonly key: string;
	readonly requests: readonly ProviderRequest[];
	/** Requests that the provider turned down of itself; scripted failures are not among them. */
	readonly refusals: readonly ProviderRequest[];
	/** What a bot on free models must never send. A good test ends with none. */
	readonly violations: readonly Violation[];
	/** The other calls that arrived, such as `GET /models`; wall time. */
	readonly calls: readonly { at: number; path: string; authorized: boolean }[];
	/** What the account has counted, use from outside included. */
	minuteUsed(): number;
	dayUsed(): number;
	/** Over arrivals with the right key, without use from outside; independent of the account's counters. */
	maxInAnyRollingMinute(): number;
	maxInAnyDay(): number;
	setLimits(limits: { minute?: number; day?: number }): void;
	/** Requests that somebody else makes with the same key, now. */
	useOutside(count: number): void;
	setKeyMode(mode: KeyMode): void;
	setModels(models: readonly ProviderModel[]): void;
	removeModel(id: string): void;
	/** USD per token, as the provider writes it. */
	changePrice(id: string, price: string): void;
	failModels(failure: CatalogueFailure | null): void;
	/** How every question from now on is answered; `null`: in canned words again. */
	answer(answerer: Answerer | null): void;
	/** How the next questions are answered, one script each, before `answer` counts again. */
	answerNext(...answerers: Answerer[]): void;
	/** Called when a request was read and counted, before it is answered. The returned function stops it. */
	onRequest(listener: (request: ProviderRequest) => void): () => void;
	/** What scripts and listeners threw since the last call. */
	takeFaults(): unknown[];
	/** Ends every connection. Rejects if a script or a listener threw and nobody took note. */
	close(): Promise<void>;
}

const DEFAULT_KEY = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
const DEFAULT_PACE: Pace = { firstTokenDelayMs: 400, tokensPerSecond: 60 };

const KEY_ROUTE = /^GET \/(auth\/)?key$/;

export async function createProviderStandIn({
	clock,
	key = DEFAULT_KEY,
	minuteLimit = 20,
	dayLimit = 50,
	minuteWindow = 'both',
	models = modelFixture,
	port = 0,
	pace = DEFAULT_PACE,
}: ProviderStandInOptions): Promise<ProviderStandIn> {
	const account = createAccount({ clock, minuteLimit, dayLimit, minuteWindow });
	const catalogue = createCatalogue(clock, models);
	const keyEndpoint = createKeyEndpoint(clock, account);
	const chat = createChatEndpoint({ clock, key, account, catalogue, pace });
	const calls: { at: number; path: string; authorized: boolean }[] = [];
	const faults: unknown[] = [];
	const underway = new Set<AbortController>();

	const reply = async (request: IncomingMessage, response: ServerResponse, signal: AbortSignal) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const route = `${request.method} ${pathname.replace(/^\/api\/v1/, '')}`;
		if (route === 'POST /chat/completions') return chat.handle(request, response, signal);
		const { authorization } = request.headers;
		const authorized = authorization === `Bearer ${key}`;
		calls.push({ at: clock.now(), path: pathname, authorized });
		if (route === 'GET /models') return catalogue.send(response, searchParams);
		if (!KEY_ROUTE.test(route)) return sendJson(response, errorReply('not_found'));
		if (!authorized) return sendJson(response, errorReply(authorization ? 'dead_key' : 'no_key'));
		return sendJson(response, await keyEndpoint.reply(signal));
	};
	const server = createServer((request, response) => {
		const life = lifeOf(response);
		underway.add(life);
		response.once('close', () => underway.delete(life));
		reply(request, response, life.signal).catch((error: unknown) => {
			if (life.signal.aborted || request.socket.destroyed) return;
			faults.push(error);
			response.destroy();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const { port: bound } = server.address() as AddressInfo;

	return {
		url: `http://127.0.0.1:${bound}/api/v1`,
		key,
		requests: chat.requests,
		get refusals() {
			return chat.requests.filter(({ verdict }) => verdict.kind === 'refused');
		},
		violations: chat.violations,
		calls,
		minuteUsed: account.minuteUsed,
		dayUsed: account.dayUsed,
		maxInAnyRollingMinute: () => mostInAnyStretch(chat.counted(), 60_000),
		maxInAnyDay: () => mostInAnyWindow(chat.counted(), 86_400_000),
		setLimits: account.setLimits,
		useOutside: account.useOutside,
		setKeyMode: keyEndpoint.setMode,
		setModels: catalogue.set,
		removeModel: catalogue.remove,
		changePrice: catalogue.changePrice,
		failModels: catalogue.fail,
		answer: chat.answer,
		answerNext: chat.answerNext,
		onRequest: chat.onRequest,
		takeFaults: () => faults.splice(0),
		async close() {
			for (const life of underway) life.abort(new Error('the stand-in is closing'));
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
			if (faults.length > 0) throw new AggregateError(faults, 'a script or a listener threw');
		},
	};
}
