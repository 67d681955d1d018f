import type { Jobs } from '../jobs/jobs.ts';
import { isGone } from '../place.ts';
import type { Answers } from './answers.ts';
import { type Course, ownerOf } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import type { Thoughts } from './thoughts.ts';

/** Lets go of what was asked by somebody, or somewhere, also of what is on its way. */
export function createForgetting({
	inFlight,
	jobs,
	kept,
	thoughts,
	underWay,
}: {
	inFlight: Pick<InFlight, 'stop'>;
	jobs: Pick<Jobs, 'drop' | 'forgetPerson'>;
	kept: Pick<KeptQuestions, 'forget' | 'forgetPerson'>;
	thoughts: Pick<Thoughts, 'forget'>;
	underWay: ReadonlySet<Course>;
}): Pick<Answers, 'forgetPerson' | 'forgetPlaces'> {
	function disown(isMeant: (course: Course) => boolean, stops: boolean): void {
		for (const course of [...underWay].filter(isMeant)) {
			course.isDisowned = true;
			const forgotten = new DOMException('The question was forgotten.', 'AbortError');
			if (stops) inFlight.stop(course.question.id, forgotten);
		}
	}

	function letGo(ids: readonly string[]): void {
		kept.forget(ids);
		thoughts.forget(ids);
	}

	return {
		async forgetPerson(personId, how) {
			const isForgotten = how === 'forget';
			disown(
				({ question }) => [question.person, ownerOf(question)].some(({ id }) => id === personId),
				isForgotten,
			);
			if (isForgotten) kept.forgetPerson(personId);
			letGo(await (isForgotten ? jobs.forgetPerson(personId) : jobs.drop({ personId })));
		},
		async forgetPlaces(gone) {
			disown(({ question: { place } }) => {
				const isHere = isGone(gone, place.key);
				return isHere || (place.parentKey !== undefined && isGone(gone, place.parentKey));
			}, true);
			const { keys: placeKeys, serverId } = gone;
			letGo(await jobs.drop(placeKeys ? { placeKeys } : { serverId }));
		},
	};
}
