import { expect, test } from 'vitest';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { FREE, goodBody, post, startProvider } from './ask.ts';

const OTHER = 'openai/gpt-oss-20b:free';
const spells = { share: 0.25, seed: 7, spellMs: 60_000 };

/** The status of a try of each model every twenty seconds, and what came with a refusal. */
async function tryFor(minutes: number, seed = spells.seed) {
	const clock = createManualClock();
	const provider = await startProvider({
		clock,
		minuteLimit: 1_000_000,
		dayLimit: 1_000_000,
	});
	provider.answer({ text: 'ok' });
	provider.upstreamBusy({ ...spells, seed });
	const tries: { model: string; status: number; retryAfter: string | null }[] = [];
	for (let round = 0; round < minutes * 3; round++) {
		for (const model of [FREE, OTHER]) {
			const reply = await post(provider, goodBody({ model }));
			await reply.arrayBuffer();
			tries.push({ model, status: reply.status, retryAfter: reply.headers.get('retry-after') });
		}
		await clock.advance(20_000);
	}
	return { provider, tries };
}

test('a quarter of the tries meets a busy upstream, in spells, and some are told when to come back', async () => {
	const { tries, provider } = await tryFor(180);
	const refused = tries.filter(({ status }) => status === 429);
	expect(refused.length / tries.length).toBeGreaterThan(0.18);
	expect(refused.length / tries.length).toBeLessThan(0.32);
	const own = tries.filter(({ model }) => model === FREE).map(({ status }) => status);
	const changes = own.filter((status, index) => index > 0 && status !== own[index - 1]).length;
	expect(changes).toBeLessThan(own.length / 5);
	const told = refused.flatMap(({ retryAfter }) => (retryAfter === null ? [] : [retryAfter]));
	expect(told.length).toBeGreaterThan(0);
	expect(told.length).toBeLessThan(refused.length);
	for (const seconds of told) expect(Number(seconds)).toBeOneOf([23, 24, 25, 26, 27, 28, 29]);
	expect(provider.refusals).toEqual([]);
});

test('the same seed makes the same spells, another one makes others, and models differ', async () => {
	const first = await tryFor(20);
	const again = await tryFor(20);
	const other = await tryFor(20, 8);
	expect(again.tries).toEqual(first.tries);
	expect(other.tries).not.toEqual(first.tries);
	const statuses = (model: string) =>
		first.tries.filter((one) => one.model === model).map(({ status }) => status);
	expect(statuses(FREE)).not.toEqual(statuses(OTHER));
});

test('inside one request the next model is tried for a busy one, and without spells all answer', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock, minuteLimit: 1_000_000, dayLimit: 1_000_000 });
	provider.answer({ text: 'ok' });
	provider.upstreamBusy({ ...spells, share: 0.5 });
	while ((await post(provider)).status === 200) await clock.advance(10_000);
	const onward = provider.requests.length;
	while (provider.requests.at(-1)?.model !== OTHER || provider.requests.length === onward) {
		await (await post(provider, goodBody({ models: [OTHER] }))).arrayBuffer();
		await clock.advance(1_000);
	}
	expect(provider.requests.at(-1)?.tried).toBe(2);
	provider.upstreamBusy(null);
	expect(await (await post(provider)).text()).toContain(`"model":"${FREE}"`);
});
