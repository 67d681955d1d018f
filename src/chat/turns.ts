import { z } from 'zod';
import type { Turn } from './conversations.ts';

/**
 * A place keeps its newest turns up to these bounds, but always the last one. They bound what one append rewrites;
 * 256,000 characters are more than most free models read.
 */
const MOST_TURNS = 100;
const MOST_CHARACTERS = 256_000;

const turnSchema = z.object({
	id: z.string(),
	askedAt: z.number(),
	person: z.object({ id: z.string(), name: z.string() }).readonly(),
	question: z.string(),
	answer: z.string(),
	modelId: z.string(),
	answerMessageIds: z.array(z.string()).readonly(),
	quotedPersonIds: z.array(z.string()).readonly().exactOptional(),
	answerIds: z.array(z.string()).readonly().exactOptional(),
});

const recordSchema = z.object({ version: z.literal(1), turns: z.array(turnSchema) });

export const toRecord = (turns: readonly Turn[]) => ({ version: 1, turns });

/** The turns of a stored record; undefined when it is not one. */
export function fromRecord(record: unknown): readonly Turn[] | undefined {
	return recordSchema.safeParse(record).data?.turns;
}

/** Discord's ids are numbers written out, so a longer one is the later one. */
function byQuestionOrder(a: Pick<Turn, 'askedAt' | 'id'>, b: Pick<Turn, 'askedAt' | 'id'>): number {
	if (a.askedAt !== b.askedAt) return a.askedAt - b.askedAt;
	if (a.id.length !== b.id.length) return a.id.length - b.id.length;
	return a.id < b.id ? -1 : Number(a.id > b.id);
}

function bounded(turns: readonly Turn[]): readonly Turn[] {
	let characters = 0;
	let kept = 0;
	for (const turn of turns.toReversed()) {
		characters += turn.question.length + turn.answer.length;
		if (kept > 0 && (kept === MOST_TURNS || characters > MOST_CHARACTERS)) break;
		kept++;
	}
	return turns.slice(turns.length - kept);
}

/** What was said before this one was asked; it need not be among them. */
export const turnsBefore = (
	turn: Pick<Turn, 'askedAt' | 'id'>,
	turns: readonly Turn[],
): readonly Turn[] => turns.filter((other) => byQuestionOrder(other, turn) < 0);

export function withTurn(turns: readonly Turn[], turn: Turn): readonly Turn[] {
	const others = turns.filter(({ id }) => id !== turn.id);
	return bounded([...others, turn].toSorted(byQuestionOrder));
}

/** The same array when nothing is changed; what a change makes longer may push the oldest out. */
export function withChanged(
	turns: readonly Turn[],
	isMeant: (turn: Turn) => boolean,
	changed: (turn: Turn) => Turn,
): readonly Turn[] {
	if (!turns.some(isMeant)) return turns;
	return bounded(turns.map((turn) => (isMeant(turn) ? changed(turn) : turn)));
}

/** The same array when nothing is removed, so that a caller can tell. */
export function withoutTurns(
	turns: readonly Turn[],
	isUnwanted: (turn: Turn) => boolean,
): readonly Turn[] {
	return turns.some(isUnwanted) ? turns.filter((turn) => !isUnwanted(turn)) : turns;
}

/** The askings that gave its answer. */
export const answerIdsOf = ({ answerIds, id }: Turn): readonly string[] => answerIds ?? [id];

export function messageIdsOf(turns: readonly Turn[]): Set<string> {
	return new Set(turns.flatMap((turn) => [turn.id, ...turn.answerMessageIds]));
}

/** Those who asked, and those who are quoted. */
export function personIdsOf(turns: readonly Turn[]): Set<string> {
	return new Set(
		turns.flatMap(({ person, quotedPersonIds = [] }) => [person.id, ...quotedPersonIds]),
	);
}
