import { expect, test } from 'vitest';
import { type Closed, createKeyHealth } from '../../../src/providers/key-health.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

function setUp() {
	const clock = createManualClock();
	const told: (Closed | undefined)[] = [];
	return { clock, told, health: createKeyHealth({ clock, onChange: (one) => told.push(one) }) };
}

test('the operator is told once that the key is rejected, and once that it works again', () => {
	const { health, told } = setUp();
	for (let round = 0; round < 5; round++) health.noteRejected('key');
	expect(told).toEqual(['key']);
	health.noteRejected('payment');
	for (let round = 0; round < 5; round++) health.noteAccepted();
	expect(told).toEqual(['key', 'payment', undefined]);
});

test.each(['key', 'payment'] as const)(
	'while it is closed for %s one probe is let through every five minutes',
	async (why) => {
		const { clock, health } = setUp();
		expect([health.mayTry(), health.mayTry()]).toEqual([true, true]);
		health.noteRejected(why);
		expect([health.mayTry(), health.closed(), health.trouble()]).toEqual([false, why, why]);
		await clock.advance(300_000);
		expect([health.closed(), health.trouble()]).toEqual([undefined, why]);
		expect([health.mayTry(), health.mayTry()]).toEqual([true, false]);
		health.noteAccepted();
		expect([health.mayTry(), health.trouble()]).toEqual([true, undefined]);
	},
);
