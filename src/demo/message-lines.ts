import type { MessageFacts } from './describe-message.ts';
import type { Words } from './locales/words.ts';
import type { Names } from './terminal/inline.ts';
import { markdown } from './terminal/markdown.ts';
import { type Format, plain, type Span, styled } from './terminal/paint.ts';
import { shorten, textWidth } from './terminal/width.ts';
import { wrap } from './terminal/wrap.ts';

const colours = ['green', 'yellow', 'blue', 'cyan', 'red'] as const satisfies readonly Format[];
const BOT_COLOUR = 'magenta';
const INDENT = plain('  ');

/** A message in lines of at most `columns`: who, what it answers, what it says. */
export function messageLines(
	facts: MessageFacts,
	{ names, words, columns }: { names: Names; words: Words['screen']; columns: number },
): Span[][] {
	const { author, isBot, at, answers, onlyFor, place, content, isLoading } = facts;
	const tags = [
		...(isBot ? ['BOT'] : []),
		names.time(at / 1000, 't'),
		...(place ? [words.inPlace(place)] : []),
		...(onlyFor ? [words.onlyFor(onlyFor)] : []),
	];
	const room = columns - textWidth(INDENT.text);
	const body =
		isLoading && content === ''
			? [[styled(words.thinking(author), 'dim')]]
			: markdown(content, names, room);
	return [
		[styled(author, 'bold', colourOf(author, isBot)), styled(`  ${tags.join(' · ')}`, 'dim')],
		...(answers ? [[INDENT, styled(shorten(`↪ ${answers}`, room), 'dim')]] : []),
		...body.map((line) => [INDENT, ...line]),
		...belowLines(facts, words, room).map((line) => [INDENT, ...line]),
	];
}

/** What stands under the words of a message: its files, and what can be pressed. */
export function belowLines(
	{ files, buttons }: Pick<MessageFacts, 'files' | 'buttons'>,
	words: Words['screen'],
	columns: number,
): Span[][] {
	const attached = files.flatMap(({ name, sizeBytes, isPicture, description }) => {
		const line = (isPicture ? words.picture : words.file)(name, description, sizeBytes);
		return line.split('\n').flatMap((part) => wrap([styled(part, 'cyan')], columns));
	});
	const menus = buttons.flatMap((menu) => menuLines(menu, words, columns));
	const pressable = buttons.filter(({ options }) => !options);
	const [first] = pressable;
	if (!first) return [...attached, ...menus];
	const labels = pressable.map(({ number, label }) => styled(`[${number} ${label}]`, 'inverse'));
	const spaced = labels.flatMap((label) => [label, plain('  ')]);
	return [
		...attached,
		...menus,
		...wrap([...spaced, styled(`/press ${first.number}`, 'dim')], columns),
	];
}

function menuLines(
	{ number, label, options }: MessageFacts['buttons'][number],
	{ list }: Words['screen'],
	columns: number,
): Span[][] {
	if (!options) return [];
	const offered = options.map((option) => (option.isSelected ? `${option.label} ✓` : option.label));
	const line = [
		styled(`[${number} ${label} ▾]`, 'inverse'),
		plain(`  ${list(offered)}  `),
		styled(`/choose ${number} …`, 'dim'),
	];
	return wrap(line, columns);
}

function colourOf(author: string, isBot: boolean): Format {
	if (isBot) return BOT_COLOUR;
	const sum = [...author].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
	return colours[sum % colours.length] ?? 'green';
}
