/** Words in Latin letters that Chinese itself uses. */
const LATIN_WORD = /^(?:AI|Discord|GIF|JPEG|JSON|MB|OpenRouter|PDF|PNG|UTC|WebP|token)$/;

/** What Discord shows for `<t:…:R>` and `<t:…:D>` ends in a Chinese character that needs no space behind it. */
const SOME_DAY = '3\uE000';

/** Typical values in place of what is filled in, and nothing that Discord takes for formatting. */
function shown(text: string): string {
	return text
		.replaceAll(/<t:\{\{\w+\}\}:[RD]>/g, SOME_DAY)
		.replaceAll(/<t:\{\{\w+\}\}:t>/g, '20:30')
		.replaceAll(/<@&?\{\{\w+\}\}>|\{\{[^}]*\}\}|`[^`]*`/g, '0')
		.replaceAll('**', '')
		.replace(/^-# /, '');
}

const faults: readonly (readonly [what: string, pattern: RegExp])[] = [
	['no space between Han and Latin', /\p{Script=Han}[\w@]|[\w%]\p{Script=Han}/u],
	['a space behind a time that ends in Han', /\uE000 /],
	['half-width punctuation', /\p{Script=Han} ?[,.:;!?()]|[,;:!?()] ?\p{Script=Han}/u],
	[
		'a space beside full-width punctuation',
		/ [，。：；？！（）、“”「」]|[，。：；？！（）、“”「」] /,
	],
];

/** What is wrong with a Chinese sentence as it is printed, in a few words each. */
export function misprints(
	text: string,
	quotes: '“”' | '「」',
	/** Words that are typed or picked so, whatever the language. */
	asTyped: ReadonlySet<string> = new Set(),
): readonly string[] {
	const printed = shown(text);
	const words = printed.match(/[A-Za-z]+/g) ?? [];
	return [
		...faults.flatMap(([what, pattern]) => (pattern.test(printed) ? [what] : [])),
		...words
			.filter((word) => !LATIN_WORD.test(word) && !asTyped.has(word))
			.map((word) => `the word ${word}`),
		...(/[“”「」"']/.test(printed.replaceAll(new RegExp(`[${quotes}]`, 'g'), ''))
			? ['other quotation marks']
			: []),
	];
}

/** The characters of two bytes whose first and second byte lie between these. */
function* charactersOf(encoding: string, first: readonly [number, number], second: number) {
	const decoder = new TextDecoder(encoding);
	for (let high = first[0]; high <= first[1]; high++)
		for (let low = second; low <= 0xfe; low++) yield decoder.decode(Uint8Array.of(high, low));
}

/** GB 2312 has no traditional characters, Big5 no simplified ones. */
const written = {
	simplified: new Set(charactersOf('gbk', [0xb0, 0xf7], 0xa1)),
	traditional: new Set(charactersOf('big5', [0xa4, 0xf9], 0x40)),
};

/** Characters that are not written so there. */
export function foreignCharacters(text: string, script: keyof typeof written): readonly string[] {
	return [...text].filter(
		(character) => /\p{Script=Han}/u.test(character) && !written[script].has(character),
	);
}
