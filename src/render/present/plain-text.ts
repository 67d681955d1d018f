const CODE = /(?<ticks>`+)(?<code>(?:(?!\k<ticks>)[\s\S])+)\k<ticks>(?!`)/.source;
const ITALIC = /(?<![\p{L}\p{N}*])\*(?<italic>[^\s*][^*]*)\*(?![\p{L}\p{N}*])/u.source;
const ESCAPED = /\\(?<escaped>[!-/:-@[-`{-~])/.source;
const ADDRESS = /<(?<address>https?:\/\/[^\s<>]+)>/.source;
const PIECE = new RegExp(`${CODE}|${ESCAPED}|${ADDRESS}|\\*\\*|__|~~|\\|\\||${ITALIC}`, 'gu');

/** Presented Markdown of one line as it reads where nothing is formatted. */
export function plainText(markdown: string): string {
	let plain = '';
	let done = 0;
	for (const { 0: piece, index, groups } of markdown.matchAll(PIECE)) {
		const { code, italic, escaped, address } = groups ?? {};
		plain += markdown.slice(done, index) + (code ?? italic ?? escaped ?? address ?? '');
		done = index + piece.length;
	}
	return (plain + markdown.slice(done)).replaceAll(/\s*\n\s*/g, ' / ');
}
