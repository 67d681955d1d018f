import { fail } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Gather } from '../place.ts';
import type { AttachedImage } from '../providers/provider.ts';
import type { Chosen } from './choose-model.ts';
import type { Course } from './course.ts';
import { type Prepared, type PreparingParts, prepareQuestion } from './prepare-question.ts';
import { quotesWithdrawn } from './quoted-in.ts';
import { type QuestionPart, type ReadPart, readDropped } from './read-part.ts';

/** A question whose turn has come, with its pictures. */
export type Ready = Prepared & { readonly images: readonly AttachedImage[] };

const imagesOf = ({ needs, parts }: Prepared) =>
	needs.sees ? parts.flatMap(({ read }) => read.pictures.map(({ image }) => image())) : [];

/** As it was before what it brings along was read; messages that are gone since are not brought any more. */
function unread({ read, ...part }: ReadPart, goneIds: ReadonlySet<string>): QuestionPart {
	const { brings, text } = part;
	if (!brings) return { ...part, read };
	// Discord may have handed them over before they were deleted.
	const gather: Gather = async (isKnown, signal) => {
		const { notes, quoted } = await brings.gather(isKnown, signal);
		const left = quoted.filter(({ id }) => id === undefined || !goneIds.has(id));
		const isAll = left.length === quoted.length;
		return { quoted: left, notes: isAll ? notes : [...notes, say('read.reply-gone')] };
	};
	const written = text === brings.impliedText ? '' : text;
	return { ...part, text: written, brings: { ...brings, gather } };
}

/**
 * What it quotes is read again where some of that is not to be quoted any more, and pictures are fetched again that were
 * dropped while it waited; without what is not there any more it is prepared anew. Throws a UserError when nothing is
 * left of it then.
 */
export async function readyQuestion(
	course: Course,
	prepared: Prepared,
	chosen: Chosen,
	parts: PreparingParts,
): Promise<Ready> {
	const { question, running, withdrawnIds } = course;
	const { again, person } = question;
	const { signal } = running;
	// Their words stand in its own.
	if (quotesWithdrawn(course, [])) fail(say(again ? 'button.answer-lost' : 'postpone.lost'));
	let now = prepared;
	const prepareAnew = async (all: readonly QuestionPart[]) => {
		now = await prepareQuestion(person, all, chosen, parts, signal);
		course.parts = now.parts;
		course.prepared = now;
	};
	if (quotesWithdrawn(course, now.parts)) {
		await prepareAnew(now.parts.map((part) => unread(part, withdrawnIds)));
	}
	let images = imagesOf(now);
	if (images.includes(undefined)) {
		await prepareAnew(await Promise.all(now.parts.map((part) => readDropped(part, parts, signal))));
		images = imagesOf(now);
	}
	return { ...now, images: images.filter((image) => image !== undefined) };
}
