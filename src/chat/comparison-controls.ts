import type { Arena } from '../arena/arena.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { Comparison } from '../providers/provider.ts';
import { cleanText } from './clean.ts';
import type { Comparisons, ShowComparison } from './comparisons.ts';
import type { Conversations } from './conversations.ts';
import type { KeptComparison, KeptComparisons } from './kept-comparisons.ts';
import { createKeyedLock } from './keyed-lock.ts';
import type { LedgerOrTell } from './ledger-or-tell.ts';
import type { OrLog } from './or-log.ts';
import { mayDecide, ownershipOfJob } from './ownership.ts';

type Found = { readonly job: Job; readonly kept: KeptComparison };

/** What a vote is about; undefined where it cannot be meant. */
function votable({ answers, id, serverId }: KeptComparison, index: number | undefined) {
	const done = answers.filter(({ state }) => state === 'done');
	const winner = index === undefined ? undefined : answers[index];
	const isMeant = index === undefined || (winner && done.includes(winner));
	if (serverId === undefined || !isMeant || done.length < 2) return undefined;
	return {
		comparisonId: id,
		serverId,
		modelIds: done.map(({ modelId }) => modelId).sort(),
		...(winner && { winnerId: winner.modelId }),
	};
}

/** What people do with a comparison that has ended. Anybody can press, and a handle may be forged. */
export function createComparisonControls({
	arena,
	consent,
	conversations,
	jobs,
	kept,
	orLog,
	orTell,
}: {
	arena: Pick<Arena, 'vote' | 'count'>;
	consent: Pick<Consent, 'optedOut'>;
	conversations: Pick<Conversations, 'append' | 'dropMessage'>;
	jobs: Pick<Jobs, 'answerOf' | 'drop' | 'find' | 'shownIn'>;
	kept: KeptComparisons;
	orLog: OrLog;
	orTell: LedgerOrTell;
}): Pick<Comparisons, 'shown' | 'lost' | 'vote' | 'reveal' | 'take' | 'forget'> {
	const lock = createKeyedLock();
	const screen = createKeyedLock();

	async function find(handle: string): Promise<Found | undefined> {
		const job = await orTell(jobs.find(handle), 'the comparison of a button could not be read');
		const found = job && kept.read(job);
		return found && { job, kept: found };
	}

	async function comparisonOf({ handle }: Job, now: KeptComparison): Promise<Comparison> {
		const { answers, id, names, question, serverId, takenIndex } = now;
		const counting = arena.count(id);
		const votes = serverId === undefined ? undefined : await orTell(counting, 'no votes', id);
		const showing = await orTell(jobs.answerOf(id), 'where a comparison stands is not known', id);
		return {
			handle,
			question,
			names,
			answers,
			...(votes && { votes }),
			...(takenIndex !== undefined && { takenIndex }),
			...(showing.length > 0 && { isApart: showing.length > 1 }),
		};
	}

	/** One change at a time, each of what the one before has left. */
	async function changing<Result>(
		handle: string,
		work: (found: Found) => Promise<Result>,
	): Promise<Result | 'gone'> {
		return await lock.run(handle, async () => {
			const found = await find(handle);
			return found ? await work(found) : 'gone';
		});
	}

	/** As it stands once all before it are on screen: nobody waits for that to change something. */
	async function showNow(handle: string, show: ShowComparison): Promise<void> {
		await screen.run(handle, async () => {
			const found = await find(handle);
			if (found) await show(await comparisonOf(found.job, found.kept));
		});
	}

	/** False when nothing is kept of it any more. */
	const write = (now: KeptComparison) =>
		orTell(kept.change(now), 'a comparison could not be changed', now.id);

	/** From now on everybody sees the names. */
	async function withNames(before: KeptComparison): Promise<KeptComparison | undefined> {
		if (before.names !== 'hidden') return before;
		const now = { ...before, names: 'revealed' } as const;
		return (await write(now)) ? now : undefined;
	}

	async function keepPair(
		{ askedAt, id, person, placeKey, question }: KeptComparison,
		{ modelId, text }: KeptComparison['answers'][number],
	): Promise<void> {
		await conversations.append(placeKey, {
			id,
			askedAt,
			person,
			question: cleanText(question).trim(),
			answer: cleanText(text),
			modelId,
			answerMessageIds: await jobs.answerOf(id),
		});
	}

	return {
		async shown(handle, messageIds) {
			const showing = async () => {
				const job = await jobs.find(handle);
				if (!job) return;
				await jobs.shownIn(job.id, messageIds);
				kept.shownIn(job.id, messageIds);
			};
			await orLog(showing(), 'the messages of a comparison could not be recorded', handle);
		},

		async lost(handle) {
			const dropping = async () => {
				const job = await jobs.find(handle);
				if (!job) return;
				await jobs.drop({ messageIds: [job.id] });
				kept.forget(({ id }) => id === job.id);
			};
			await orLog(dropping(), 'a comparison that nobody saw could not be dropped', handle);
		},

		async vote(handle, { personId, placeKey }, index, show) {
			const outcome = await changing(handle, async ({ job, kept: before }) => {
				if (before.placeKey !== placeKey) return 'gone';
				const about = votable(before, index);
				if (!about) return 'no-such';
				if ((await consent.optedOut([personId])).has(personId)) return 'opted-out';
				const voting = arena.vote({ ...about, personId });
				const vote = await orTell(voting, 'a vote could not be written down', before.id);
				const now = await withNames(before);
				return now ? { vote, comparison: await comparisonOf(job, now) } : 'gone';
			});
			if (typeof outcome !== 'string') await showNow(handle, show);
			return outcome;
		},

		async reveal(handle, by, show) {
			const outcome = await changing(handle, async ({ job, kept: before }) => {
				if (!mayDecide(ownershipOfJob(job), by)) return 'not-yours';
				return (await withNames(before)) ? 'revealed' : 'gone';
			});
			if (outcome === 'revealed') await showNow(handle, show);
			return outcome;
		},

		async take(handle, by, index, show) {
			const outcome = await changing(handle, async ({ job, kept: before }) => {
				if (!mayDecide(ownershipOfJob(job), by)) return 'not-yours';
				if (before.takenIndex !== undefined)
					return { outcome: 'taken-before', comparison: await comparisonOf(job, before) } as const;
				const answer = before.answers[index];
				if (!answer?.isWhole) return 'no-such';
				await keepPair(before, answer);
				const now = { ...before, takenIndex: index };
				if (await write(now))
					return { outcome: 'taken', comparison: await comparisonOf(job, now) } as const;
				await conversations.dropMessage(before.id);
				return 'gone';
			});
			if (typeof outcome !== 'string') await showNow(handle, show);
			return outcome;
		},

		forget(messageIds) {
			kept.forget((_, ids) => messageIds.some((id) => ids.includes(id)));
		},
	};
}
