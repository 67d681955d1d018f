import type { Job } from '../jobs/jobs.ts';
import type { PlaceKey } from '../place.ts';
import type { Presser } from './buttons.ts';
import type { KeptQuestion, Question } from './question.ts';

type Ownership = {
	readonly ownerIds: readonly string[];
	readonly placeKey: PlaceKey;
	readonly isPrivate?: boolean;
};

/** Whose it is, and who decides for others where it was asked; of what one person alone sees nobody else. */
export const mayDecide = (
	{ isPrivate = false, ownerIds, placeKey }: Ownership,
	{ mayManage, personId, placeKey: here }: Presser,
): boolean => ownerIds.includes(personId) || (mayManage && !isPrivate && placeKey === here);

/** On its way, also of a comparison. Of one that somebody else asks once more it is both of theirs. */
export const ownershipOf = ({
	again,
	isPrivate = false,
	person,
	place,
}: Pick<Question, 'person' | 'place'> &
	Partial<Pick<Question, 'again' | 'isPrivate'>>): Ownership => ({
	ownerIds: [person.id, ...(again ? [again.turn.person.id] : [])],
	placeKey: place.key,
	isPrivate,
});

/** By its job, with what is kept of it; also of a comparison that has ended. */
export const ownershipOfJob = (
	{ personId, placeKey }: Pick<Job, 'personId' | 'placeKey'>,
	{ isPrivate = false, turn }: Pick<KeptQuestion, 'isPrivate' | 'turn'> = {},
): Ownership => ({
	ownerIds: [personId, ...(turn ? [turn.person.id] : [])],
	placeKey,
	isPrivate,
});
