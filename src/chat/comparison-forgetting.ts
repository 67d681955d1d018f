import { isGone, isPlaceGone } from '../place.ts';
import type { ComparisonCourse } from './comparison-course.ts';
import type { createComparisonOffers } from './comparison-offers.ts';
import type { ComparisonAsk, Comparisons } from './comparisons.ts';
import type { KeptComparisons } from './kept-comparisons.ts';

/** Lets go of what was compared by somebody, or somewhere: what is offered, on its way, and in memory. */
export function createComparisonForgetting({
	kept,
	offers,
	underWay,
}: {
	kept: Pick<KeptComparisons, 'forget'>;
	offers: Pick<ReturnType<typeof createComparisonOffers>, 'forget'>;
	underWay: ReadonlySet<ComparisonCourse>;
}): Pick<Comparisons, 'forgetPerson' | 'forgetPlaces'> {
	/** Nothing of those on their way is kept. */
	function disown(isMeant: (ask: ComparisonAsk) => boolean, stops: boolean): void {
		for (const course of [...underWay].filter(({ ask }) => isMeant(ask))) {
			course.disown();
			if (stops) course.stop(new DOMException('The comparison was forgotten.', 'AbortError'));
		}
	}

	return {
		forgetPerson(personId, how) {
			const isMeant = ({ person }: Pick<ComparisonAsk, 'person'>) => person.id === personId;
			offers.forget(isMeant);
			disown(isMeant, how === 'forget');
			kept.forget(isMeant);
		},

		forgetPlaces(gone) {
			const isMeant = ({ place }: ComparisonAsk) => isPlaceGone(gone, place);
			offers.forget(isMeant);
			disown(isMeant, true);
			kept.forget(({ placeKey }) => isGone(gone, placeKey));
		},
	};
}
