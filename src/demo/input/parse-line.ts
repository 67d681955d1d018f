import type { Words as DemoWords, OwnCommand } from '../locales/words.ts';

type Say = DemoWords['input'];

/** What a line asks for. Everything with a name that is not the demo's own is a command of the bot. */
export type Entry =
	| { readonly kind: 'nothing' | 'quit' | 'delete' }
	| Words
	| { readonly kind: 'as'; readonly name: string }
	| { readonly kind: 'menu'; readonly name: string }
	| { readonly kind: 'press'; readonly number: number }
	| { readonly kind: 'choose'; readonly number: number; readonly choice: string }
	| { readonly kind: 'crowd'; readonly count: number }
	| { readonly kind: 'command'; readonly name: string; readonly text: string }
	| { readonly kind: 'problem'; readonly sentence: string };

/** Something that is written in Discord. */
export type Words = {
	readonly kind: 'message' | 'reply' | 'direct' | 'edit';
	readonly text: string;
};

/** Those that are nothing without the words behind them. */
const withWords: Readonly<Record<string, { name: OwnCommand; entry: (text: string) => Entry }>> = {
	reply: { name: 'reply', entry: (text) => ({ kind: 'reply', text }) },
	edit: { name: 'edit', entry: (text) => ({ kind: 'edit', text }) },
	apps: { name: 'apps', entry: (name) => ({ kind: 'menu', name }) },
	dm: { name: 'dm', entry: (text) => ({ kind: 'direct', text }) },
};

const MOST_PEOPLE = 60;
const USUAL_CROWD = 25;

/** `say`: the sentences for what cannot be understood. */
export function parseLine(line: string, say: Say): Entry {
	const text = line.trim();
	if (text === '') return { kind: 'nothing' };
	const [, name, rest = ''] = /^\/([^\s/]+)(?:\s+(.*))?$/su.exec(text) ?? [];
	if (name === undefined) return { kind: 'message', text };
	if (name === 'quit' || name === 'exit') return { kind: 'quit' };
	if (name === 'delete') return { kind: 'delete' };
	if (name === 'as') return asSomebody(rest, say);
	if (name === 'press') return pressOf(rest, say);
	if (name === 'choose') return choiceOf(rest, say);
	if (name === 'crowd') return crowdOf(rest, say);
	const own = withWords[name];
	if (!own) return { kind: 'command', name, text: rest };
	if (rest === '')
		return { kind: 'problem', sentence: say.needsWords(name, say.commands[own.name]) };
	return own.entry(rest);
}

function asSomebody(name: string, { whoToBe: sentence }: Say): Entry {
	if (/^[\p{L}\p{N}_. -]{1,32}$/u.test(name)) return { kind: 'as', name };
	return { kind: 'problem', sentence };
}

function pressOf(text: string, { whichButton: sentence }: Say): Entry {
	if (/^\d{1,6}$/.test(text)) return { kind: 'press', number: Number(text) };
	return { kind: 'problem', sentence };
}

function choiceOf(text: string, { whichMenu: sentence }: Say): Entry {
	const [, number, choice] = /^(\d{1,6})\s+(.+)$/su.exec(text) ?? [];
	if (choice !== undefined) return { kind: 'choose', number: Number(number), choice };
	return { kind: 'problem', sentence };
}

function crowdOf(text: string, { crowdTakes }: Say): Entry {
	const count = text === '' ? USUAL_CROWD : Number(text);
	if (Number.isInteger(count) && count > 0 && count <= MOST_PEOPLE) return { kind: 'crowd', count };
	return { kind: 'problem', sentence: crowdTakes(MOST_PEOPLE) };
}
