import type { Format, Span } from './paint.ts';

/** What Discord's own marks stand for in a message. */
export interface Names {
	person(id: string): string;
	role(id: string): string;
	channel(id: string): string;
	/** `style` as in `<t:…:R>`. */
	time(epochSeconds: number, style: string): string;
}

type Rule = {
	readonly pattern: RegExp;
	readonly style?: Format;
	/** What is shown; without it the inside, read again. */
	readonly show?: (groups: readonly string[], names: Names) => string;
};

const rules: readonly Rule[] = [
	{ pattern: /^\\([\\*_~`|<>#@-])/, show: ([mark = '']) => mark },
	{ pattern: /^(`{1,2})(.+?)\1(?!`)/, style: 'yellow', show: ([, code = '']) => code },
	{ pattern: /^<@!?(\d+)>/, style: 'cyan', show: ([id = ''], { person }) => `@${person(id)}` },
	{ pattern: /^<@&(\d+)>/, style: 'cyan', show: ([id = ''], { role }) => `@${role(id)}` },
	{ pattern: /^<#(\d+)>/, style: 'cyan', show: ([id = ''], { channel }) => `#${channel(id)}` },
	{
		pattern: /^https:\/\/discord\.com\/channels\/(?:\d+|@me)\/(\d+)\/\d+/,
		style: 'cyan',
		show: ([id = ''], { channel }) => `#${channel(id)} › 💬`,
	},
	{
		pattern: /^https:\/\/discord\.com\/channels\/\d+\/(\d+)/,
		style: 'cyan',
		show: ([id = ''], { channel }) => `#${channel(id)}`,
	},
	{ pattern: /^<(https?:\/\/[^>\s]+)>/, style: 'cyan', show: ([address = '']) => address },
	{ pattern: /^<\/([^:>]+):\d+>/, style: 'cyan', show: ([name = '']) => `/${name}` },
	{ pattern: /^<a?(:\w+:)\d+>/, show: ([name = '']) => name },
	{
		pattern: /^<t:(-?\d+)(?::([tTdDfFR]))?>/,
		style: 'cyan',
		show: ([seconds = '', style = 'f'], { time }) => time(Number(seconds), style || 'f'),
	},
	{ pattern: /^\*\*(.+?)\*\*(?!\*)/s, style: 'bold' },
	{ pattern: /^__(.+?)__/s, style: 'underline' },
	{ pattern: /^~~(.+?)~~/s, style: 'strikethrough' },
	{ pattern: /^\*(?![\s*])([^*]+?)\*/s, style: 'italic' },
	{ pattern: /^_(?![\s_])([^_]+?)_(?!\w)/s, style: 'italic' },
	{ pattern: /^\[([^\]\n]+)\]\((?:<[^>]+>|[^)\s]+)\)/, style: 'underline' },
];

/** The words of one line as Discord shows them. A mark that is not closed yet stays as it was typed. */
export function inline(text: string, names: Names, style: readonly Format[] = []): Span[] {
	const spans: Span[] = [];
	let literal = '';
	const flush = () => {
		if (literal !== '') spans.push({ text: literal, style });
		literal = '';
	};
	let rest = text;
	while (rest !== '') {
		const found = match(rest, literal);
		if (!found) {
			literal += rest[0];
			rest = rest.slice(1);
			continue;
		}
		flush();
		const { rule, groups, length } = found;
		const inner = rule.style ? [...style, rule.style] : style;
		if (rule.show) spans.push({ text: rule.show(groups, names), style: inner });
		else spans.push(...inline(groups[0] ?? '', names, inner));
		rest = rest.slice(length);
	}
	flush();
	return spans;
}

function match(rest: string, before: string) {
	for (const rule of rules) {
		const found = rule.pattern.exec(rest);
		// An underscore inside a name, as in snake_case, is no mark.
		if (!found || (rest[0] === '_' && /[\p{L}\p{N}]$/u.test(before))) continue;
		const [whole, ...groups] = found;
		return { rule, groups, length: whole.length };
	}
	return undefined;
}
