import type { AttachedImage } from '../providers/provider.ts';
import type { Chosen } from './choose-model.ts';
import type { Course } from './course.ts';
import { type Prepared, type PreparingParts, prepareQuestion } from './prepare-question.ts';
import { readDropped } from './read-part.ts';

/** A question whose turn has come, with its pictures. */
export type Ready = Prepared & { readonly images: readonly AttachedImage[] };

const imagesOf = ({ needs, parts }: Prepared) =>
	needs.sees ? parts.flatMap(({ read }) => read.pictures.map(({ image }) => image())) : [];

/**
 * Pictures that were dropped while it waited are fetched again; without those that are not there any more it is prepared
 * anew. Throws a UserError when nothing is left of it then.
 */
export async function readyQuestion(
	course: Course,
	prepared: Prepared,
	chosen: Chosen,
	parts: PreparingParts,
): Promise<Ready> {
	const { person } = course.question;
	const { signal } = course.running;
	let now = prepared;
	let images = imagesOf(now);
	if (images.includes(undefined)) {
		const all = await Promise.all(now.parts.map((part) => readDropped(part, parts, signal)));
		now = await prepareQuestion(person, all, chosen, parts, signal);
		images = imagesOf(now);
		course.parts = now.parts;
		course.prepared = now;
	}
	return { ...now, images: images.filter((image) => image !== undefined) };
}
