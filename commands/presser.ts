import type { Call } from '../src/command.ts';

/** Who presses a button and where, and whether they may decide for others here: a moderator, or who opened the thread. */
export const presserOf = ({
	may,
	ownsPlace,
	person,
	place,
}: Pick<Call, 'may' | 'ownsPlace' | 'person' | 'place'>) => ({
	personId: person.id,
	placeKey: place.key,
	mayManage: may.manageMessages || ownsPlace,
});
