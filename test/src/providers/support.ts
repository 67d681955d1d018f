import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Clock, createSystemClock } from '../../../src/clock.ts';
import { createOpenAiProvider, type Timeouts } from '../../../src/providers/openai-provider.ts';
import type {
	ChatRequest,
	Failure,
	ModelEvent,
	Provider,
} from '../../../src/providers/provider.ts';
import { ProviderFailure } from '../../../src/providers/provider.ts';
import { openRouter } from '../../../src/providers/table.ts';
import type { Lease } from '../../../src/quota/quota.ts';
import {
	createProviderStandIn,
	type ProviderStandInOptions,
} from '../../../src/stand-ins/provider/stand-in.ts';
import { aModel } from '../../helpers/a-model.ts';
import { silentLog } from '../../helpers/log.ts';

export const FREE = 'google/gemma-4-31b-it:free';

export const question: ChatRequest = {
	models: [aModel(FREE)],
	messages: [
		{ role: 'system', content: 'Be brief.' },
		{ role: 'user', content: 'hello' },
	],
	maxAnswerTokens: 512,
	personHash: 'person-1',
};

/** A stand-in that is closed when the test ends. */
export async function startStandIn(options: Partial<ProviderStandInOptions> = {}) {
	const standIn = await createProviderStandIn({ clock: createSystemClock(), ...options });
	onTestFinished(() => standIn.close());
	return standIn;
}

/** Any HTTP server on loopback, for what a provider would never do. */
export async function startServer(listener: RequestListener): Promise<string> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(
		() =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
}

export const sseHead = { 'Content-Type': 'text/event-stream' };

/** A lease that writes down what is done with it. */
export function createRecordingLease(sent: () => void | Promise<void> = () => undefined) {
	const done: string[] = [];
	const lease: Lease = {
		attemptId: 'attempt-1',
		tries: 3,
		units: 3,
		async tried(count) {
			done.push(`tried ${count}`);
		},
		async sent() {
			await sent();
			done.push('sent');
		},
		async settle(outcome) {
			done.push(outcome);
		},
		async giveBack() {
			done.push('given back');
		},
	};
	return { lease, done };
}

export function createTestProvider(
	baseUrl: string,
	options: {
		clock?: Clock;
		timeouts?: Partial<Timeouts>;
		mayCall?: (modelId: string) => boolean;
		fetch?: typeof globalThis.fetch;
		key?: string;
	} = {},
): Provider {
	const { key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`, ...rest } = options;
	return createOpenAiProvider({
		row: openRouter,
		key,
		baseUrl,
		clock: createSystemClock(),
		log: silentLog,
		mayCall: () => true,
		idOf: () => undefined,
		onNews: () => undefined,
		...rest,
	});
}

export type Gathered = {
	events: ModelEvent[];
	text: string;
	end: Extract<ModelEvent, { type: 'end' }> | undefined;
	failure: Failure | undefined;
	thrown: unknown;
};

/** Everything that a stream yields, and how it ended. */
export async function gather(
	stream: AsyncIterable<ModelEvent>,
	onEvent: (event: ModelEvent, soFar: Gathered) => void = () => undefined,
): Promise<Gathered> {
	const got: Gathered = {
		events: [],
		text: '',
		end: undefined,
		failure: undefined,
		thrown: undefined,
	};
	try {
		for await (const event of stream) {
			got.events.push(event);
			if (event.type === 'text') got.text += event.delta;
			if (event.type === 'end') got.end = event;
			onEvent(event, got);
		}
	} catch (error) {
		got.thrown = error;
		if (error instanceof ProviderFailure) got.failure = error.failure;
	}
	return got;
}

/** Asks once and gathers. */
export const askOnce = (
	provider: Provider,
	lease: Lease = createRecordingLease().lease,
	signal: AbortSignal = new AbortController().signal,
) => gather(provider.stream(question, lease, signal));
