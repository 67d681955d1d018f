import type { MessageRecord } from '../stand-ins/discord/records.ts';
import { createButtons } from './buttons.ts';
import { createDescribe, createNames, type MessageFacts } from './describe-message.ts';
import { belowLines } from './message-lines.ts';
import type { Stage } from './stage.ts';
import { markdown } from './terminal/markdown.ts';
import { textOf } from './terminal/paint.ts';
import { graphemes, shorten, textWidth } from './terminal/width.ts';

/** Tells in plain lines what happens in the channel. What people say is told as it comes. */
export interface Narrator {
	/** Something that no message shows. */
	aside(text: string): void;
	heading(text: string): void;
	/** How much of the bot's messages is told while they are written: all they become, their first words, or nothing. */
	follow(what: 'growth' | 'first-words' | 'nothing'): void;
	/** The whole message, as it stands now. */
	whole(message: MessageRecord): void;
	stop(): void;
}

const COLUMNS = 100;
const TAIL_LENGTH = 70;

export function createNarrator(stage: Stage, print: (line: string) => void): Narrator {
	const { discord, language } = stage;
	const { screen } = language.words;
	const describe = createDescribe(stage, createButtons());
	const names = createNames(stage);
	let followed: Parameters<Narrator['follow']>[0] = 'nothing';
	const words = (content: string) => markdown(content, names, COLUMNS - 4).map(textOf);
	const inOneLine = (content: string) => words(content).join(' ').replace(/\s+/g, ' ').trim();

	function toldOfPerson({ at, author, content }: MessageFacts): void {
		print(
			shorten(
				`${names.time(at / 1000, 't')}  ${screen.said(author)}${inOneLine(content)}`,
				COLUMNS,
			),
		);
	}

	function toldOfBot({ author, content, to }: MessageFacts): void {
		const start = `           ${screen.told(author, to ?? '…')}`;
		const letters = graphemes(inOneLine(content));
		const tail =
			letters.length > TAIL_LENGTH ? `…${letters.slice(-TAIL_LENGTH).join('')}` : letters.join('');
		print(shorten(start + (followed === 'growth' ? tail : letters.join('')), COLUMNS));
	}

	const begun = new Set<string>();
	const stop = discord.onChange((change) => {
		if (change.kind !== 'message-created' && change.kind !== 'message-edited') return;
		const facts = describe(change.message);
		if (!facts.isBot) return toldOfPerson(facts);
		const isFirst = !begun.has(change.message.id);
		if (facts.content === '' || followed === 'nothing') return;
		begun.add(change.message.id);
		if (isFirst || followed === 'growth') toldOfBot(facts);
	});

	return {
		aside: (text) => print(text === '' ? '' : `       ${text}`),
		heading: (text) =>
			print(`\n── ${text} ${'─'.repeat(Math.max(0, COLUMNS - textWidth(text) - 4))}`),
		follow(what) {
			followed = what;
		},
		whole(message) {
			const facts = describe(message);
			const { at, author, onlyFor, answers, content, place } = facts;
			const about = [
				author,
				...(place ? [screen.inPlace(place)] : []),
				...(onlyFor ? [screen.onlyFor(onlyFor)] : []),
				...(answers ? [`↪ ${answers}`] : []),
			];
			print(shorten(`${names.time(at / 1000, 't')}  ${about.join(' · ')}`, COLUMNS));
			const below = belowLines(facts, screen, COLUMNS - 4).map(textOf);
			for (const line of [...words(content), ...below]) print(`       ${line}`.trimEnd());
		},
		stop,
	};
}
