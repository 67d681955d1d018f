import type { Clock } from '../clock.ts';
import type { Call, OptionValue, Picked } from '../command.ts';
import { type Sentence, say } from '../locales/keys.ts';
import { type Gone, isGone, type Place } from '../place.ts';
import { textBack } from '../render/text-back.ts';

/** What a form is about: the options given beside it, or the message that was picked, and where. */
type Remembered = {
	readonly values?: Readonly<Record<string, OptionValue>>;
	readonly picked?: Picked & { readonly place: Place };
};

type Recalled = Remembered & {
	readonly name: string;
	/** It was about more than its text, and that is not known any more. */
	readonly isLost: boolean;
	/** It was about a message that was deleted since. */
	readonly isGone: boolean;
};

/** An open form can be sent for as long as Discord takes its answer; the rest is a bound. */
const REMEMBERED_MS = 60 * 60_000;
const MOST_REMEMBERED = 1000;

/** In the id of a form that is about nothing but its own text. */
const ALONE = '-';
const WITH_MORE = '+';

/**
 * What forms are about; for a while, as Discord lets one be sent again that nobody took. A form whose text is everything
 * works after a restart as well. One that was opened with more does not: `private` may have been among it.
 */
export function createForms(clock: Clock) {
	const remembered = new Map<
		string,
		Remembered & { readonly until: number; readonly isGone?: true }
	>();

	function forget(): void {
		for (const [customId, { until }] of remembered) {
			if (until > clock.monotonic() && remembered.size < MOST_REMEMBERED) return;
			remembered.delete(customId);
		}
	}

	/** That it was about one of these is still known, so that who sends it is told. */
	function drop(isOne: (picked: NonNullable<Remembered['picked']>) => boolean): void {
		for (const [customId, { picked, until }] of remembered) {
			if (picked && isOne(picked)) remembered.set(customId, { until, isGone: true });
		}
	}

	return {
		/** An id for the form, at most 100 characters. */
		remember(name: string, about: Remembered): string {
			forget();
			const isAlone = !about.picked && Object.keys(about.values ?? {}).length === 0;
			const customId = `${name}:${isAlone ? ALONE : WITH_MORE}:${crypto.randomUUID()}`;
			if (!isAlone)
				remembered.set(customId, { ...about, until: clock.monotonic() + REMEMBERED_MS });
			return customId;
		},
		recall(customId: string): Recalled {
			const about = remembered.get(customId);
			const [name = '', sign] = customId.split(':', 2);
			const { isGone: isDeleted = false } = about ?? {};
			return { ...about, name, isLost: !about && sign !== ALONE, isGone: isDeleted };
		},
		/** These messages were deleted. */
		messagesGone(messageIds: readonly string[]): void {
			drop(({ id }) => messageIds.includes(id));
		},
		/** A channel with its threads, or a server, and all that was said there. */
		placeGone({ channelId, serverId }: Gone): void {
			const keys = channelId !== undefined && ([`guild:${serverId}:${channelId}`] as const);
			const gone = { serverId, ...(keys && { keys }) };
			drop(({ place: { key, parentKey } }) =>
				[key, ...(parentKey ? [parentKey] : [])].some((one) => isGone(gone, one)),
			);
		},
	};
}

/** Tells who sent a form that nothing came of it, and why, and gives back what they typed. */
export async function giveBack(
	text: string,
	why: Sentence,
	{ speak, surface }: Pick<Call, 'speak' | 'surface'>,
): Promise<void> {
	const reason = speak(why);
	const words = `${reason}\n${speak(say('form.your-text'))}`;
	const description = speak(say('form.text-description'));
	await surface.finish(
		text === '' ? { parts: [reason] } : textBack(text, { words, name: 'text.txt', description }),
	);
}
