import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { MOVED_PATH } from '../model-server/answering.ts';
import { sendJson } from '../model-server/http.ts';
import { listenOnLoopback } from '../model-server/loopback.ts';
import { mostInAnyStretch, mostInAnyWindow } from '../model-server/oracle.ts';
import type { Pace } from '../model-server/plan.ts';
import { createAccount, type MinuteWindow } from './account.ts';
import type { BusySpells } from './busy-spells.ts';
import { type CatalogueFailure, createCatalogue } from './catalogue.ts';
import { createChatEndpoint, type FallbackCosts } from './chat-endpoint.ts';
import { errorReply } from './error-body.ts';
import { createKeyEndpoint, type KeyMode } from './key.ts';
import type { ProviderModel } from './model.ts';
import { modelFixture } from './model-fixture.ts';
import type { ProviderRequest, ProviderViolation } from './request.ts';
import type { ProviderAnswerer } from './script.ts';

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
	/** `once` unless told otherwise. */
	fallbackCosts?: FallbackCosts;
}

/** An OpenRouter on loopback: as strict as the real one, and it remembers everything that was asked of it. */
export interface ProviderStandIn {
	readonly url: string;
	readonly key: string;
	readonly requests: readonly ProviderRequest[];
	/** Requests that the provider turned down of itself; scripted failures are not among them. */
	readonly refusals: readonly ProviderRequest[];
	/** What a bot on free models must never send. A good test ends with none. */
	readonly violations: readonly ProviderViolation[];
	/** The other calls that arrived, such as `GET /models`; wall time. */
	readonly calls: readonly { at: number; path: string; authorized: boolean }[];
	/** What the account has counted, use from outside included. */
	minuteUsed(): number;
	dayUsed(): number;
	/**
	 * Over arrivals with the right key, without use from outside; independent of the account's counters.
	 * Further models that were tried inside a request are among them, where the minute or the day counts them.
	 */
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
	answer(answerer: ProviderAnswerer | null): void;
	/** How the next questions are answered, one script each, before `answer` counts again. */
	answerNext(...answerers: ProviderAnswerer[]): void;
	/** How this model answers from now on, whatever else is scripted; `null`: like the others. */
	answerModel(id: string, answerer: ProviderAnswerer | null): void;
	setFallbackCosts(costs: FallbackCosts): void;
	/** Busy spells of every model, from now on; `null`: none. They come before any script. */
	upstreamBusy(spells: BusySpells | null): void;
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
	fallbackCosts = 'once',
}: ProviderStandInOptions): Promise<ProviderStandIn> {
	const account = createAccount({ clock, minuteLimit, dayLimit, minuteWindow });
	const catalogue = createCatalogue(clock, models);
	const keyEndpoint = createKeyEndpoint(clock, account);
	const chat = createChatEndpoint({ clock, key, account, catalogue, pace, fallbackCosts });
	const calls: { at: number; path: string; authorized: boolean }[] = [];
	const reply = async (request: IncomingMessage, response: ServerResponse, signal: AbortSignal) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const route = `${request.method} ${pathname.replace(/^\/api\/v1/, '')}`;
		if (route === `POST ${MOVED_PATH}`) chat.noteFollowed(request);
		if (route === 'POST /chat/completions') return chat.handle(request, response, signal);
		const { authorization } = request.headers;
		const authorized = authorization === `Bearer ${key}`;
		calls.push({ at: clock.now(), path: pathname, authorized });
		if (route === 'GET /models') return catalogue.send(response, searchParams);
		if (!KEY_ROUTE.test(route)) return sendJson(response, errorReply('not_found'));
		if (!authorized) return sendJson(response, errorReply(authorization ? 'dead_key' : 'no_key'));
		return sendJson(response, await keyEndpoint.reply(signal));
	};
	const loopback = await listenOnLoopback(port, reply);

	return {
		url: `${loopback.origin}/api/v1`,
		key,
		requests: chat.requests,
		get refusals() {
			return chat.requests.filter(({ verdict }) => verdict.kind === 'refused');
		},
		violations: chat.violations,
		calls,
		minuteUsed: account.minuteUsed,
		dayUsed: account.dayUsed,
		maxInAnyRollingMinute: () => mostInAnyStretch(chat.countedByMinute(), 60_000),
		maxInAnyDay: () => mostInAnyWindow(chat.countedByDay(), 86_400_000),
		setLimits: account.setLimits,
		useOutside: account.useOutside,
		setKeyMode: keyEndpoint.setMode,
		setModels: catalogue.set,
		removeModel: catalogue.remove,
		changePrice: catalogue.changePrice,
		failModels: catalogue.fail,
		answer: chat.answer,
		answerNext: chat.answerNext,
		answerModel: chat.answerModel,
		setFallbackCosts: chat.setFallbackCosts,
		upstreamBusy: chat.upstreamBusy,
		onRequest: chat.onRequest,
		takeFaults: loopback.takeFaults,
		close: loopback.close,
	};
}
