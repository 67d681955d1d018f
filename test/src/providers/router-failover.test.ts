import { beforeEach, describe, expect, test } from 'vitest';
import type { Asked, Wanted } from '../../../src/chat/router.ts';
import { createLearnedHealth } from '../../../src/models/learned-health.ts';
import type { Model, Needs } from '../../../src/models/model.ts';
import { createKeyHealth } from '../../../src/providers/key-health.ts';
import {
	type ChatRequest,
	type Failure,
	type ModelEvent,
	type Provider,
	ProviderFailure,
} from '../../../src/providers/provider.ts';
import { createRouter } from '../../../src/providers/router.ts';
import { type Lease, QuotaRefusal, type RefusalReason } from '../../../src/quota/quota.ts';
import { aModel } from '../../helpers/a-model.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { gather, question } from './support.ts';

/** What comes of asking a model: words, a failure before them, or a failure after a word. */
type Fate = 'answers' | Failure | { readonly after: Failure } | { readonly costs: number };

const one = aModel('one/a:free', { contextTokens: 32_000 });
const two = aModel('two/b:free', { contextTokens: 64_000 });
const three = aModel('three/c:free', { contextTokens: 16_000 });
const sees = aModel('four/d:free', { inputs: ['text', 'image'] });
const groq = aModel('groq:llama', { provider: 'groq', remoteId: 'llama' });
const google = aModel('google:gemini', { provider: 'google', remoteId: 'gemini' });

function createHarness() {
	const clock = createManualClock();
	const health = createLearnedHealth({ clock, chance: () => 0 });
	const fates = new Map<string, Fate>();
	const refusals = new Map<string, RefusalReason>();
	/** What was done, in order. */
	const done: string[] = [];
	const paid: string[] = [];
	const notFree = new Set<string>();
	/** Turn out to cost something when they are about to be asked. */
	const unsent = new Set<string>();
	const state = {
		others: [two, three] as readonly Model[],
		needs: { sees: false, promptTokens: 100, isChinese: false } as Needs,
		/** How many models OpenRouter may try in one request. */
		tries: 1,
		triesAreFree: false,
		/** Of the HTTP response that a failure comes with. */
		status: undefined as number | undefined,
		/** Whose line is short enough for who is patient: when it has room. */
		retryAt: new Map<string, number>(),
	};
	const fateOf = (model: Model) => fates.get(model.id) ?? 'answers';

	const refuseUnsent = (models: ChatRequest['models']) => {
		const dear = models.find(({ id }) => unsent.has(id));
		if (dear) throw new ProviderFailure({ kind: 'gone', remoteId: dear.remoteId });
	};

	/** Tries its models in order, as OpenRouter does, and ends as the last one that it tried. */
	const provider = (name: string): Provider => ({
		name,
		async *stream({ models }, lease): AsyncGenerator<ModelEvent> {
			refuseUnsent(models);
			await lease.sent();
			done.push(`${name} asked ${models.map(({ id }) => id).join(', ')}`);
			const speaker = models.find((model) => !('kind' in Object(fateOf(model)))) ?? models.at(-1);
			const fate = fateOf(speaker ?? models[0]);
			const modelId = speaker?.id ?? '';
			if (typeof fate === 'object' && 'kind' in fate) throw new ProviderFailure(fate, state.status);
			yield { type: 'answering', modelId };
			yield { type: 'text', delta: `I am ${modelId}` };
			if (typeof fate === 'object' && 'after' in fate) throw new ProviderFailure(fate.after);
			if (typeof fate === 'object') yield { type: 'paid', cost: fate.costs, modelId };
			yield { type: 'end', reason: 'complete', modelId };
		},
	});
	const remote = (name: string, modelsPerRequest = 1) => ({
		provider: provider(name),
		keyHealth: createKeyHealth({ clock, onChange: (why) => done.push(`${name}: ${why}`) }),
		modelsPerRequest,
		sharesBudget: modelsPerRequest > 1,
	});
	const router = createRouter({
		clock,
		log: silentLog,
		health,
		catalogue: { alternatives: () => state.others, mayCall: (id) => !notFree.has(id) },
		remotes: new Map([
			['openrouter', remote('openrouter', 3)],
			['groq', remote('groq')],
			['google', remote('google')],
		]),
		quota: { learn: async (news) => void done.push(`learned ${news.kind}`) },
		onGone: ({ id }) => done.push(`${id} is gone`),
		onAccountRefused: () => undefined,
		onPaid(model) {
			paid.push(model.id);
			health.block(model.id);
		},
	});

	async function lease({ model, standing, tries = 1, isPatient }: Asked): Promise<Lease> {
		const reason = refusals.get(model.id) ?? refusals.get(model.provider);
		const retryAt = state.retryAt.get(model.id) ?? 1_000;
		if (reason && !(isPatient && state.retryAt.has(model.id)))
			throw new QuotaRefusal(reason, retryAt);
		const granted = model.provider === 'openrouter' ? Math.min(tries, state.tries) : 1;
		done.push(`lease ${standing} for ${model.id}`);
		return {
			attemptId: '1',
			tries: granted,
			units: state.triesAreFree ? 1 : granted,
			sent: async () => undefined,
			tried: async (count) => void done.push(`tried ${count}`),
			settle: async (outcome) => void done.push(outcome),
			giveBack: async () => void done.push('given back'),
		};
	}

	async function ask(
		wanted: Model = one,
		{ isStrict = false, mayAnswer }: Pick<Partial<Wanted>, 'isStrict' | 'mayAnswer'> = {},
	) {
		done.length = 0;
		const route = router.begin({
			model: wanted,
			isStrict,
			...(mayAnswer && { mayAnswer }),
			needs: () => state.needs,
		});
		const requestFor = async (models: ChatRequest['models']) => ({ ...question, models });
		async function* stream() {
			const turn = await route.turn(lease);
			yield* route.stream(turn, { requestFor, lease }, new AbortController().signal);
		}
		const got = await gather(stream());
		const asked = done.filter((step) => step.includes(' asked ')).map((step) => step.split(' ')[2]);
		return { ...got, asked, instead: route.instead(got.end?.modelId ?? '') };
	}
	return { ask, clock, done, fates, health, notFree, paid, refusals, router, state, unsent };
}

const busy: Failure = { kind: 'busy' };

let house: ReturnType<typeof createHarness>;
beforeEach(() => {
	house = createHarness();
});

test('the chosen model is asked first, and nobody speaks instead', async () => {
	expect(await house.ask()).toMatchObject({ text: 'I am one/a:free', instead: undefined });
	expect(house.done).toEqual([
		'lease new for one/a:free',
		'openrouter asked one/a:free',
		'answered',
	]);
});

test.each<[Failure['kind'], string]>([
	['busy', 'busy'],
	['broken', 'failed'],
	['stalled', 'failed'],
	['empty', 'failed'],
	['gone', 'gone'],
	['unable', 'blind'],
])('one that is %s before its first word is followed by the nearest: %s', async (kind, instead) => {
	house.fates.set(one.id, { kind } as Failure);
	expect(await house.ask()).toMatchObject({
		text: 'I am two/b:free',
		asked: ['one/a:free', 'two/b:free'],
		instead,
	});
	expect(house.done).toContain('lease again for two/b:free');
});

test('after the first visible word nobody else is asked', async () => {
	house.fates.set(one.id, { after: { kind: 'broken' } });
	expect(await house.ask()).toMatchObject({ asked: [one.id], failure: { kind: 'broken' } });
});

test('three are asked at most, and what is told is of them all', async () => {
	house.state.others = [two, three, sees];
	for (const { id } of [one, two, three, sees]) house.fates.set(id, busy);
	expect(await house.ask()).toMatchObject({
		asked: [one.id, two.id, three.id],
		failure: { kind: 'nobody', retryAt: house.health.view(one.id).restsUntil },
	});
});

test.each<Failure['kind']>(['refused', 'wrong-request', 'timed-out'])(
	'where another would say the same nobody else is asked: %s',
	async (kind) => {
		house.fates.set(one.id, { kind } as Failure);
		expect(await house.ask()).toMatchObject({ asked: [one.id], failure: { kind } });
	},
);

test('what was too long goes to a larger one only', async () => {
	house.fates.set(one.id, { kind: 'too-long' });
	house.state.others = [three, two];
	expect(await house.ask()).toMatchObject({ asked: [one.id, two.id], instead: 'too-long' });
	const small = createHarness();
	small.fates.set(one.id, { kind: 'too-long' });
	small.state.others = [three];
	expect(await small.ask()).toMatchObject({ asked: [one.id], failure: { kind: 'too-long' } });
});

describe('a rest', () => {
	test('spares the next question the useless attempt, until it is over', async () => {
		house.fates.set(one.id, busy);
		await house.ask();
		expect(await house.ask()).toMatchObject({ asked: [two.id], instead: 'busy' });
		house.fates.clear();
		await house.clock.advance(3_600_000);
		expect(await house.ask()).toMatchObject({ asked: [one.id], instead: undefined });
	});

	test('is for one that is gone, too, though its list may still have it', async () => {
		house.fates.set(one.id, { kind: 'gone' });
		await house.ask();
		expect(await house.ask()).toMatchObject({ asked: [two.id], text: 'I am two/b:free' });
	});

	test('of everybody is told with the time at which the first is tried again, and nothing is spent', async () => {
		house.state.others = [two];
		for (const { id } of [one, two]) house.fates.set(id, busy);
		await house.ask();
		const { failure, asked } = await house.ask();
		expect(asked).toEqual([]);
		expect(failure).toEqual({ kind: 'nobody', retryAt: house.health.view(one.id).restsUntil });
		expect(house.done).toEqual([]);
	});
});

describe('pinned', () => {
	test('it alone is asked, and rests like the others', async () => {
		house.fates.set(one.id, busy);
		expect(await house.ask(one, { isStrict: true })).toMatchObject({
			asked: [one.id],
			failure: busy,
		});
		const { failure, asked } = await house.ask(one, { isStrict: true });
		expect([failure?.kind, asked]).toEqual(['busy', []]);
	});

	test('an empty answer is asked for once more', async () => {
		house.fates.set(one.id, { kind: 'empty' });
		expect(await house.ask(one, { isStrict: true })).toMatchObject({
			asked: [one.id, one.id],
			failure: { kind: 'empty' },
		});
	});

	test('a day that is spent sends nobody else', async () => {
		house.state.others = [groq];
		house.refusals.set('openrouter', 'day-spent');
		const { thrown } = await house.ask(one, { isStrict: true });
		expect(thrown).toMatchObject({ reason: 'day-spent' });
	});
});

test('only those that may answer are asked instead, in whatever request', async () => {
	house.state.others = [two, groq, three];
	house.fates.set(one.id, busy);
	const mayAnswer = (id: string) => id === one.id || id === three.id;
	expect(await house.ask(one, { mayAnswer })).toMatchObject({ text: `I am ${three.id}` });
	expect(house.done.filter((step) => / asked /.test(step)).join()).not.toMatch(/two|groq/);
	house.fates.set(three.id, busy);
	const { failure } = await house.ask(one, { mayAnswer });
	expect(failure?.kind).toBe('nobody');
	expect(house.done.join()).not.toMatch(/two|groq/);
});

describe('several models in one request', () => {
	beforeEach(() => {
		house.state.tries = 3;
	});

	test('the one that answers is named, the busy ones rest, and what was not tried is given back', async () => {
		house.fates.set(one.id, busy);
		expect(await house.ask()).toMatchObject({ text: 'I am two/b:free', instead: 'busy' });
		expect(house.done).toEqual([
			'lease new for one/a:free',
			'openrouter asked one/a:free, two/b:free, three/c:free',
			'tried 2',
			'answered',
		]);
		expect(house.health.mayTry(one.id)).toBe(false);
		expect(house.health.mayTry(two.id)).toBe(true);
	});

	test('that all were tried is told, too: no more of them are to come', async () => {
		for (const { id } of [one, two]) house.fates.set(id, busy);
		expect(await house.ask()).toMatchObject({ text: 'I am three/c:free' });
		expect(house.done.slice(2)).toEqual(['tried 3', 'answered']);
	});

	test('who failed last stands behind the others, until further tries are known to cost nothing', async () => {
		house.fates.set(one.id, busy);
		await house.ask();
		house.fates.clear();
		await house.clock.advance(60_000);
		expect(await house.ask()).toMatchObject({ text: 'I am two/b:free', instead: 'busy' });
		house.state.triesAreFree = true;
		await house.ask();
		expect(await house.ask()).toMatchObject({ text: 'I am one/a:free', instead: undefined });
	});

	test('where tries cost nothing a question that met only busy ones is asked of others', async () => {
		house.state.triesAreFree = true;
		house.state.others = [two, three, sees];
		for (const { id } of [one, two, three]) house.fates.set(id, busy);
		expect(await house.ask()).toMatchObject({ text: 'I am four/d:free', instead: 'busy' });
	});

	test('when all three failed the question has had its attempts', async () => {
		house.state.others = [two, three, sees];
		for (const { id } of [one, two, three]) house.fates.set(id, busy);
		const { failure } = await house.ask();
		expect(failure?.kind).toBe('nobody');
		expect(house.done.filter((step) => step.includes('asked'))).toHaveLength(1);
	});

	test('a pinned one, one of another provider and one that may cost something are not among them', async () => {
		await house.ask(one, { isStrict: true });
		expect(house.done[1]).toBe('openrouter asked one/a:free');
		house.state.others = [groq, two, three];
		house.notFree.add(two.id);
		await house.ask();
		expect(house.done[1]).toBe('openrouter asked one/a:free, three/c:free');
	});

	test('one that the provider does not know spoils the request, and the others are asked again', async () => {
		house.fates.set(one.id, { kind: 'gone', remoteId: two.remoteId });
		house.fates.set(two.id, { kind: 'gone', remoteId: two.remoteId });
		house.fates.set(three.id, { kind: 'gone', remoteId: two.remoteId });
		await house.ask();
		expect(house.done).toContain('two/b:free is gone');
		expect(house.done).not.toContain('one/a:free is gone');
	});
});

describe('other providers', () => {
	beforeEach(() => {
		house.state.others = [two, groq, google];
	});

	test.each<RefusalReason>(['day-spent', 'not-today', 'day-unknown'])(
		'answer when the account gives nothing today: %s',
		async (reason) => {
			house.refusals.set('openrouter', reason);
			expect(await house.ask()).toMatchObject({ text: 'I am groq:llama', instead: 'spent' });
			expect(house.done).toEqual(['lease new for groq:llama', 'groq asked groq:llama', 'answered']);
		},
	);

	test('answer when the account says so itself', async () => {
		house.fates.set(one.id, { kind: 'account-day', retryAt: 5 });
		expect(await house.ask()).toMatchObject({ asked: [one.id, groq.id], instead: 'spent' });
		expect(house.done).toContain('learned day-refused');
	});

	test('are not for whoever has had their own share, or waits for too many', async () => {
		for (const reason of ['own-day-spent', 'own-line-full', 'line-full', 'ledger'] as const) {
			house.refusals.set('openrouter', reason);
			expect((await house.ask()).thrown).toMatchObject({ reason });
		}
	});

	test('with nothing left anywhere the first refusal is told', async () => {
		house.refusals.set('openrouter', 'day-spent');
		house.refusals.set('groq', 'model-spent');
		house.refusals.set('google', 'model-too-long');
		expect((await house.ask()).thrown).toMatchObject({ reason: 'day-spent' });
		expect(house.done).toEqual([]);
	});

	test.each([false, true])(
		'are waited for where none has room now: the first that has (%s)',
		async (isStrict) => {
			house.refusals.set('openrouter', 'day-spent');
			house.refusals.set('groq', 'model-spent');
			house.refusals.set('google', 'model-spent');
			house.state.retryAt.set(google.id, 500);
			house.state.retryAt.set(groq.id, 700);
			const { text } = await house.ask(isStrict ? groq : one, { isStrict });
			expect(text).toBe(isStrict ? 'I am groq:llama' : 'I am google:gemini');
		},
	);

	test('answer while a key is rejected, which is told once, and its models are not asked meanwhile', async () => {
		house.fates.set(one.id, { kind: 'key' });
		expect(await house.ask()).toMatchObject({ text: 'I am groq:llama', instead: 'closed' });
		expect(house.done).toContain('openrouter: key');
		expect(await house.ask()).toMatchObject({ asked: [groq.id], instead: 'closed' });
		await house.clock.advance(300_000);
		expect((await house.ask()).asked).toEqual([one.id, groq.id]);
		expect(house.done).not.toContain('openrouter: key');
	});

	test('a model whose own budget is spent is learned and left for the next', async () => {
		const spent = { span: 'day', measure: 'tokens', limit: 200_000 } as const;
		house.fates.set(groq.id, { kind: 'busy', retryAt: 9, budget: spent });
		expect(await house.ask(groq)).toMatchObject({ asked: [groq.id, two.id], instead: 'spent' });
		expect(house.done).toContain('learned model-refused');
		expect(house.health.mayTry(groq.id)).toBe(true);
	});
});

test('with pictures only those that see are asked', async () => {
	house.state.needs = { ...house.state.needs, sees: true };
	house.state.others = [two, sees];
	expect(await house.ask()).toMatchObject({ asked: [sees.id], instead: 'blind' });
});

test('a model that charged money is never asked again', async () => {
	house.fates.set(one.id, { costs: 0.0001 });
	expect((await house.ask()).text).toBe('I am one/a:free');
	expect(house.paid).toEqual([one.id]);
	expect(await house.ask()).toMatchObject({ asked: [two.id], instead: 'gone' });
	expect(await house.ask(one, { isStrict: true })).toMatchObject({
		asked: [],
		failure: { kind: 'gone' },
	});
});

test('what lost its price while its lease was awaited is not asked, and the lease is given back', async () => {
	house.state.others = [];
	const route = house.router.begin({
		model: one,
		isStrict: false,
		needs: () => house.state.needs,
	});
	const lease = async (): Promise<Lease> => {
		house.notFree.add(one.id);
		return {
			attemptId: '1',
			tries: 1,
			units: 1,
			sent: async () => undefined,
			tried: async () => undefined,
			settle: async () => undefined,
			giveBack: async () => void house.done.push('given back'),
		};
	};
	await expect(route.turn(lease)).rejects.toMatchObject({ failure: { kind: 'gone' } });
	expect(house.done).toEqual(['given back']);
});

test('a request that was never sent is none of the three', async () => {
	house.state.tries = 3;
	house.unsent.add(one.id);
	expect(await house.ask()).toMatchObject({ text: 'I am two/b:free', instead: 'gone' });
	expect(house.done).toContain('given back');
});

test('a request for several that was refused at the door is charged as one', async () => {
	house.state.tries = 3;
	for (const { id } of [one, two, three])
		house.fates.set(id, { kind: 'gone', remoteId: one.remoteId });
	house.state.status = 400;
	await house.ask();
	expect(house.done.slice(0, 4)).toEqual([
		'lease new for one/a:free',
		'openrouter asked one/a:free, two/b:free, three/c:free',
		'tried 1',
		'failed',
	]);
});

test('who asks the router of OpenRouter is told who spoke, not that it was instead', async () => {
	const router = aModel('openrouter/free');
	const route = house.router.begin({
		model: router,
		isStrict: false,
		needs: () => house.state.needs,
	});
	expect(route.instead('acme/some:free')).toBeUndefined();
});

describe('a provider that is down', () => {
	const broken: Failure = { kind: 'broken' };

	test('leaves an attempt for another one, however many models were named in vain', async () => {
		house.state.tries = 3;
		house.state.others = [two, three, sees, groq];
		for (const { id } of [one, two, three, sees]) house.fates.set(id, broken);
		expect(await house.ask()).toMatchObject({ text: 'I am groq:llama', instead: 'failed' });
		expect(house.done).toContain('openrouter asked one/a:free, two/b:free');
	});

	test('is not asked for another model first when nothing came back from it', async () => {
		house.state.others = [two, google];
		for (const { id } of [one, two]) house.fates.set(id, broken);
		expect(await house.ask()).toMatchObject({ asked: [one.id, google.id] });
	});

	test('is asked for another model where it said itself what is wrong with this one', async () => {
		house.state.others = [two, google];
		house.state.status = 502;
		house.fates.set(one.id, broken);
		expect(await house.ask()).toMatchObject({ asked: [one.id, two.id] });
	});

	test('is asked again where there is no other', async () => {
		for (const { id } of [one, two]) house.fates.set(id, broken);
		expect(await house.ask()).toMatchObject({ asked: [one.id, two.id, three.id] });
	});
});
