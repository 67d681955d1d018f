import { bareAddress, saysItself, shownAddress, withoutInvite } from './address.ts';
import { type Reading, restOfLine, type Source, unfinished } from './rule.ts';

const LABEL = String.raw`!?\[(?<label>(?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]`;
const TARGET = String.raw`\([ \t]*(?:<(?<angled>[^<>]*)>|(?<bare>(?:[^\s()\\]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*\)`;
const LINK = new RegExp(`^${LABEL}${TARGET}`);
const BEGUN_LABEL = /^!?(?:\[(?:[^[\]\\]|\\.|\[[^[\]]*\])*(?:\\|\[[^[\]]*)?)?$/;
/** What stands behind a label, when its target has not ended. */
const BEGUN_TARGET = new RegExp(String.raw`^${LABEL}(?:\((?:[^()]|\([^()]*\))*(?:\([^()]*)?)?$`);
/** Anything else, such as `f[i](x)`, Discord does not take for a link either. */
const LEADS_SOMEWHERE = /^[a-z][a-z\d+.-]*:|^discord/i;
const LONGEST = 2600;

const URL_RUN = /^https?:\/\/[^\s<>[\]`|\\\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+/i;
const INVITE_RUN = /^discord(?:\.gg|(?:app)?\.com\/+invite)\/+[\w-]+/i;
const APP_RUN = /^discord:\/\/[^\s<>`]+/i;
const BEGINNINGS = [
	'https://',
	'discord.gg/',
	'discordapp.com/invite/',
	'discord.com/invite/',
	'discord://',
];

/** `[label](address)` says where it leads; a picture is shown as its words. */
export function readLink(source: Source): Reading {
	const { rest, isWhole } = restOfLine(source);
	const limited = rest.slice(0, LONGEST);
	const link = LINK.exec(limited);
	const { label = '', angled, bare = '' } = link?.groups ?? {};
	const address = angled ?? bare;
	if (link && LEADS_SOMEWHERE.test(address)) {
		const end = source.at + link[0].length;
		return { text: shownLink(source.nested(label).trim(), label, address), end };
	}
	const isBegun = BEGUN_LABEL.test(limited) || BEGUN_TARGET.test(limited);
	if (!isWhole && rest.length < LONGEST && isBegun) return unfinished(source, '');
	return { text: source.text.charAt(source.at), end: source.at + 1 };
}

function shownLink(words: string, label: string, address: string): string {
	const shown = shownAddress(address);
	return words === '' || saysItself(label, address) ? shown : `${words} (${shown})`;
}

/** A bracket before a parenthesis never makes a link of what the rule for links did not read. */
export function readBracket(source: Source): Reading {
	const next = source.text[source.at + 1];
	if (next === undefined && source.mode === 'growing') return 'held';
	return next === '(' ? { text: ']\\(', end: source.at + 2 } : { text: ']', end: source.at + 1 };
}

/** An address in the text, or an invitation. */
export function readAddress(source: Source): Reading {
	const { text, at, mode } = source;
	const rest = text.slice(at, at + LONGEST);
	const [web] = URL_RUN.exec(rest) ?? [];
	const [found] = web === undefined ? (INVITE_RUN.exec(rest) ?? APP_RUN.exec(rest) ?? []) : [web];
	if (found !== undefined) {
		const isCut = mode !== 'whole' && found.length === rest.length && rest.length < LONGEST;
		if (isCut && mode === 'growing') return 'held';
		return { text: harmless(found), end: at + found.length };
	}
	const isBegun = BEGINNINGS.some((beginning) => beginning.startsWith(rest.toLowerCase()));
	if (isBegun && mode === 'growing') return 'held';
	return { text: text.charAt(at), end: at + 1 };
}

function harmless(address: string): string {
	if (/^discord:/i.test(address)) return `\`${address}\``;
	return /^http/i.test(address) ? bareAddress(address) : withoutInvite(address);
}
