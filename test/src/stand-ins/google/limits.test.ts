import { expect, test } from 'vitest';
import { pacificDay } from '../../../../src/stand-ins/google/meter.ts';
import { createGoogleStandIn } from '../../../../src/stand-ins/google/stand-in.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { postTo, question, untilTestEnds } from '../model-server/ask-server.ts';

const FLASH = 'gemini-3.5-flash';
const MINUTE_MS = 60_000;

async function start(startMs?: number) {
	const clock = createManualClock(startMs);
	const google = await untilTestEnds(createGoogleStandIn({ clock }));
	google.answer({ text: 'ok' });
	const ask = async (model = FLASH, changes: object = {}) => {
		const reply = await postTo(google, question(model, changes));
		const text = await reply.text();
		return { status: reply.status, headers: reply.headers, text };
	};
	return { clock, google, ask };
}

const quota = (limit: number, metric: string, quotaId: string) => ({
	error: {
		code: 429,
		status: 'RESOURCE_EXHAUSTED',
		message: expect.stringContaining(
			`${metric}, limit: ${limit}, model: ${FLASH}\nPlease retry in`,
		),
		details: [
			{ '@type': 'type.googleapis.com/google.rpc.Help' },
			{
				violations: [{ quotaId, quotaDimensions: { model: FLASH }, quotaValue: String(limit) }],
			},
			{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: expect.any(String) },
		],
	},
});

test('the sixth request of a minute is refused with the wait, and other models are not concerned', async () => {
	const { clock, ask } = await start();
	for (let index = 0; index < 5; index++) expect((await ask()).status).toBe(200);
	await clock.advance(15_500);
	const refused = await ask();
	expect(refused.status).toBe(429);
	expect(refused.headers.has('retry-after')).toBe(false);
	expect(JSON.parse(refused.text)).toMatchObject([
		quota(
			5,
			'generate_content_free_tier_requests',
			'GenerateRequestsPerMinutePerProjectPerModel-FreeTier',
		),
	]);
	expect(refused.text).toContain('Please retry in 44.5s.');
	expect(refused.text).toContain('"retryDelay":"44s"');
	expect((await ask('gemini-3.8-flash')).status).toBe(200);
	await clock.advance(44_500);
	expect((await ask()).status).toBe(200);
});

test('the day of twenty requests is over until midnight in California, whatever the wait says', async () => {
	const { clock, google, ask } = await start(Date.UTC(2026, 10, 24, 7, 50));
	google.useOutside(FLASH, { requests: 20 });
	await clock.advance(MINUTE_MS);
	const refused = await ask();
	expect(JSON.parse(refused.text)).toMatchObject([
		quota(
			20,
			'generate_content_free_tier_requests',
			'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
		),
	]);
	expect(refused.text).toContain('Please retry in 997.965142ms.');
	await clock.advance(8 * MINUTE_MS);
	expect((await ask()).status).toBe(429);
	await clock.advance(MINUTE_MS);
	expect((await ask()).status).toBe(200);
	expect(google.usedToday(FLASH)).toBe(1);
});

test('the prompts of a minute may not be longer than its tokens', async () => {
	const { google, ask } = await start();
	google.useOutside(FLASH, { tokens: 249_990 });
	expect((await ask(FLASH, { max_completion_tokens: 60_000 })).status).toBe(200);
	const refused = await ask();
	expect(JSON.parse(refused.text)).toMatchObject([
		quota(
			250_000,
			'generate_content_free_tier_input_token_count',
			'GenerateContentInputTokensPerModelPerMinute-FreeTier',
		),
	]);
});

test('a model that is not free has a day of none', async () => {
	const { google, ask } = await start();
	expect((await ask('gemini-2.5-pro')).text).toContain('limit: 0, model: gemini-2.5-pro');
	google.setLimits('gemini-2.5-pro', { rpm: 1, rpd: 1, tpm: 1_000 });
	expect((await ask('gemini-2.5-pro')).status).toBe(200);
});

test.each([
	['in winter', Date.UTC(2026, 0, 15, 8)],
	['in summer', Date.UTC(2026, 6, 15, 7)],
	['on the short day in March', Date.UTC(2026, 2, 8, 8)],
	['after the short day in March', Date.UTC(2026, 2, 9, 7)],
	['on the long day in November', Date.UTC(2026, 10, 1, 7)],
	['after the long day in November', Date.UTC(2026, 10, 2, 8)],
])('a day begins at midnight in California %s', (_, midnightMs) => {
	expect(pacificDay(midnightMs - 1)).not.toBe(pacificDay(midnightMs));
	expect(pacificDay(midnightMs + 3 * 3_600_000)).toBe(pacificDay(midnightMs));
});
