import { expect, test } from 'vitest';
import { type Facts, statusOf } from '../../../src/app/status-words.ts';
import type { QuotaView } from '../../../src/quota/quota.ts';
import { english } from '../../helpers/model-house.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

const account = (more: Partial<QuotaView> = {}, used = 19): QuotaView => ({
	minute: { used: 0, limit: 20 },
	day: { used, limit: 50, returnsAt: NOON },
	isDayKnown: true,
	waiting: 0,
	source: { kind: 'provider', asOf: NOON },
	...more,
});
const well: Facts = {
	canSave: true,
	account: account(),
	answering: ['openrouter'],
	sharing: 'openrouter',
	troubles: [],
};
const rejected = (provider: string, title: string) => ({ provider, title, why: 'key' }) as const;

test.each<[string, Partial<Facts>, string, string]>([
	['what is left', {}, 'online', '31 of 50 requests left today'],
	[
		'the day is spent',
		{ account: account({}, 50) },
		'idle',
		'Nothing left today, back at midnight UTC',
	],
	[
		'more was spent than there is',
		{ account: account({}, 51) },
		'idle',
		'Nothing left today, back at midnight UTC',
	],
	[
		'the day is spent, and another provider answers',
		{ account: account({}, 50), answering: ['openrouter', 'groq'] },
		'idle',
		'Shared requests used up until midnight UTC, some models still answer',
	],
	[
		'nobody knows what is left',
		{ account: account({ isDayKnown: false }, 50) },
		'idle',
		'Finding out what is left today',
	],
	[
		'the provider asked for a pause',
		{ account: account({ frozenUntil: NOON + 61_000 }) },
		'idle',
		'Paused by the provider, back at 12:02 UTC',
	],
	['no shared account', { account: undefined }, 'online', 'Ready for questions'],
	[
		'one of two keys is rejected',
		{ answering: ['openrouter'], troubles: [rejected('groq', 'Groq')] },
		'idle',
		'Degraded: Groq takes no questions, other models answer',
	],
	[
		'the only key is rejected',
		{ answering: [], troubles: [rejected('openrouter', 'OpenRouter')] },
		'dnd',
		'Degraded: OpenRouter takes no questions from me',
	],
	['there is no list', { answering: [] }, 'dnd', 'Degraded: no free model can be asked just now'],
	[
		'the disk is full, whatever else is wrong',
		{ canSave: false, answering: [], account: undefined },
		'dnd',
		'Degraded: my disk cannot be written, so I cannot answer',
	],
])('%s', (_, facts, status, words) => {
	const shown = statusOf({ ...well, ...facts });
	expect([shown.status, english(shown.sentence)]).toEqual([status, words]);
});
