import {
	BLACK_FLAG,
	BLANK,
	CANCEL_TAG,
	DROPPED,
	FLAG_TAGS,
	INVISIBLE,
	LONGEST_FLAG_TAGS,
	MARK,
	NEWLINE,
	PLAIN,
	TAG,
} from './characters.ts';

/** More marks than these on one letter are decoration that runs over the lines above and below. */
const MOST_MARKS = 4;
const MOST_INVISIBLE = 2;
const MOST_BLANK_LINES = 2;
/** Code and pictures of letters are indented by less. */
const MOST_SPACES = 100;

/**
 * Makes text of any origin harmless to look at: well-formed, its lines ended by `\n`, without controls, overrides of
 * direction and hidden tags, and with no flood of marks, of invisible characters, of spaces or of blank lines. Takes
 * deltas that may be cut anywhere; what has come out stays as it is.
 */
export function createTamer() {
	let half = '';
	/** What a line began with, as long as nothing visible stands in it. */
	let indent: string | undefined = '';
	let blankLines = 0;
	let isAfterReturn = false;
	/** Since the last letter. */
	let marks = 0;
	let invisible = 0;
	let spaces = 0;
	/** Those since a black flag. */
	let tags: string | undefined;

	function visible(text: string): string {
		const shown = (indent ?? '') + text;
		indent = undefined;
		blankLines = 0;
		marks = 0;
		invisible = 0;
		spaces = 0;
		return shown;
	}

	function endOfLine(character: string): string {
		const isSecondHalf = character === '\n' && isAfterReturn;
		isAfterReturn = character === '\r';
		if (isSecondHalf) return '';
		blankLines = indent === undefined ? 0 : blankLines + 1;
		indent = '';
		spaces = 0;
		return blankLines > MOST_BLANK_LINES ? '' : '\n';
	}

	function blank(character: string): string {
		spaces++;
		if (spaces > MOST_SPACES) return '';
		if (indent === undefined) return character;
		indent += character;
		return '';
	}

	/** What clings to a letter, or to the beginning of the line. */
	function clinging(character: string): string {
		if (MARK.test(character) ? ++marks > MOST_MARKS : ++invisible > MOST_INVISIBLE) return '';
		if (indent === undefined) return character;
		indent += character;
		return '';
	}

	/** A tag is shown only as a part of a flag. */
	function tag(character: string): string {
		const before = tags;
		tags = undefined;
		if (before === undefined) return '';
		if (character === CANCEL_TAG) return FLAG_TAGS.has(before) ? before + CANCEL_TAG : '';
		if (before.length < LONGEST_FLAG_TAGS) tags = before + character;
		return '';
	}

	function tame(character: string): string {
		if (character === CANCEL_TAG || TAG.test(character)) return tag(character);
		tags = character === BLACK_FLAG ? '' : undefined;
		if (character === '\r' || NEWLINE.test(character)) return endOfLine(character);
		isAfterReturn = false;
		if (DROPPED.test(character)) return '';
		if (INVISIBLE.test(character) || MARK.test(character)) return clinging(character);
		return BLANK.test(character) ? blank(character) : visible(character);
	}

	/** `text`: well-formed. */
	function tameAll(text: string): string {
		let shown = '';
		for (let index = 0; index < text.length; ) {
			PLAIN.lastIndex = index;
			const [plain] = PLAIN.exec(text) ?? [];
			if (plain !== undefined) {
				tags = undefined;
				isAfterReturn = false;
				shown += visible(plain);
				index += plain.length;
				continue;
			}
			const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
			shown += tame(character);
			index += character.length;
		}
		return shown;
	}

	return {
		push(delta: string): string {
			const arrived = half + delta;
			half = /[\ud800-\udbff]$/.test(arrived) ? arrived.slice(-1) : '';
			return tameAll(arrived.slice(0, arrived.length - half.length).toWellFormed());
		},
		/** What was held back, and the space of a line in which nothing followed. */
		end(): string {
			const shown = tameAll(half.toWellFormed());
			half = '';
			return shown;
		},
	};
}
