import type { InteractionRecord } from '../../stand-ins/discord/interactions/record.ts';
import type { MessageRecord } from '../../stand-ins/discord/records.ts';
import { flatten } from '../../stand-ins/discord/schemas/components.ts';
import { createButtons } from '../buttons.ts';
import { createDescribe, createNames, type MessageFacts } from '../describe-message.ts';
import type { Stage } from '../stage.ts';
import { markdown } from '../terminal/markdown.ts';
import { textOf } from '../terminal/paint.ts';
import { shorten } from '../terminal/width.ts';

/** The tour as it grows: Markdown, with each screen as text. */
export interface Page {
	heading(level: 1 | 2 | 3, text: string): void;
	paragraph(text: string): void;
	screen(lines: readonly string[]): void;
	text(): string;
}

const COLUMNS = 92;
const INDENT = '  ';
/** Lines of a message that are shown; of a longer one only its end. */
const MOST_LINES = 36;
const LINES_OF_END = 8;

export function createPage(): Page {
	const blocks: string[] = [];
	return {
		heading: (level, text) => void blocks.push(`${'#'.repeat(level)} ${text}`),
		paragraph: (text) => void blocks.push(text),
		screen: (lines) => void blocks.push(['```text', ...lines, '```'].join('\n')),
		text: () => `${blocks.join('\n\n')}\n`,
	};
}

/** Messages as Discord shows them, for a reader of plain text. */
export function createScreens(stage: Stage) {
	const { screen: words } = stage.language.words;
	const describe = createDescribe(stage, createButtons());
	const names = createNames(stage);
	const wrapped = (content: string, columns = COLUMNS - INDENT.length) =>
		markdown(content, names, columns).map(textOf);

	function below({ files, buttons }: MessageFacts): string[] {
		const attached = files.flatMap(({ name, isPicture, description }) =>
			wrapped((isPicture ? words.picture : words.file)(name, description)),
		);
		const menus = buttons.flatMap(({ label, options }) =>
			options
				? [
						`[${label} ▾]`,
						...options.map((one) => `${one.isSelected ? '  ●' : '  ○'} ${one.label}`),
					]
				: [],
		);
		const pressable = buttons.filter(({ options }) => !options);
		const labels = pressable.map(({ label }) => `[${label}]`).join('  ');
		return [...attached, ...menus, ...(labels === '' ? [] : [labels])];
	}

	function message(record: MessageRecord): string[] {
		const facts = describe(record);
		const { author, isBot, answers, onlyFor, place, content, isLoading } = facts;
		const about = [
			isBot ? `${author} [BOT]` : author,
			...(place ? [words.inPlace(place)] : []),
			...(onlyFor ? [words.onlyFor(onlyFor)] : []),
		];
		const body = isLoading && content === '' ? [words.thinking(author)] : ending(wrapped(content));
		return [
			about.join(' · '),
			...(answers ? [shorten(`${INDENT}↪ ${answers}`, COLUMNS)] : []),
			...[...(content === '' && !isLoading ? [] : body), ...below(facts)].map((line) =>
				`${INDENT}${line}`.trimEnd(),
			),
		];
	}

	return {
		messages: (records: readonly MessageRecord[]): string[] =>
			records.flatMap((record, index) => [...(index > 0 ? [''] : []), ...message(record)]),
		form({ modal = {} }: InteractionRecord): string[] {
			const fields = flatten([modal]).flatMap(({ description, label }) =>
				typeof label === 'string'
					? [
							`${INDENT}${label}`,
							...(typeof description === 'string'
								? [shorten(`${INDENT}${description}`, COLUMNS)]
								: []),
							`${INDENT}[                    ]`,
						]
					: [],
			);
			return [`┌ ${String(modal['title'])}`, ...fields];
		},
	};
}

const ending = (lines: readonly string[]): readonly string[] =>
	lines.length > MOST_LINES ? ['…', ...lines.slice(-LINES_OF_END)] : lines;
