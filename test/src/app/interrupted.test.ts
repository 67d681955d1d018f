import { expect, test } from 'vitest';
import { closeInterrupted } from '../../../src/app/interrupted.ts';
import type { Answers } from '../../../src/chat/answers.ts';
import type { Job, Jobs } from '../../../src/jobs/jobs.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRecordingSurface } from '../../helpers/recording-surface.ts';

const job = (id: string): Job => ({
	id,
	handle: `handle of ${id}`,
	placeKey: 'dm:1',
	personId: '7',
	state: 'interrupted',
	attempts: 1,
	address: id,
	question: '',
	askedAt: 0,
	dueAt: 0,
});

function setUp(answers: readonly (readonly Job[] | Error)[]) {
	const left = [...answers];
	const shown: (readonly [string, readonly string[]])[] = [];
	const jobs: Pick<Jobs, 'shownIn'> = {
		async shownIn(...where) {
			shown.push(where);
		},
	};
	const cutOff: Pick<Answers, 'cutOff'> = {
		async cutOff() {
			const answer = left.shift() ?? [];
			if (answer instanceof Error) throw answer;
			return answer.map((one) => ({ job: one, asked: undefined }));
		},
	};
	const clock = createManualClock();
	const leaving = new AbortController();
	const { log, text } = createRecordingLog();
	const screens = new Map([
		['good', createRecordingSurface()],
		['gone', createRecordingSurface()],
	]);
	screens.get('gone')?.vanish();
	const closing = closeInterrupted({
		answers: cutOff,
		jobs,
		surfaceAt: (address) => screens.get(address)?.surface,
		speakIn:
			async (place) =>
			({ key }) =>
				`${key} in ${place}`,
		clock,
		log,
		signal: leaving.signal,
	});
	return { clock, closing, leaving, screens, shown, logged: text };
}

test('a ledger that cannot be used yet is asked again, and everybody is told then', async () => {
	const { clock, closing, screens } = setUp([new Error('locked'), [job('gone'), job('good')]]);
	await clock.advance(14_000);
	expect(screens.get('good')?.text()).toBe('');
	await clock.advance(2_000);
	await closing;
	expect(screens.get('good')?.text()).toBe('leaving.interrupted in dm:1');
	expect(clock.timers()).toBe(0);
});

test('one that cannot be told, or be found any more, is logged and stops nobody', async () => {
	const { closing, screens, logged } = setUp([[job('gone'), job('unknown'), job('good')]]);
	await closing;
	expect(screens.get('good')?.text()).toBe('leaving.interrupted in dm:1');
	expect(logged()).toContain('could not be closed');
});

test('leaving ends the waiting', async () => {
	const { clock, closing, leaving } = setUp([new Error('locked'), new Error('locked')]);
	await clock.advance(1_000);
	leaving.abort();
	await closing;
	expect(clock.timers()).toBe(0);
});
