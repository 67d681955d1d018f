import { expect, onTestFinished, test } from 'vitest';
import { askPostponed } from '../../../src/app/postponed.ts';
import type { KeptQuestion } from '../../../src/chat/question.ts';
import type { Incoming } from '../../../src/dispatch.ts';
import type { Job, JobState } from '../../../src/jobs/jobs.ts';
import type { Unwelcome } from '../../../src/settings/unwelcome.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRecordingSurface } from '../../helpers/recording-surface.ts';

const said = {
	person: { id: '7', name: 'Ada' },
	roleIds: ['5'],
	place: { key: 'guild:1:2', kind: 'channel', channelId: '2', serverId: '1' },
	text: 'Why?',
	modelId: 'best',
	words: [{ id: '3', text: 'Why?' }],
	quoted: { messageIds: ['4'], personIds: ['8'] },
	offersThread: true,
	locale: { person: 'de', place: 'en-US' },
} as const;

/** With what is kept for the buttons of its answer. */
const asked: KeptQuestion = { ...said, speakerId: 'other', canGoOn: true };

const job = (id: string, address = 'there'): Job => ({
	id,
	handle: `handle of ${id}`,
	placeKey: 'guild:1:2',
	personId: '7',
	state: 'postponed',
	attempts: 0,
	address,
	question: 'kept',
	askedAt: 5,
	dueAt: 10,
});

type Due = { job: Job; asked: KeptQuestion | undefined };

/** Asks every due question until it is taken, as the real jobs do. */
function setUp(due: readonly (readonly Due[] | Error)[]) {
	const answers = [...due];
	const clock = createManualClock();
	const leaving = new AbortController();
	const { log, text } = createRecordingLog();
	const screen = createRecordingSurface();
	const incoming: Incoming[] = [];
	const ended = new Map<string, JobState>();
	const state: {
		isHealthy: boolean;
		isHere: boolean;
		unwelcome?: Unwelcome;
		pausedServer?: string;
		dispatched: Promise<void>;
	} = { isHealthy: true, isHere: true, dispatched: Promise.resolve() };
	const asking = askPostponed({
		answers: {
			async due() {
				const next = answers.shift() ?? [];
				if (next instanceof Error) throw next;
				return next;
			},
			whyUnwelcome: async ({ place }) =>
				place.serverId === state.pausedServer ? 'paused' : state.unwelcome,
		},
		jobs: { become: async (id, to) => void ended.set(id, to) },
		async dispatch(one) {
			incoming.push(one);
			await state.dispatched;
		},
		isHere: async () => state.isHere,
		quota: { healthy: () => state.isHealthy },
		surfaceAt: (address) => (address === 'there' ? screen.surface : undefined),
		speakIn:
			async (place) =>
			({ key }) =>
				`${key} in ${place}`,
		clock,
		log,
		signal: leaving.signal,
	});
	onTestFinished(async () => {
		leaving.abort();
		await asking;
		expect(clock.timers()).toBe(0);
	});
	return { clock, ended, incoming, leaving, logged: text, screen, state };
}

const ids = (incoming: readonly Incoming[]) => incoming.map(({ id }) => id);

test('a due question is asked as if its person had just said it', async () => {
	const { clock, incoming, screen } = setUp([[], [{ job: job('a'), asked }]]);
	await clock.advance(29_000);
	expect(incoming).toEqual([]);
	await clock.advance(1_000);
	expect(incoming).toEqual([
		{
			...said,
			kind: 'heard',
			id: 'a',
			askedAt: 5,
			may: { manageServer: false, manageMessages: false },
			ownsPlace: false,
			files: [],
			surface: screen.surface,
		},
	]);
});

test('one that is still being asked is not asked again', async () => {
	const due = [{ job: job('a'), asked }];
	const { clock, incoming, state } = setUp([due, due, due]);
	const { promise, resolve } = Promise.withResolvers<void>();
	state.dispatched = promise;
	await clock.advance(30_000);
	expect(ids(incoming)).toEqual(['a']);
	resolve();
	await clock.advance(30_000);
	expect(ids(incoming)).toEqual(['a', 'a']);
});

test('many that fall due together leave seats for those who ask now', async () => {
	const due = Array.from({ length: 300 }, (_, index) => ({ job: job(`${index}`), asked }));
	const { clock, incoming, state } = setUp([due, due.slice(20)]);
	const { promise, resolve } = Promise.withResolvers<void>();
	state.dispatched = promise;
	await clock.advance(29_000);
	expect(incoming).toHaveLength(20);
	resolve();
	await clock.advance(1_000);
	expect(ids(incoming)).toEqual(due.slice(0, 40).map((one) => one.job.id));
});

test('where nothing was kept over a restart the person is told to ask again', async () => {
	const { clock, ended, incoming, screen } = setUp([[{ job: job('a'), asked: undefined }]]);
	await clock.advance(0);
	expect(screen.text()).toBe('postpone.lost in guild:1:2');
	expect(ended).toEqual(new Map([['a', 'interrupted']]));
	expect(incoming).toEqual([]);
});

test('where nothing can be shown any more it ends', async () => {
	const { clock, ended, incoming } = setUp([[{ job: job('a', 'gone'), asked }]]);
	await clock.advance(0);
	expect(ended).toEqual(new Map([['a', 'interrupted']]));
	expect(incoming).toEqual([]);
});

test('who has left meanwhile is not asked for', async () => {
	const { clock, ended, incoming, screen, state } = setUp([[], [{ job: job('a'), asked }]]);
	state.isHere = false;
	await clock.advance(30_000);
	expect(screen.text()).toBe('chat.left-meanwhile in guild:1:2');
	expect(ended).toEqual(new Map([['a', 'stopped']]));
	expect(incoming).toEqual([]);
});

test('while the server is paused it waits, and who is not welcome any more is told so', async () => {
	const due = [{ job: job('a'), asked }];
	const { clock, ended, incoming, screen, state } = setUp([[], due, due, due]);
	state.unwelcome = 'paused';
	await clock.advance(60_000);
	expect(incoming).toEqual([]);
	expect(ended.size).toBe(0);
	state.unwelcome = 'person';
	await clock.advance(30_000);
	expect(incoming).toEqual([]);
	expect(screen.text()).toBe('house.unwelcome-meanwhile in guild:1:2');
	expect(ended).toEqual(new Map([['a', 'stopped']]));
});

test('those of a paused server keep no others waiting', async () => {
	const elsewhere: KeptQuestion = { ...asked, place: { ...asked.place, serverId: '9' } };
	const paused = Array.from({ length: 20 }, (_, n) => ({ job: job(`p${n}`), asked: elsewhere }));
	const { clock, ended, incoming, state } = setUp([[], [...paused, { job: job('a'), asked }]]);
	state.pausedServer = '9';
	await clock.advance(30_000);
	expect(ids(incoming)).toEqual(['a']);
	expect(ended.size).toBe(0);
});

test('while nothing can be written down nothing is asked, and it waits', async () => {
	const { clock, incoming, state } = setUp([[], [{ job: job('a'), asked }]]);
	await clock.advance(1_000);
	state.isHealthy = false;
	await clock.advance(120_000);
	expect(incoming).toEqual([]);
	state.isHealthy = true;
	await clock.advance(30_000);
	expect(ids(incoming)).toEqual(['a']);
});

test('a ledger that cannot be read is asked again, and a fault stops nobody else', async () => {
	const due = [
		{ job: job('bad'), asked },
		{ job: job('good'), asked },
	];
	const { clock, incoming, logged, state } = setUp([new Error('locked'), due]);
	state.dispatched = Promise.reject(new Error('a fault'));
	state.dispatched.catch(() => undefined);
	await clock.advance(30_000);
	expect(logged()).toContain('is not known');
	expect(ids(incoming)).toEqual(['bad', 'good']);
	expect(logged()).toContain('was not asked');
});
