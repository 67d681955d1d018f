const HAN = /\p{Script=Han}/gu;

/** GB 2312 has no traditional characters: what Chinese needs besides is one. */
const simplified = new Set(charactersOfGb2312());

/** Whether a text is Chinese, and how its characters are written; what is written alike counts as simplified. */
export function scriptOf(text: string): 'simplified' | 'traditional' | 'other' {
	const han = text.match(HAN) ?? [];
	if (han.length === 0 || han.length * 3 < text.replace(/\s/g, '').length / 2) return 'other';
	return han.every((character) => simplified.has(character)) ? 'simplified' : 'traditional';
}

function* charactersOfGb2312() {
	const decoder = new TextDecoder('gbk');
	for (let high = 0xb0; high <= 0xf7; high++)
		for (let low = 0xa1; low <= 0xfe; low++) yield decoder.decode(Uint8Array.of(high, low));
}
