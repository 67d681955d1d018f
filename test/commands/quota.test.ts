import { expect, test } from 'vitest';
import { quota as command } from '../../commands/quota.ts';
import type { QuotaView } from '../../src/quota/quota.ts';
import { run } from '../helpers/fake-call.ts';

const view: QuotaView = {
	minute: { used: 3, limit: 20 },
	day: { used: 60, limit: 50, returnsAt: 86_400_000 },
	waiting: 0,
	source: { kind: 'own', asOf: 0 },
};
const told = (more: Partial<QuotaView> = {}) => {
	const quota = {
		lease: () => Promise.reject(new Error('a look at the budget spends nothing')),
		learn: async () => undefined,
		saved: () => undefined,
		report: () => Promise.reject(new Error('not asked for')),
		view: async () => ({ ...view, ...more }),
		healthy: () => true,
		close: async () => undefined,
	};
	return run(command, { services: { quota } });
};

test('more used than allowed leaves nothing, not less', async () => {
	expect((await told())[0]).toEqual({
		key: 'quota.day',
		values: { used: 60, limit: 50, left: 0, at: 86_400 },
	});
});

test('it says whose figures these are, who waits, and whether the provider made us pause', async () => {
	expect((await told()).map(({ key }) => key)).toEqual([
		'quota.day',
		'quota.minute',
		'quota.nobody-waits',
		'quota.source-own',
		'quota.shared',
	]);
	const busy = await told({
		waiting: 4,
		frozenUntil: 5000,
		source: { kind: 'provider', asOf: 9000 },
	});
	expect(busy.slice(2, 5)).toEqual([
		{ key: 'quota.waiting', values: { count: 4 } },
		{ key: 'quota.frozen', values: { at: 5 } },
		{ key: 'quota.source-provider', values: { at: 9 } },
	]);
});
