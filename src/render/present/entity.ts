import { decodeHTML } from 'entities/decode';
import { BLANK, DROPPED, INVISIBLE, MARK, NEWLINE, TAG } from './characters.ts';
import { escapedCharacter } from './escape.ts';
import { type Reading, restOfLine, type Source, unfinished } from './rule.ts';

const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;
const BEGUN = /^&(?:#(?:\d{0,7}|x[\da-f]{0,6})|[a-z][a-z\d]{0,30})?$/i;

/** A character by its HTML name or number, so that it formats nothing. */
export function readEntity(source: Source): Reading {
	const { rest, isWhole } = restOfLine(source);
	const limited = rest.slice(0, 40);
	const [entity] = ENTITY.exec(limited) ?? [];
	if (entity !== undefined) {
		const decoded = decodeHTML(entity);
		const text = decoded === entity ? entity : [...decoded].map(shown).join('');
		return { text, end: source.at + entity.length };
	}
	if (!isWhole && BEGUN.test(rest)) return unfinished(source, '');
	return { text: '&', end: source.at + 1 };
}

function shown(character: string): string {
	if (NEWLINE.test(character) || BLANK.test(character)) return ' ';
	const isHidden = [DROPPED, INVISIBLE, MARK, TAG].some((kind) => kind.test(character));
	return isHidden ? '' : escapedCharacter(character);
}
