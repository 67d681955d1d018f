import type { FileReference } from '../place.ts';
import type { AttachedImage } from '../providers/provider.ts';

const MOST_BYTES = 64 * 1024 ** 2;

/** A picture of a question that waits. `image` gives it shrunk, and nothing once newer ones have taken its room. */
export type KeptPicture = {
	readonly name: string;
	/** What it was read from. */
	readonly file: FileReference;
	readonly image: () => AttachedImage | undefined;
};

export type KeptPictures = ReturnType<typeof createKeptPictures>;

/**
 * The pictures of all questions that wait, so many bytes together. A question that ends lets go of its own, so nothing
 * has to be given back here.
 */
export function createKeptPictures(mostBytes = MOST_BYTES) {
	/** Newest first. */
	let kept: readonly WeakRef<{ image?: AttachedImage }>[] = [];

	function dropOldest(): void {
		let left = mostBytes;
		kept = kept.filter((reference) => {
			const holder = reference.deref();
			if (!holder?.image) return false;
			left -= holder.image.bytes.length;
			if (left < 0) delete holder.image;
			return left >= 0;
		});
	}

	return {
		keep(name: string, file: FileReference, image: AttachedImage): KeptPicture {
			const holder: { image?: AttachedImage } = { image };
			kept = [new WeakRef(holder), ...kept];
			dropOldest();
			return { name, file, image: () => holder.image };
		},
	};
}
