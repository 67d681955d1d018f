import type { Answers } from '../chat/answers.ts';
import { type Clock, sleep } from '../clock.ts';
import type { Incoming } from '../dispatch.ts';
import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Place, PlaceKey } from '../place.ts';
import type { Quota } from '../quota/quota.ts';
import type { Surface } from '../render/surface.ts';

/** How long after its time a question is asked at the latest. */
const LOOK_EVERY_MS = 30_000;

type Due = Awaited<ReturnType<Answers['due']>>[number];

/** So many of them stand in line at a time, that whoever asks in the morning finds a seat. */
const MOST_AT_ONCE = 20;

/**
 * Asks the questions that waited for the day as if their people had just said so, until the signal ends it; never
 * rejects. Where nothing could be kept over a restart, the person is told to ask again.
 */
export async function askPostponed({
	answers,
	jobs,
	dispatch,
	isHere,
	quota,
	surfaceAt,
	speakIn,
	clock,
	log,
	signal,
}: {
	answers: Pick<Answers, 'due' | 'whyUnwelcome'>;
	jobs: Pick<Jobs, 'become'>;
	dispatch: (incoming: Incoming) => Promise<void>;
	/** Whether somebody can still read what stands there. */
	isHere: (place: Place, personId: string) => Promise<boolean>;
	quota: Pick<Quota, 'healthy'>;
	surfaceAt: (address: string) => Surface | undefined;
	/** In the language of the place. */
	speakIn: (place: PlaceKey) => Promise<(sentence: Sentence) => string>;
	clock: Clock;
	log: Logger;
	signal: AbortSignal;
}): Promise<void> {
	const underWay = new Set<string>();

	/** A pause ends, so what waits goes on waiting; it takes no place from others. */
	async function mayBeAsked({ asked, job }: Due): Promise<boolean> {
		if (underWay.has(job.id)) return false;
		if (asked === undefined) return true;
		const [why] = await Promise.allSettled([answers.whyUnwelcome(asked)]);
		return why.status === 'rejected' || why.value !== 'paused';
	}

	/** Whose turn it is now, oldest first. */
	async function next(): Promise<readonly Due[]> {
		const found: Due[] = [];
		for (const due of await answers.due()) {
			if (found.length + underWay.size >= MOST_AT_ONCE) break;
			if (await mayBeAsked(due)) found.push(due);
		}
		return found;
	}

	async function ask({ job, asked }: Due): Promise<void> {
		const surface = surfaceAt(job.address);
		const inWords = async (sentence: Sentence) => (await speakIn(job.placeKey))(sentence);
		if (surface === undefined || asked === undefined) {
			await jobs.become(job.id, 'interrupted');
			await surface?.finish({ parts: [await inWords(say('postpone.lost'))] });
			return;
		}
		if (!(await isHere(asked.place, asked.person.id))) {
			await jobs.become(job.id, 'stopped');
			await surface.finish({ parts: [await inWords(say('chat.left-meanwhile'))] });
			return;
		}
		const why = await answers.whyUnwelcome(asked);
		if (why === 'paused') return;
		if (why !== undefined) {
			await jobs.become(job.id, 'stopped');
			await surface.finish({ parts: [await inWords(say('house.unwelcome-meanwhile'))] });
			return;
		}
		log.info({ question: job.id }, 'a question that waited for this day is asked');
		const { locale, modelId, offersThread, person, place, quoted, roleIds, text, words } = asked;
		await dispatch({
			kind: 'heard',
			id: job.id,
			askedAt: job.askedAt,
			may: { manageServer: false, manageMessages: false },
			ownsPlace: false,
			person,
			place,
			roleIds,
			locale,
			text,
			files: [],
			...(modelId !== undefined && { modelId }),
			...(offersThread && { offersThread }),
			...(quoted && { quoted }),
			...(words && { words }),
			surface,
		});
	}

	async function askOnce(due: Due): Promise<void> {
		const { id } = due.job;
		underWay.add(id);
		try {
			await ask(due);
		} catch (error) {
			log.warn({ question: id, error: describeError(error) }, 'a postponed question was not asked');
		} finally {
			underWay.delete(id);
		}
	}

	while (!signal.aborted) {
		try {
			// Where nothing can be written down each try would only be one more message that says so.
			if (quota.healthy()) for (const due of await next()) void askOnce(due);
		} catch (error) {
			log.warn({ error: describeError(error) }, 'which questions wait for this day is not known');
		}
		await Promise.allSettled([sleep(clock, LOOK_EVERY_MS, signal)]);
	}
}
