import { expect, test } from 'vitest';
import type { Asked } from '../../../src/chat/router.ts';
import { UserError } from '../../../src/errors.ts';
import { say } from '../../../src/locales/keys.ts';
import { createLearnedHealth } from '../../../src/models/learned-health.ts';
import type { Model } from '../../../src/models/model.ts';
import { createKeyHealth } from '../../../src/providers/key-health.ts';
import {
	type ChatRequest,
	type Failure,
	type ModelEvent,
	type Provider,
	ProviderFailure,
} from '../../../src/providers/provider.ts';
import { createRouter } from '../../../src/providers/router.ts';
import type { AccountNews, AttemptOutcome, Lease, ModelNews } from '../../../src/quota/quota.ts';
import { aModel } from '../../helpers/a-model.ts';
import { eventually } from '../../helpers/eventually.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createTestProvider, FREE, gather, question, startStandIn } from './support.ts';

type Part = ModelEvent | Failure | 'fault' | 'unsent';

const text = (delta: string): ModelEvent => ({ type: 'text', delta });
const end = (reason: 'complete' | 'stopped' = 'complete'): ModelEvent => ({
	type: 'end',
	reason,
	modelId: FREE,
});
const minute: Failure = { kind: 'account-minute', retryAt: 1000, limit: 16 };
const day: Failure = { kind: 'account-day', retryAt: 2000 };

function throwIfFailure(part: Exclude<Part, 'unsent'>): ModelEvent {
	if (part === 'fault') throw new TypeError('a mistake of ours');
	if ('kind' in part) throw new ProviderFailure(part);
	return part;
}

/** A provider that plays one row of parts per attempt. */
function createScriptedProvider(attempts: readonly (readonly Part[])[]): Provider {
	const rest = [...attempts];
	return {
		name: 'scripted',
		async *stream(_, lease) {
			const parts = rest.shift();
			if (!parts) throw new Error('one attempt too many');
			if (parts[0] !== 'unsent') await lease.sent();
			for (const part of parts) if (part !== 'unsent') yield throwIfFailure(part);
		},
	};
}

function createHarness(
	provider: Provider,
	options: { refuseFrom?: number; settleFails?: boolean; others?: readonly Model[] } = {},
) {
	const order: string[] = [];
	const learned: (AccountNews | ModelNews)[] = [];
	const gone: string[] = [];
	const clock = createManualClock();
	const keyHealth = createKeyHealth({ clock, onChange: () => undefined });
	const health = createLearnedHealth({ clock });
	const finish = async (what: string) => {
		order.push(what);
		if (options.settleFails) throw new Error('no ledger');
	};
	const leaseOf = (attempt: number): Lease => ({
		attemptId: String(attempt),
		tries: 1,
		units: 1,
		tried: async () => undefined,
		async sent() {
			order.push(`sent ${attempt}`);
		},
		settle: (outcome: AttemptOutcome) => finish(`${outcome} ${attempt}`),
		giveBack: () => finish(`given back ${attempt}`),
	});
	const stop = new AbortController();
	const others = options.others ?? [];
	const router = createRouter({
		clock,
		health,
		catalogue: { alternatives: () => others, mayCall: () => true },
		remotes: new Map([
			['openrouter', { provider, keyHealth, modelsPerRequest: 1, sharesBudget: true }],
		]),
		onPaid: ({ id }, cost) => order.push(`${id} cost ${cost}`),
		log: silentLog,
		quota: {
			async learn(news) {
				order.push('learned');
				learned.push(news);
			},
		},
		onGone: ({ id }) => gone.push(id),
		onAccountRefused: () => order.push('refusal told'),
	});
	let attempt = 0;
	const lease = async (_asked?: unknown) => {
		attempt++;
		order.push(`lease ${attempt}`);
		if (attempt >= (options.refuseFrom ?? Number.POSITIVE_INFINITY))
			throw new UserError(say('quota.ledger-unavailable'));
		return leaseOf(attempt);
	};
	async function* streamWith(take: (asked: Asked) => Promise<Lease>) {
		const route = router.begin({
			model: aModel(FREE),
			isStrict: options.others === undefined,
			needs: () => ({ sees: false, promptTokens: 100, isChinese: false }),
		});
		const requestFor = async (models: ChatRequest['models']) => ({ ...question, models });
		yield* route.stream(await route.turn(take), { requestFor, lease: take }, stop.signal);
	}
	return {
		order,
		learned,
		gone,
		clock,
		keyHealth,
		health,
		stop,
		lease,
		streamWith,
		stream: () => streamWith(lease),
		ask: () => gather(streamWith(lease)),
	};
}

test('an answer is settled before its end is told', async () => {
	const harness = createHarness(createScriptedProvider([[text('Hi'), end()]]));
	const settled: boolean[] = [];
	await gather(harness.stream(), (event) => {
		if (event.type === 'end') settled.push(harness.order.includes('answered 1'));
	});
	expect(settled).toEqual([true]);
	expect(harness.order).toEqual(['lease 1', 'sent 1', 'answered 1']);
});

test('a spent minute before the first word is learned and waited out with the next lease', async () => {
	const attempts = [
		[minute],
		[{ type: 'thinking', delta: 'hm' } as const, minute],
		[text('Hi'), end()],
	];
	const harness = createHarness(createScriptedProvider(attempts));
	expect(await harness.ask()).toMatchObject({ text: 'Hi', failure: undefined });
	expect(harness.order).toEqual([
		...['lease 1', 'sent 1', 'refused 1', 'learned', 'refusal told'],
		...['lease 2', 'sent 2', 'refused 2', 'learned', 'refusal told'],
		...['lease 3', 'sent 3', 'answered 3'],
	]);
	expect(harness.learned[0]).toEqual({ kind: 'minute-refused', retryAt: 1000, limit: 16 });
});

test('no question is charged more than three times', async () => {
	const harness = createHarness(createScriptedProvider([[minute], [minute], [minute]]));
	expect((await harness.ask()).failure).toEqual(minute);
	expect(harness.order.filter((step) => step.startsWith('sent'))).toHaveLength(3);
});

test('a spent minute after some words is learned, and the failure goes up', async () => {
	const harness = createHarness(createScriptedProvider([[text('Well'), minute]]));
	expect(await harness.ask()).toMatchObject({ text: 'Well', failure: minute });
	expect(harness.order).toEqual(['lease 1', 'sent 1', 'refused 1', 'learned', 'refusal told']);
});

test('a spent day is learned, and the failure goes up', async () => {
	const harness = createHarness(createScriptedProvider([[day]]));
	expect((await harness.ask()).failure).toEqual(day);
	expect(harness.learned).toEqual([{ kind: 'day-refused', retryAt: 2000 }]);
});

test('an empty answer is asked for once more, and once only', async () => {
	const empty: Failure = { kind: 'empty' };
	const harness = createHarness(createScriptedProvider([[empty], [text('Hi'), end()]]));
	expect((await harness.ask()).text).toBe('Hi');
	const twice = createHarness(createScriptedProvider([[empty], [empty]]));
	expect((await twice.ask()).failure).toEqual(empty);
	expect(twice.order).toEqual(['lease 1', 'sent 1', 'failed 1', 'lease 2', 'sent 2', 'failed 2']);
});

test('with no room to ask once more, the empty answer is told', async () => {
	const harness = createHarness(createScriptedProvider([[{ kind: 'empty' }]]), { refuseFrom: 2 });
	expect((await harness.ask()).failure).toEqual({ kind: 'empty' });
});

test('what keeps a lease away is told as it is', async () => {
	const harness = createHarness(createScriptedProvider([[minute]]), { refuseFrom: 2 });
	expect((await harness.ask()).thrown).toBeInstanceOf(UserError);
});

test.each([
	'busy',
	'broken',
	'stalled',
	'refused',
	'too-long',
	'wrong-request',
	'payment',
] as const)('a failure of kind %s is one attempt', async (kind) => {
	const harness = createHarness(createScriptedProvider([[{ kind }]]));
	expect((await harness.ask()).failure).toEqual({ kind });
	expect(harness.order).toEqual(['lease 1', 'sent 1', 'failed 1']);
});

test('a model that is gone is reported; unsent, its lease is given back', async () => {
	const harness = createHarness(createScriptedProvider([['unsent', { kind: 'gone' }]]));
	expect((await harness.ask()).failure).toEqual({ kind: 'gone' });
	expect(harness.gone).toEqual([FREE]);
	expect(harness.order).toEqual(['lease 1', 'given back 1']);
});

test('a fault of ours goes up as it is, and the lease is settled', async () => {
	const harness = createHarness(createScriptedProvider([['fault']]));
	expect((await harness.ask()).thrown).toBeInstanceOf(TypeError);
	expect(harness.order).toEqual(['lease 1', 'sent 1', 'failed 1']);
});

test('a stop is settled as one, or given back when nothing was sent', async () => {
	const stopped = createHarness(createScriptedProvider([[text('Well'), end('stopped')]]));
	expect((await stopped.ask()).end?.reason).toBe('stopped');
	expect(stopped.order).toEqual(['lease 1', 'sent 1', 'stopped 1']);
	const unsent = createHarness(createScriptedProvider([['unsent', end('stopped')]]));
	await unsent.ask();
	expect(unsent.order).toEqual(['lease 1', 'given back 1']);
});

test('a stop while the lease is awaited is an end', async () => {
	const harness = createHarness(createScriptedProvider([[minute]]));
	const lease = ({ standing }: Asked) => {
		if (standing === 'new') return harness.lease();
		return new Promise<Lease>((_, reject) => {
			harness.stop.signal.addEventListener('abort', () => reject(harness.stop.signal.reason));
			harness.stop.abort();
		});
	};
	expect((await gather(harness.streamWith(lease))).events).toEqual([end('stopped')]);
});

test('a listener that leaves settles the lease once', async () => {
	const harness = createHarness(createScriptedProvider([[text('a'), text('b'), end()]]));
	for await (const _ of harness.stream()) break;
	expect(harness.order).toEqual(['lease 1', 'sent 1', 'stopped 1']);
	const late = createHarness(createScriptedProvider([[text('a'), end()]]));
	for await (const event of late.stream()) if (event.type === 'end') break;
	expect(late.order).toEqual(['lease 1', 'sent 1', 'answered 1']);
});

test('a ledger that cannot settle spoils no answer', async () => {
	const provider = createScriptedProvider([[text('Hi'), end()]]);
	const harness = createHarness(provider, { settleFails: true });
	expect(await harness.ask()).toMatchObject({ text: 'Hi', thrown: undefined });
});

test('after one rejected key nobody is charged until a probe is due or the key works again', async () => {
	const attempts: Part[][] = [[{ kind: 'key' }], [{ kind: 'key' }], [text('Hi'), end()]];
	const harness = createHarness(createScriptedProvider(attempts));
	for (let round = 0; round < 100; round++) {
		expect((await harness.ask()).failure).toEqual({ kind: 'key' });
	}
	expect(harness.order).toEqual(['lease 1', 'sent 1', 'failed 1']);
	await harness.clock.advance(300_000);
	await harness.ask();
	await harness.ask();
	expect(harness.order.filter((step) => step.startsWith('lease'))).toHaveLength(2);
	await harness.clock.advance(300_000);
	expect((await harness.ask()).text).toBe('Hi');
	expect(harness.keyHealth.trouble()).toBeUndefined();
});

test('who waited for a lease while the key was rejected gives it back', async () => {
	const harness = createHarness(createScriptedProvider([]));
	const lease = async () => {
		harness.keyHealth.noteRejected('key');
		return harness.lease();
	};
	const { failure } = await gather(harness.streamWith(lease));
	expect(failure).toEqual({ kind: 'key' });
	expect(harness.order).toEqual(['lease 1', 'given back 1']);
});

test('over real sockets: the minute is spent, then the answer comes', async () => {
	const standIn = await startStandIn({ minuteLimit: 1 });
	standIn.useOutside(1);
	standIn.answer({ text: 'Hi' });
	const harness = createHarness(createTestProvider(standIn.url));
	const lease = async ({ standing }: Asked) => {
		if (standing === 'refused') standIn.setLimits({ minute: 20 });
		return harness.lease();
	};
	const { text: said } = await gather(harness.streamWith(lease));
	expect(said).toBe('Hi');
	expect(harness.learned).toMatchObject([{ kind: 'minute-refused', limit: 1 }]);
	expect(standIn.requests).toHaveLength(2);
	expect(standIn.violations).toEqual([]);
});

test('over real sockets: a stop reaches the provider and settles the lease', async () => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'more ', endless: true });
	const harness = createHarness(createTestProvider(standIn.url));
	const { end: last } = await gather(harness.stream(), (event) => {
		if (event.type === 'text') harness.stop.abort();
	});
	expect(last?.reason).toBe('stopped');
	expect(harness.order).toEqual(['lease 1', 'sent 1', 'stopped 1']);
	await eventually(() => expect(standIn.requests[0]?.aborted).toBe(true));
});
