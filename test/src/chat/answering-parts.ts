import { expect } from 'vitest';
import { createAnswers } from '../../../src/chat/answer.ts';
import { createAttachments } from '../../../src/chat/attachments.ts';
import type { Rebuttoned, TakenBack } from '../../../src/chat/buttons.ts';
import { createInFlight } from '../../../src/chat/in-flight.ts';
import { createKeptPictures } from '../../../src/chat/kept-pictures.ts';
import { createConversations } from '../../../src/chat/keyv-conversations.ts';
import type { PreparingParts } from '../../../src/chat/prepare-question.ts';
import type { Question } from '../../../src/chat/question.ts';
import { createQuotedMaterial } from '../../../src/chat/quoted-material.ts';
import type { Router } from '../../../src/chat/router.ts';
import { createTokenCorrection } from '../../../src/chat/tokens.ts';
import type { Clock } from '../../../src/clock.ts';
import { UserError } from '../../../src/errors.ts';
import type { Job, JobState, Jobs, Quoted } from '../../../src/jobs/jobs.ts';
import type { Sentence } from '../../../src/locales/keys.ts';
import type { Catalogue, Model } from '../../../src/models/model.ts';
import { createPictures } from '../../../src/pictures/painted-pictures.ts';
import type { Consent } from '../../../src/privacy/privacy.ts';
import {
	type AnswerEvent,
	type ChatRequest,
	type Failure,
	type ModelEvent,
	ProviderFailure,
} from '../../../src/providers/provider.ts';
import type { Lease, LeaseRequest, Quota, Saving, Waiting } from '../../../src/quota/quota.ts';
import { createSettings } from '../../../src/settings/keyv-settings.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import { ada, kitchen } from '../../contract/conversations.ts';
import { aModel } from '../../helpers/a-model.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const ENDED: readonly JobState[] = [
	'answered',
	'failed',
	'stopped',
	'refused',
	'joined',
	'interrupted',
];

export const model = (id: string, more: Partial<Model> = {}): Model =>
	aModel(id, { name: `${id} for people`, author: 'author', contextTokens: 32_000, ...more });

function createJobs(clock: Clock) {
	const all = new Map<string, Job>();
	const fault: { error?: Error } = {};
	const check = () => {
		if (fault.error) throw fault.error;
	};
	const change = (id: string, next: Partial<Job>) => {
		check();
		const job = all.get(id);
		if (job && !ENDED.includes(job.state)) all.set(id, { ...job, ...next });
	};
	const goesWith = new Map<string, string>();
	const quotes = new Map<string, Quoted>();
	const answers = new Map<string, readonly string[]>();
	const lasts = ({ state }: Job) => state === 'offered' || state === 'postponed';
	const find = (handle: string) => [...all.values()].find((job) => job.handle === handle);
	const jobs: Jobs = {
		async begin(job) {
			check();
			const taken = all.get(job.id);
			if (taken && (taken.state !== 'postponed' || taken.dueAt > clock.now())) return undefined;
			const handle = `handle-of-${job.id}`;
			const fresh = { ...job, handle, attempts: 0, question: '', dueAt: 0 };
			all.set(job.id, { ...fresh, ...taken, state: 'received' });
			return handle;
		},
		become: async (id, state, text = '') =>
			change(id, { state, ...(ENDED.includes(state) && { question: text }) }),
		async keep(id, { question: text, goesWith: messageIds, quoted }) {
			change(id, { question: text });
			if (quoted) quotes.set(id, quoted);
			for (const each of messageIds) goesWith.set(each, id);
		},
		async rewrite(id, text) {
			const job = all.get(id);
			if (!job?.question) return false;
			all.set(id, { ...job, question: text });
			return true;
		},
		about: async (messageId) =>
			[...all.values()].filter(({ id }) => id === messageId || goesWith.get(messageId) === id),
		relocate: async (id, address) => change(id, { address }),
		async offer(id, { question: text, addedIds, dueAt, quoted }) {
			change(id, { state: 'offered', question: text, dueAt });
			if (quoted) quotes.set(id, quoted);
			for (const each of addedIds) goesWith.set(each, id);
			return [];
		},
		async shownIn(id, messageIds) {
			answers.set(id, messageIds);
			for (const each of messageIds) goesWith.set(each, id);
		},
		answerOf: async (id) => answers.get(id) ?? [],
		async postpone(handle) {
			const job = find(handle);
			if (job?.state === 'postponed') return 'postponed';
			if (job?.state !== 'offered') return 'over';
			change(job.id, { state: 'postponed' });
			return 'postponed';
		},
		async putOff(id, dueAt) {
			const job = all.get(id);
			if (!job?.dueAt || (job.state !== 'received' && job.state !== 'waiting')) return false;
			change(id, { state: 'postponed', dueAt });
			return true;
		},
		find: async (handle) => find(handle),
		due: async () =>
			[...all.values()].filter(({ dueAt, state }) => state === 'postponed' && dueAt <= clock.now()),
		async drop(which) {
			if ('quotedPersonId' in which) {
				const meant = [...all.values()].filter(({ id }) =>
					quotes.get(id)?.personIds.includes(which.quotedPersonId),
				);
				for (const job of meant) all.set(job.id, { ...job, question: '' });
				return meant.map(({ id }) => id);
			}
			const isMeant = ({ id, placeKey }: Job) =>
				'messageIds' in which
					? which.messageIds.some((each) => each === id || goesWith.get(each) === id)
					: 'placeKeys' in which && which.placeKeys.includes(placeKey);
			const dropped = [...all.values()].filter((job) => lasts(job) && isMeant(job));
			for (const { id } of dropped) change(id, { state: 'stopped', question: '' });
			return dropped.map(({ id }) => id);
		},
		async forgetPerson(personId) {
			const theirs = [...all.values()].filter((job) => job.personId === personId);
			for (const job of theirs) all.set(job.id, { ...job, personId: '', question: '' });
			return theirs.map(({ id }) => id);
		},
		isIn: async () => false,
		of: async () => [],
		interrupted: async () => [],
		sweep: async () => 0,
	};
	return {
		jobs,
		fault,
		stateOf: (id: string) => all.get(id)?.state,
		addressOf: (id: string) => all.get(id)?.address,
		/** Something else than what was written down. */
		keep: (id: string, text: string) => change(id, { question: text }),
		questionOf: (id: string) => all.get(id)?.question,
	};
}

type LeaseState = 'given' | 'sent' | 'settled' | 'given back';

/** Grants at once, or in order when `hold` was called, one for each `letThrough`. */
function createQuota() {
	const leases: LeaseState[] = [];
	const line: { readonly enter: () => void; readonly refuse: (reason: Error) => void }[] = [];
	const faults: { view?: Error; lease?: Error } = {};
	const saved: Saving[] = [];
	const requests: LeaseRequest[] = [];
	/** What those who wait are told of their place. */
	const place = { earliest: 60_000, latest: 60_000, frozen: false, isLate: false };
	let isHeld = false;

	function grant(): Lease {
		const at = leases.push('given') - 1;
		const become = async (state: LeaseState) => {
			leases[at] = state;
		};
		return {
			attemptId: String(at),
			tries: 1,
			units: 1,
			tried: async () => undefined,
			sent: () => become('sent'),
			settle: () => become('settled'),
			giveBack: () => become('given back'),
		};
	}

	const quota: Quota = {
		async lease(request) {
			const { onWaiting, signal } = request;
			requests.push(request);
			if (faults.lease) throw faults.lease;
			signal.throwIfAborted();
			if (!isHeld) return grant();
			onWaiting({ position: line.length + 1, ...place });
			signal.throwIfAborted();
			return await new Promise((resolve, reject) => {
				const waiter = {
					enter() {
						signal.removeEventListener('abort', giveUp);
						resolve(grant());
					},
					refuse(reason: Error) {
						signal.removeEventListener('abort', giveUp);
						reject(reason);
					},
				};
				const giveUp = () => {
					line.splice(line.indexOf(waiter), 1);
					reject(signal.reason);
				};
				line.push(waiter);
				signal.addEventListener('abort', giveUp, { once: true });
			});
		},
		tightest: async () => undefined,
		together: () => Promise.reject(new Error('nobody asks for several here')),
		async view() {
			if (faults.view) throw faults.view;
			return {
				minute: { used: 1, limit: 20 },
				day: { used: 8, limit: 50, returnsAt: 0 },
				waiting: line.length,
				isDayKnown: true,
				source: { kind: 'own', asOf: 0 },
			};
		},
		left: async () => {
			if (faults.view) throw faults.view;
			return { remaining: 42, limit: 50 };
		},
		models: async () => [],
		learn: async () => undefined,
		saved: (kind) => void saved.push(kind),
		report: () => Promise.reject(new Error('nobody asks for the report here')),
		healthy: () => true,
		close: async () => undefined,
	};
	return {
		quota,
		leases,
		saved,
		line,
		faults,
		place,
		requests,
		hold: () => {
			isHeld = true;
		},
		/** Tells everybody who has ever waited: the line itself ignores who has left. */
		tell: (waiting: Partial<Waiting>) => {
			for (const { onWaiting } of requests) onWaiting({ position: 1, ...place, ...waiting });
		},
		letThrough: () => line.shift()?.enter(),
		refuseNext: (reason: Error) => line.shift()?.refuse(reason),
	};
}

export type Script = (signal: AbortSignal) => AsyncIterable<ModelEvent>;

/** What a model says, word by word, and then that it is complete. */
/** Thinks, says these words and fails. */
export const fails = (failure: Failure, ...words: readonly string[]): Script =>
	async function* () {
		yield { type: 'thinking', delta: 'hm' };
		for (const delta of words) yield { type: 'text', delta };
		throw new ProviderFailure(failure);
	};

export function says(...words: readonly string[]): Script {
	return async function* () {
		for (const delta of words) yield { type: 'text', delta };
		yield {
			type: 'end',
			reason: 'complete',
			modelId: 'best',
			usage: { promptTokens: 400, answerTokens: 7 },
		};
	};
}

/** Takes its lease and settles it as the real one does, and says what its script says. */
function createRouter() {
	const requests: ChatRequest[] = [];
	const scripts: Script[] = [];
	const streams = { open: 0 };
	const router: Router = {
		begin: ({ model: wanted }) => ({
			async turn(lease) {
				return { lease: await lease({ standing: 'new', model: wanted }), models: [wanted] };
			},
			instead: () => undefined,
			async *stream({ lease: taken, models }, { requestFor }, signal) {
				requests.push(await requestFor(models));
				await taken.sent();
				streams.open++;
				try {
					yield* (scripts.shift() ?? says('fine'))(signal);
				} finally {
					streams.open--;
					await taken.settle('answered');
				}
			},
		}),
	};
	return { router, requests, scripts, streams };
}

function createCatalogue(models: Model[]) {
	const names = new Map<string, string>();
	const state = { models, mayCall: true, names };
	const catalogue: Catalogue = {
		models: () => state.models,
		find: (id) => state.models.find((each) => each.id === id),
		findOffered: (id) => state.models.find((each) => each.id === id),
		offeredAmong: (ids) => {
			const offered = ids.filter((id) => state.models.some((each) => each.id === id));
			return offered.length === 0 ? undefined : offered;
		},
		search: () => [],
		nearest: () => [],
		findRemote: (_, remoteId) => state.models.find((each) => each.remoteId === remoteId),
		alternatives: (to) => state.models.filter(({ id }) => id !== to.id),
		categoriesOf: () => [],
		lastKnownName: (id) => state.names.get(id),
		defaultModel: () => state.models[0],
		isUsable: () => state.mayCall,
		mayCall: () => state.mayCall,
		fetchedAt: () => 0,
		refresh: async () => undefined,
	};
	return { catalogue, state };
}

/** All that answering needs: real conversations, settings and attachments, and working fakes of what others own. */
export async function createParts({
	consent = { optedOut: async () => new Set() },
	mayKeepQuestions = true,
	mostPictureBytes,
}: {
	consent?: Pick<Consent, 'optedOut'>;
	mayKeepQuestions?: boolean;
	mostPictureBytes?: number;
} = {}) {
	const clock = createManualClock();
	const recording = createRecordingLog();
	const { log } = recording;
	const store = await openStore({ url: 'memory:', clock, log });
	const conversations = createConversations({ records: store.records, clock, log });
	const settings = createSettings({ records: store.records('settings'), log });
	const jobs = createJobs(clock);
	const quota = createQuota();
	const router = createRouter();
	const catalogue = createCatalogue([model('best'), model('other')]);
	const inFlight = createInFlight();
	/** People who are not there any more. */
	const left = new Set<string>();
	const files = new Map<string, string | Uint8Array<ArrayBuffer>>();
	const rebuttoned: Rebuttoned[] = [];
	const takenBack: TakenBack[] = [];
	const pictures = createPictures({ clock: createManualClock(), log });
	const attachments = createAttachments({
		clock,
		log,
		pictures,
		fetch: async (url) => {
			const body = files.get(String(url));
			return new Response(body ?? null, { status: body === undefined ? 404 : 200 });
		},
	});
	const preparing: PreparingParts = {
		attachments,
		catalogue: catalogue.catalogue,
		correction: createTokenCorrection(),
		keptPictures: createKeptPictures(mostPictureBytes),
		material: createQuotedMaterial({ consent, conversations, log }),
		systemPrompt: 'Be kind.',
	};
	const start = () =>
		createAnswers({
			...preparing,
			catalogue: catalogue.catalogue,
			clock,
			conversations,
			consent,
			hashPerson: (id) => `hash-of-${id}`,
			inFlight,
			isHere: async (_, personId) => !left.has(personId),
			jobs: jobs.jobs,
			log,
			mayKeepQuestions,
			onRebuttoned: (answer) => void rebuttoned.push(answer),
			onTakenBack: (one) => void takenBack.push(one),
			quota: quota.quota,
			router: router.router,
			settings,
		});
	let answers = start();
	return {
		get answers() {
			return answers;
		},
		/** Forgets what is in memory only. */
		restart() {
			answers = start();
		},
		catalogue,
		clock,
		conversations,
		files,
		inFlight,
		jobs,
		left,
		pictures,
		preparing,
		quota,
		rebuttoned,
		recording,
		router,
		settings,
		store,
		takenBack,
	};
}

export type Parts = Awaited<ReturnType<typeof createParts>>;

let lastId = 10_000;

export function question(more: Partial<Question> = {}): Question {
	const id = String(++lastId);
	return {
		id,
		askedAt: lastId,
		person: ada,
		place: { key: kitchen, kind: 'channel', channelId: '10', serverId: '1' },
		text: 'Why?',
		files: [],
		isPrivate: false,
		isMessage: false,
		roleIds: [],
		locale: { person: 'en-US', place: 'en-US' },
		address: 'here',
		...more,
	};
}

/**
 * Asks and keeps what happens, so that a test can look on meanwhile. `ended` resolves with all of it, or rejects. The
 * answer is on screen at once unless it `isLost`.
 */
export function follow(
	parts: Pick<Parts, 'answers'>,
	asked: Question,
	stop = new AbortController(),
	isLost = false,
) {
	const seen: AnswerEvent[] = [];
	async function read() {
		for await (const event of parts.answers.ask(asked, stop.signal)) seen.push(event);
		if (isLost) await parts.answers.lost(asked);
		else if (seen.at(-1)?.type === 'end') await parts.answers.shown(asked, []);
		return seen;
	}
	const ended = read();
	// Those who look at `ended` later still hear of it.
	ended.catch(() => undefined);
	return { asked, ended, seen, stop, types: () => seen.map(({ type }) => type) };
}

/** Nothing that waited has left anything behind. */
export async function expectNothingLeft(parts: Parts): Promise<void> {
	expect(parts.clock.timers()).toBe(0);
	expect(parts.inFlight.count()).toBe(0);
	expect(parts.quota.line).toEqual([]);
	expect(parts.router.streams.open).toBe(0);
	expect(parts.quota.leases.filter((state) => !/settled|given back/.test(state))).toEqual([]);
	await parts.pictures.close();
	await parts.store.close();
}

/** The sentence with which it is refused, or with which it failed. */
export async function refusalOf(ended: Promise<unknown>): Promise<Sentence> {
	try {
		const events = await ended;
		const last: AnswerEvent | undefined = Array.isArray(events) ? events.at(-1) : undefined;
		if (last?.type === 'failed') return last.sentence;
	} catch (error) {
		if (error instanceof UserError) return error.sentence;
		throw error;
	}
	throw new Error('It was not refused.');
}

/** Everything that happened, until the end or what was thrown. */
export async function collect(events: AsyncIterable<AnswerEvent>): Promise<AnswerEvent[]> {
	return await Array.fromAsync(events);
}
