import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import { say, seconds } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Place } from '../place.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { LeaseRequest, Waiting } from '../quota/quota.ts';
import type { Course } from './course.ts';
import type { Turn } from './router.ts';
import { waitForLease } from './wait-for-lease.ts';

type Parts = {
	readonly clock: Clock;
	readonly isHere: (place: Place, personId: string) => Promise<boolean>;
	readonly log: Logger;
};

/**
 * Stands in line, tells the place, and returns the lease when the turn has come. Throws a UserError when who asked has
 * left meanwhile, and with the reason of `leave` when the answer could not be shown any more.
 */
export async function* waitForTurn({
	course,
	ask,
	recordWaiting,
	leave,
	giveBack,
	parts,
}: {
	course: Course;
	ask: (onWaiting: LeaseRequest['onWaiting']) => Promise<Turn>;
	recordWaiting: () => void;
	leave: (reason?: UserError) => void;
	giveBack: (turn: Turn) => Promise<void>;
	parts: Parts;
}): AsyncGenerator<AnswerEvent, Turn> {
	const { id, person, place } = course.question;
	let hasWaited = false;
	const lease = yield* waitForLease({
		async ask(tell) {
			const wait = createWait({ course, clock: parts.clock, tell, stop: leave });
			course.move = wait.move;
			try {
				return await ask((waiting) => {
					if (!hasWaited) recordWaiting();
					hasWaited = true;
					course.isWaiting = true;
					wait.at(waiting);
				});
			} finally {
				delete course.move;
				wait.end();
			}
		},
		leave,
		giveBack,
	});
	if (!course.isWaiting || (await parts.isHere(place, person.id))) return lease;
	await giveBack(lease);
	parts.log.info({ questionId: id }, 'who asked has left meanwhile');
	throw new UserError(say('chat.left-meanwhile'));
}

/**
 * What a question that waits is told, and what is done when its turn comes later than its answer can be shown where it
 * was asked: its person chooses; where nothing can be chosen it ends at once.
 */
function createWait({
	course,
	clock,
	tell,
	stop,
}: {
	course: Course;
	clock: Clock;
	tell: (event: AnswerEvent) => void;
	stop: (reason: UserError) => void;
}) {
	const { deadline } = course.question;
	const { handle } = course;
	let latest: Waiting | undefined;
	let mustChoose = false;

	function move(): void {
		if (course.hasMoved) return;
		course.hasMoved = true;
		tell({ type: 'moving', at: latest?.latest ?? clock.now() });
		if (latest) tell({ type: 'waiting', ...latest, handle, mustChoose: false });
	}

	/** Who was asked and said nothing is not answered behind their back; who was promised a turn in time is. */
	function onDeadline(): void {
		if (mustChoose && !course.hasMoved) stop(new UserError(say('chat.choice-lapsed')));
		else move();
	}

	const cancel = deadline?.canMove
		? clock.after(Math.max(0, deadline.at - clock.now()), onDeadline)
		: undefined;

	return {
		move,
		at(waiting: Waiting): void {
			latest = waiting;
			const isBeyond = deadline !== undefined && !course.hasMoved && waiting.earliest > deadline.at;
			if (isBeyond && !deadline.canMove) {
				stop(new UserError(say('chat.too-late', { at: seconds(waiting.earliest) })));
				return;
			}
			mustChoose = isBeyond;
			tell({ type: 'waiting', ...waiting, handle, mustChoose });
		},
		end: () => cancel?.(),
	};
}
