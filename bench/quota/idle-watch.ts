import { allowedAt } from '../../src/quota/claims.ts';
import { createDemand } from '../../src/quota/demand.ts';
import { createPacing } from '../../src/quota/pacing.ts';
import type { Limits } from '../../src/quota/quota.ts';
import { nextSlot } from '../../src/quota/windows.ts';
import type { Question } from './demand.ts';

/**
 * Keeps books of its own, and watches how long nobody goes although the minute, the day and the pace would let somebody
 * who waits. Times are epoch ms.
 */
export function createIdleWatch({
	limits: { perDay: limit, perMinute },
	asked: askedBefore,
	day: today,
}: {
	limits: Limits;
	asked: ReadonlyMap<number, number>;
	day: number;
}) {
	const pacing = createPacing(createDemand(askedBefore, today));
	const waiting = new Set<Question>();
	const seen = new Set<string>();
	const served = { people: new Map<string, number>(), servers: new Map<string, number>() };
	const stamps: number[] = [];
	let asked = 0;
	let changedAt = 0;
	let longest = 0;

	const hadBy = ({ personId }: Question) => served.people.get(personId) ?? 0;
	const hadOn = ({ serverId }: Question) => served.servers.get(serverId) ?? 0;

	/** Since when somebody might have gone, had nothing changed until `until`. */
	function openSince(until: number): number {
		const day = { limit, used: stamps.length, asked, waiting: waiting.size };
		const sharing = { level: stamps.length / Math.max(1, served.people.size), servers: seen.size };
		const allowed = [...waiting].map((question) => {
			const server = { served: hadOn(question) };
			const claimant = { served: hadBy(question), weight: 1, server };
			return allowedAt(claimant, sharing, day, changedAt, pacing);
		});
		const openAt = pacing.offAt(day, changedAt, Math.min(until, ...allowed));
		return nextSlot(stamps, perMinute, openAt);
	}

	function look(at: number): void {
		if (waiting.size > 0 && stamps.length < limit) longest = Math.max(longest, at - openSince(at));
		changedAt = at;
	}

	return {
		waits(question: Question, at: number): void {
			look(at);
			asked++;
			seen.add(question.serverId);
			waiting.add(question);
		},
		starts(question: Question, at: number): void {
			look(at);
			if (!waiting.delete(question)) asked++;
			seen.add(question.serverId);
			served.people.set(question.personId, hadBy(question) + 1);
			served.servers.set(question.serverId, hadOn(question) + 1);
			stamps.push(at);
		},
		leaves(question: Question, at: number): void {
			look(at);
			waiting.delete(question);
		},
		idleMs: () => longest,
	};
}
