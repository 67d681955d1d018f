import type { Jobs } from '../jobs/jobs.ts';
import { isPlaceGone } from '../place.ts';
import type { Answers } from './answers.ts';
import type { Claims } from './claims.ts';
import { type Course, ownerOf } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import type { Question } from './question.ts';
import { withdrawFrom } from './quoted-in.ts';
import type { Thoughts } from './thoughts.ts';

/** Lets go of what was asked by somebody, or somewhere, also of what is on its way. */
export function createForgetting({
	claims,
	inFlight,
	jobs,
	kept,
	thoughts,
	underWay,
}: {
	claims: Pick<Claims, 'drop'>;
	inFlight: Pick<InFlight, 'stop'>;
	jobs: Pick<Jobs, 'drop' | 'forgetPerson'>;
	kept: Pick<KeptQuestions, 'forget' | 'forgetPerson'>;
	thoughts: Pick<Thoughts, 'forget'>;
	underWay: ReadonlySet<Course>;
}): Pick<Answers, 'disown' | 'forgetPerson' | 'forgetPlaces'> {
	/** Returns how many would have been kept. */
	function disown(isMeant: (course: Course) => boolean, stops: boolean): number {
		const meant = [...underWay].filter(isMeant);
		const count = meant.filter(({ isDisowned }) => !isDisowned).length;
		for (const course of meant) {
			course.isDisowned = true;
			const forgotten = new DOMException('The question was forgotten.', 'AbortError');
			if (stops) inFlight.stop(course.question.id, forgotten);
		}
		return count;
	}

	function letGo(ids: readonly string[]): void {
		kept.forget(ids);
		thoughts.forget(ids);
	}

	return {
		disown: (placeKey, personId) =>
			disown(
				({ question }) =>
					question.place.key === placeKey &&
					(personId === undefined || personId === ownerOf(question).id),
				false,
			),
		async forgetPerson(personId, how) {
			const isForgotten = how === 'forget';
			disown(
				({ question }) => [question.person, ownerOf(question)].some(({ id }) => id === personId),
				isForgotten,
			);
			for (const course of underWay) withdrawFrom(course, personId);
			claims.drop(({ quoted }) => quoted?.personIds.includes(personId) === true);
			if (isForgotten) {
				claims.drop(({ turn }) => turn.person.id === personId);
				kept.forgetPerson(personId);
			}
			letGo(await (isForgotten ? jobs.forgetPerson(personId) : jobs.drop({ personId })));
			letGo(await jobs.drop({ quotedPersonId: personId }));
		},
		async forgetPlaces(gone) {
			const isThere = ({ place }: Pick<Question, 'place'>) => isPlaceGone(gone, place);
			disown(({ question }) => isThere(question), true);
			claims.drop(isThere);
			const { keys: placeKeys, serverId } = gone;
			letGo(await jobs.drop(placeKeys ? { placeKeys } : { serverId }));
		},
	};
}
