import type { Call } from '../src/command.ts';

/** Who presses a button, and whether they may decide for others here: a moderator, or who opened the thread. */
export const presserOf = ({
	may,
	ownsPlace,
	person,
}: Pick<Call, 'may' | 'ownsPlace' | 'person'>) => ({
	personId: person.id,
	mayManage: may.manageMessages || ownsPlace,
});
