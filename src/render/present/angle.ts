import { shownAddress } from './address.ts';
import { asCode } from './escape.ts';
import { type Place, type Reading, restOfLine, type Source, unfinished } from './rule.ts';
import { inScript } from './scripts.ts';

/** The forms that Discord knows; seconds reach 100,000,000 days either way (discord.com/developers/docs/reference#message-formatting). */
const TIME = /^<t:-?(?<seconds>\d{1,13})(?::[tTdDfFsSR])?>/;
const LATEST_TIME = 8_640_000_000_000;
const EMOJI = /^<a?:\w{2,32}:\d{17,20}>/;
const WEB = /^<(https?:\/\/[^\s<>]+)>/i;
const BREAK = /^<br\s*\/?>/i;
const PAIR =
	/^<(?<tag>b|strong|i|em|u|s|del|strike|code|kbd|sub|sup)>(?<words>[^<\n]{1,300})<\/\k<tag>>/i;
/** Pings, channels, commands, places of a server, addresses: nothing that a model writes between these is to come alive. */
const ALIVE = /^<(?:[@#:]|\/[^>\n]{1,100}:\d|[a-z]+:)/i;
const BEGUN = /^<(?:$|\/?[a-z@#:][^\s<>]*$)/i;
const BEGUN_PAIR =
	/^<(?:b|strong|i|em|u|s|del|strike|code|kbd|sub|sup)>[^<\n]{0,300}(?:<\/?[a-z]*)?$/i;
const LONGEST = 2200;

const MARKS: Readonly<Record<string, string>> = {
	b: '**',
	strong: '**',
	i: '*',
	em: '*',
	u: '__',
	s: '~~',
	del: '~~',
	strike: '~~',
};

/** What begins with `<`: the few forms that mean what they say, simple HTML, and the rest as it was written. */
export function readAngle(source: Source, isQuoted: boolean): Reading {
	const { rest, isWhole } = restOfLine(source);
	const limited = rest.slice(0, LONGEST);
	const known = readKnown(limited, source);
	if (known) return { text: known.text, end: source.at + known.length };
	const [lineBreak] = BREAK.exec(limited) ?? [];
	if (lineBreak !== undefined) return broken(source.at + lineBreak.length, isQuoted);
	const isBegun = BEGUN.test(limited) || BEGUN_PAIR.test(limited);
	if (!isWhole && rest.length < LONGEST && isBegun) return unfinished(source, '');
	return { text: ALIVE.test(limited) ? '\\<' : '<', end: source.at + 1 };
}

function readKnown(rest: string, source: Source): { text: string; length: number } | undefined {
	const time = TIME.exec(rest);
	if (time && Number(time.groups?.['seconds']) <= LATEST_TIME) return same(time[0]);
	const emoji = EMOJI.exec(rest);
	if (emoji) return same(emoji[0]);
	const web = WEB.exec(rest);
	if (web) return { text: shownAddress(web[1] ?? ''), length: web[0].length };
	const pair = PAIR.exec(rest);
	if (!pair) return undefined;
	const { tag = '', words = '' } = pair.groups ?? {};
	return { text: marked(tag.toLowerCase(), words, source), length: pair[0].length };
}

const same = (text: string) => ({ text, length: text.length });

function marked(tag: string, words: string, source: Source): string {
	if (tag === 'code' || tag === 'kbd') return asCode(words);
	if (tag === 'sub' || tag === 'sup') return inScript(words, tag) ?? source.nested(words);
	const mark = MARKS[tag] ?? '';
	return `${mark}${source.nested(words).trim()}${mark}`;
}

function broken(end: number, isQuoted: boolean): Reading {
	const place: Place = { kind: isQuoted ? 'quoted' : 'line' };
	return { text: isQuoted ? '\n> ' : '\n', end, place };
}
