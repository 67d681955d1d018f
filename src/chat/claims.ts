import { describeError } from '../errors.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import type { Answers } from './answers.ts';
import type { Claim } from './buttons.ts';
import type { Conversations } from './conversations.ts';
import { turnToGoOn } from './going-on.ts';
import type { Again, KeptQuestion } from './question.ts';

type How = Parameters<Answers['claim']>[2];

/** What stays as it was. */
const askedOnceMore = ({ isPrivate = false, modelId, offersThread, quoted }: KeptQuestion) => ({
	isPrivate,
	...(modelId !== undefined && { modelId }),
	...(quoted && { quoted }),
	...(offersThread && { offersThread }),
});

/** A turn of which a new answer is asked for. */
type Claimed = Pick<Again, 'turn' | 'words'> &
	Pick<KeptQuestion, 'place'> & { readonly quoted: KeptQuestion['quoted'] | undefined };

export type Claims = ReturnType<typeof createClaims>;

/** Asks a question once more, at most once at a time for each turn of a conversation. */
export function createClaims({
	conversations,
	jobs,
	log,
}: {
	conversations: Pick<Conversations, 'load'>;
	jobs: Pick<Jobs, 'answerOf'>;
	log: Logger;
}) {
	/** By the turn's id, from the press until its answer is on screen. */
	const claimed = new Map<string, Claimed>();

	/** A store that fails is found out when it is asked for. */
	async function canGoOn({ id }: Job, turnId: string, { place }: KeptQuestion): Promise<boolean> {
		try {
			const turns = await conversations.load(place.key);
			return turnToGoOn(turns, { turnId, from: id }) !== undefined;
		} catch {
			return true;
		}
	}

	async function lastMessageOf({ id }: Job): Promise<string | undefined> {
		try {
			return (await jobs.answerOf(id)).at(-1);
		} catch (error) {
			log.error({ error: describeError(error) }, 'where an answer stands could not be read');
			return undefined;
		}
	}

	async function claim(
		job: Job,
		asked: KeptQuestion,
		how: How,
	): Promise<Claim | 'busy' | 'gone' | 'lost'> {
		const { edited } = asked;
		const { text, words } = how === 'edited' ? (edited ?? {}) : asked;
		if (text === undefined) return 'lost';
		const turn = asked.turn ?? { id: job.id, askedAt: job.askedAt, person: asked.person };
		if (claimed.has(turn.id)) return 'busy';
		const { place, quoted } = asked;
		claimed.set(turn.id, { turn, place, quoted, ...(words && { words }) });
		const release = () => void claimed.delete(turn.id);
		if (how === 'on' && !(await canGoOn(job, turn.id, asked))) {
			release();
			return 'gone';
		}
		const again: Again = {
			turn,
			...(words && { words }),
			...(how === 'on' ? { how, from: job.id } : { how: 'anew' }),
		};
		return {
			question: { ...askedOnceMore(asked), text, again },
			lastMessageId: await lastMessageOf(job),
			release,
		};
	}

	return {
		claim,
		/** False: what was asked is gone since it was claimed. */
		isHeld: ({ turn }: Again): boolean => claimed.has(turn.id),
		/** What is claimed and gone now is not asked any more. */
		drop(isGone: (claimed: Claimed) => boolean): void {
			for (const [turnId, one] of claimed) if (isGone(one)) claimed.delete(turnId);
		},
	};
}
