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

/** The commands of the demo itself, as opposed to those of the bot. */
export const ownCommands = {
	as: 'be somebody else: /as bob',
	reply: 'reply to the last message of the bot: /reply and why?',
	edit: 'change the last message that you wrote: /edit I meant this',
	delete: 'delete the last message that you wrote',
	apps: 'use a command from the menu of the last message of the bot: /apps Name of it',
	dm: 'write to the bot in private: /dm hello',
	press: 'press the button with this number: /press 1',
	choose: 'choose from the menu with this number: /choose 1 Fast',
	crowd: 'many people ask at once, so that some have to wait: /crowd 25',
	quit: 'leave (or Ctrl-C)',
} as const;

/** Those that are nothing without the words behind them. */
const withWords: Readonly<
	Record<string, { name: keyof typeof ownCommands; entry: (text: string) => Entry }>
> = {
	reply: { name: 'reply', entry: (text) => ({ kind: 'reply', text }) },
	edit: { name: 'edit', entry: (text) => ({ kind: 'edit', text }) },
	apps: { name: 'apps', entry: (name) => ({ kind: 'menu', name }) },
	dm: { name: 'dm', entry: (text) => ({ kind: 'direct', text }) },
};

const MOST_PEOPLE = 60;
const USUAL_CROWD = 25;

export function parseLine(line: string): Entry {
	const text = line.trim();
	if (text === '') return { kind: 'nothing' };
	const [, name, rest = ''] = /^\/([^\s/]+)(?:\s+(.*))?$/su.exec(text) ?? [];
	if (name === undefined) return { kind: 'message', text };
	if (name === 'quit' || name === 'exit') return { kind: 'quit' };
	if (name === 'delete') return { kind: 'delete' };
	if (name === 'as') return asSomebody(rest);
	if (name === 'press') return pressOf(rest);
	if (name === 'choose') return choiceOf(rest);
	if (name === 'crowd') return crowdOf(rest);
	const own = withWords[name];
	if (!own) return { kind: 'command', name, text: rest };
	if (rest === '')
		return { kind: 'problem', sentence: `/${name} needs words: ${ownCommands[own.name]}` };
	return own.entry(rest);
}

function asSomebody(name: string): Entry {
	if (/^[\p{L}\p{N}_. -]{1,32}$/u.test(name)) return { kind: 'as', name };
	return { kind: 'problem', sentence: 'Who do you want to be? For example /as bob' };
}

function pressOf(text: string): Entry {
	if (/^\d{1,6}$/.test(text)) return { kind: 'press', number: Number(text) };
	return { kind: 'problem', sentence: 'Which button? It has its number in front: /press 1' };
}

function choiceOf(text: string): Entry {
	const [, number, choice] = /^(\d{1,6})\s+(.+)$/su.exec(text) ?? [];
	if (choice !== undefined) return { kind: 'choose', number: Number(number), choice };
	return {
		kind: 'problem',
		sentence: 'Which of which menu? Its number, then a choice: /choose 1 Fast',
	};
}

function crowdOf(text: string): Entry {
	const count = text === '' ? USUAL_CROWD : Number(text);
	if (Number.isInteger(count) && count > 0 && count <= MOST_PEOPLE) return { kind: 'crowd', count };
	return { kind: 'problem', sentence: `/crowd takes a number from 1 to ${MOST_PEOPLE}.` };
}
