import { inScript } from './scripts.ts';
import {
	ACCENTS,
	COMMON_FRACTIONS,
	DOUBLE_STRUCK,
	ENVIRONMENTS,
	FUNCTIONS,
	SPACES,
	SYMBOLS,
	TRANSPARENT,
} from './tex-symbols.ts';

/** Deeper formulas are none that a line of text could show. */
const DEEPEST = 12;
const ROOTS: Readonly<Record<string, string>> = { 2: '√', 3: '∛', 4: '∜' };
const TOKEN = /\\(?:[a-zA-Z]+\*?|[\s\S])|\s+|[\s\S]/gu;
/** Commands whose argument is text, in which space counts. */
const TEXT_COMMAND = /\\(?:text|textrm|textbf|textit|mbox|operatorname)\*?\s*\{([^{}]*)\}/g;

const ONE_ARGUMENT: Readonly<Record<string, (text: string) => string>> = {
	mathbb: (text) => [...text].map((sign) => DOUBLE_STRUCK[sign] ?? sign).join(''),
	pmod: (text) => ` (mod ${text})`,
	tag: (text) => ` (${text})`,
};

/** A simple formula in readable characters, lines divided by `\n`; undefined when it has no such form. */
export function texToText(tex: string): string | undefined {
	const spaced = tex.replaceAll(
		TEXT_COMMAND,
		(_, words: string) => `{${words.replaceAll(/\s/g, '\\ ')}}`,
	);
	const text = readTex(spaced.match(TOKEN) ?? []);
	return text
		?.replaceAll(/[ \t]+/g, ' ')
		.replaceAll(/ ?\n ?/g, '\n')
		.replaceAll(/(?<=[a-z]) (?=\()/g, '')
		.trim();
}

/** Undefined as soon as anything is not simple. */
function readTex(tokens: readonly string[]): string | undefined {
	let index = 0;
	let isHard = false;

	function tooHard(): string {
		isHard = true;
		index = tokens.length;
		return '';
	}

	function skipSpace(): void {
		while (/^\s+$/.test(tokens[index] ?? '')) index++;
	}

	function sequence(until: string | undefined, depth: number): string {
		let text = '';
		while (index < tokens.length && tokens[index] !== until) text += scripted(depth);
		if (until !== undefined && tokens[index] !== until) return tooHard();
		index++;
		return text;
	}

	function scripted(depth: number): string {
		let text = atom(depth);
		const isFunction = text.endsWith(' ') && FUNCTIONS.has(text.trim());
		for (let sign = tokens[index]; sign === '^' || sign === '_'; sign = tokens[index]) {
			index++;
			const script = argument(depth);
			text = isFunction
				? `${text.trimEnd()}${underFunction(script, sign)} `
				: text + inLine(script, sign);
		}
		return text;
	}

	function argument(depth: number): string {
		skipSpace();
		return index < tokens.length ? atom(depth + 1).trim() : tooHard();
	}

	function atom(depth: number): string {
		const token = tokens[index++] ?? '';
		if (depth > DEEPEST || token === '}' || token === '^' || token === '_') return tooHard();
		if (token === '{') return sequence('}', depth + 1);
		if (token === '&') return '';
		if (token === "'") return '′';
		if (token.startsWith('\\') && token.length > 1) return command(token.slice(1), depth);
		return /^\s/.test(token) ? ' ' : token;
	}

	function command(name: string, depth: number): string {
		const symbol = SYMBOLS.get(name);
		if (symbol !== undefined) {
			if (/\p{L}/u.test(symbol) && /^[\p{L}\p{N}]$/u.test(tokens[index + 1] ?? '')) skipSpace();
			return symbol;
		}
		const space = SPACES.get(name);
		if (space !== undefined) return space;
		if (FUNCTIONS.has(name)) return `${name} `;
		if (TRANSPARENT.has(name)) return transparent(name);
		const mark = ACCENTS.get(name);
		if (mark !== undefined) return accented(argument(depth), mark);
		return structure(name, depth);
	}

	/** Its argument, if it has one, comes next by itself. */
	function transparent(name: string): string {
		skipSpace();
		if (/^(?:left|right)$/.test(name) && tokens[index] === '.') index++;
		return '';
	}

	function structure(name: string, depth: number): string {
		const read = () => argument(depth);
		if (/^[dtc]?frac$/.test(name)) return fraction(read(), read());
		if (/^[dt]?binom$/.test(name)) return `C(${read()}, ${read()})`;
		if (name === 'begin' || name === 'end') return ENVIRONMENTS.has(read()) ? '' : tooHard();
		const shape = ONE_ARGUMENT[name];
		return name === 'sqrt' ? root(depth) : (shape?.(read()) ?? tooHard());
	}

	function root(depth: number): string {
		skipSpace();
		let degree = '2';
		if (tokens[index] === '[') {
			index++;
			degree = sequence(']', depth + 1).trim();
		}
		const sign = ROOTS[degree] ?? `${inScript(degree, 'sup') ?? tooHard()}√`;
		return sign + grouped(argument(depth));
	}

	const text = sequence(undefined, 0);
	return isHard ? undefined : text;
}

function inLine(script: string, sign: '^' | '_'): string {
	if (sign === '^' && script === '∘') return '°';
	if (sign === '^' && /^′+$/.test(script)) return script;
	return inScript(script, sign === '^' ? 'sup' : 'sub') ?? sign + grouped(script, ONE_SIGN);
}

function underFunction(script: string, sign: '^' | '_'): string {
	const known = inScript(script, sign === '^' ? 'sup' : 'sub');
	return (
		known ?? (sign === '^' ? `^${grouped(script, ONE_SIGN)}` : `(${script.replaceAll(' ', '')})`)
	);
}

function fraction(over: string, under: string): string {
	return COMMON_FRACTIONS[`${over}/${under}`] ?? `${grouped(over)}/${grouped(under, ONE_FACTOR)}`;
}

const ONE_SIGN = /^.\p{M}*$/u;
/** A number, or a letter with what hangs on it, or a function of something. */
const ONE_FACTOR = /^(?:[\d.]+|[√∛∜]?\p{L}[\p{M}\p{Lm}\p{No}′]*|\p{L}+\([^()]*\))$/u;
const ONE_TERM = /^[√∛∜]?[\p{L}\p{N}\p{M}.′]*$/u;

/** In parentheses, unless it is one thing already. */
function grouped(text: string, oneThing = ONE_TERM): string {
	return oneThing.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

function accented(text: string, mark: string): string {
	const signs = [...text];
	return signs.length === 1 || mark === '\u0305' || mark === '\u0332'
		? signs.map((sign) => sign + mark).join('')
		: `(${text})${mark}`;
}
