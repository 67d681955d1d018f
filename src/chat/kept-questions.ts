import { z } from 'zod';
import type { PlaceKey } from '../place.ts';
import type { KeptQuestion } from './answers.ts';
import type { Course } from './course.ts';
import { withoutPictures } from './quoted.ts';

/** A place key was made by us; that it has the right form is checked, not what it says. */
const placeKey = z.custom<PlaceKey>(
	(key) => typeof key === 'string' && /^(guild:[^:]+:[^:]+|dm:[^:]+)$/.test(key),
);
const person = z.object({ id: z.string(), name: z.string() });

const schema = z.object({
	person,
	roleIds: z.array(z.string()),
	place: z.object({
		key: placeKey,
		kind: z.enum(['channel', 'thread', 'dm']),
		channelId: z.string(),
		serverId: z.string().exactOptional(),
		parentKey: placeKey.exactOptional(),
	}),
	text: z.string(),
	isPrivate: z.boolean().exactOptional(),
	modelId: z.string().exactOptional(),
	locale: z.object({ person: z.string(), place: z.string() }),
	turn: z.object({ id: z.string(), askedAt: z.number(), person }).exactOptional(),
});

/** Of those that may not be written down so many are kept in memory. */
const MOST_IN_MEMORY = 500;

/** What is kept of questions, so that they can be asked another day or once more. */
export interface KeptQuestions {
	/** Undefined when it is not prepared yet, or when nothing of it is to be kept any more. */
	of(course: Course): KeptQuestion | undefined;
	/** What its job is to keep of it: nothing where nothing may be written down, then it stays in memory. */
	keep(course: Course, question: KeptQuestion): string;
	/** What was kept of it, in its job or in memory. */
	read(job: { readonly id: string; readonly question: string }): KeptQuestion | undefined;
	forget(ids: readonly string[]): void;
	forgetPerson(personId: string): void;
}

/** Undefined for what is no question of ours. */
function parse(text: string): KeptQuestion | undefined {
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

export function createKeptQuestions({
	mayKeepQuestions,
}: {
	/** Whether what people ask may be written down. */
	mayKeepQuestions: boolean;
}): KeptQuestions {
	const inMemory = new Map<string, string>();

	return {
		of({ deletedIds, isDisowned, prepared, question }) {
			if (!prepared || isDisowned || deletedIds.has(question.id)) return undefined;
			const { again, isPrivate, locale, modelId, person: asker, place, roleIds } = question;
			const pictures = prepared.parts.flatMap(({ read }) => read.pictures);
			return {
				person: asker,
				roleIds,
				place,
				// Its files are in the text already, as their links run out; pictures are lost, and their lines say so.
				text: withoutPictures(
					prepared.text,
					pictures.map(({ name }) => name),
				),
				...(isPrivate && { isPrivate }),
				...(modelId !== undefined && { modelId }),
				locale,
				...(again && { turn: again.turn }),
			};
		},
		keep({ isUnkept, question: { id } }, question) {
			const text = JSON.stringify(question);
			if (mayKeepQuestions && !isUnkept) return text;
			inMemory.set(id, text);
			const [oldest] = inMemory.keys();
			if (inMemory.size > MOST_IN_MEMORY && oldest !== undefined) inMemory.delete(oldest);
			return '';
		},
		read: ({ id, question }) => parse(question === '' ? (inMemory.get(id) ?? '') : question),
		forget(ids) {
			for (const id of ids) inMemory.delete(id);
		},
		forgetPerson(personId) {
			for (const [id, text] of inMemory)
				if (parse(text)?.person.id === personId) inMemory.delete(id);
		},
	};
}
