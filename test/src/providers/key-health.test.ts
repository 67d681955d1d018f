import { expect, test } from 'vitest';
import { createKeyHealth } from '../../../src/providers/key-health.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

test('the operator is told once that the key is rejected, and once that it works again', () => {
	const { log, lines } = createRecordingLog();
	const health = createKeyHealth({ clock: createManualClock(), log });
	for (let round = 0; round < 5; round++) health.noteRejected();
	expect(lines).toHaveLength(1);
	for (let round = 0; round < 5; round++) health.noteAccepted();
	expect(lines).toHaveLength(2);
});

test('a rejected key lets one probe through every five minutes', async () => {
	const clock = createManualClock();
	const health = createKeyHealth({ clock, log: createRecordingLog().log });
	expect([health.mayTry(), health.mayTry()]).toEqual([true, true]);
	health.noteRejected();
	expect([health.mayTry(), health.closed(), health.rejected()]).toEqual([false, true, true]);
	await clock.advance(300_000);
	expect(health.closed()).toBe(false);
	expect([health.mayTry(), health.mayTry()]).toEqual([true, false]);
	health.noteAccepted();
	expect([health.mayTry(), health.rejected()]).toEqual([true, false]);
});
