import { expect, test } from 'vitest';
import { createIdentifyGate } from '../../../src/discord/identify-gate.ts';
import { createLogger } from '../../../src/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const never = new AbortController().signal;
const log = createLogger({ level: 'silent', format: 'json' });

test('two sign-ins are more than five seconds apart', async () => {
	const clock = createManualClock();
	const gate = createIdentifyGate({ clock, log });
	const at: number[] = [];
	for (let sign = 0; sign < 3; sign++) {
		void gate.turn(never).then(() => at.push(clock.monotonic()));
	}
	await clock.advance(60_000);
	expect(at).toEqual([0, 5_500, 11_000]);
	await gate.turn(never);
	expect(clock.timers()).toBe(0);
});

test('a turn that is called off leaves no timer', async () => {
	const clock = createManualClock();
	const gate = createIdentifyGate({ clock, log });
	await gate.turn(never);
	const calledOff = new AbortController();
	const turn = gate.turn(calledOff.signal);
	calledOff.abort(new Error('never mind'));
	await expect(turn).rejects.toThrow('never mind');
	expect(clock.timers()).toBe(0);
});
