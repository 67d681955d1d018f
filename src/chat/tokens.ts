/**
 * Tokens per code point, by kind of writing. Measured figures of common tokenizers lie around these; where they differ
 * (Chinese: 0.6 to 1.1), the higher one is taken, because too long a prompt is refused and a shorter one is not.
 */
const WEIGHTS: readonly (readonly [kind: RegExp, tokens: number])[] = [
	[/[a-z]/i, 0.25],
	[/[ \t]/, 0.08],
	[/\p{Nd}/u, 0.6],
	[/[\r\n]/, 0.5],
	[/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u, 1],
	[/\p{Extended_Pictographic}/u, 2.5],
	[/\p{Script_Extensions=Han}/u, 1],
	[/[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u, 0.5],
	[/[!-~]/, 0.8],
	[/\p{L}/u, 0.8],
];
const ANYTHING_ELSE = 1.2;

/** The kinds are tried once per code point of the Basic Multilingual Plane; rarer ones each time. */
const known = new Float32Array(0x10000);

function weigh(character: string): number {
	return WEIGHTS.find(([kind]) => kind.test(character))?.[1] ?? ANYTHING_ELSE;
}

function weightOf(character: string): number {
	const code = character.codePointAt(0) ?? 0;
	if (code >= known.length) return weigh(character);
	known[code] ||= weigh(character);
	return known[code] ?? ANYTHING_ELSE;
}

/** About what a picture takes; providers count 85 to 1,600, most by its size. */
export const TOKENS_PER_PICTURE = 1_000;

/** About how many tokens this text is for a model. Never below 1 for some text; time grows with its length alone. */
export function estimateTokens(text: string): number {
	let tokens = 0;
	for (const character of text) tokens += weightOf(character);
	return Math.ceil(tokens);
}

/** The longest beginning of this text that is estimated at no more than so many tokens. */
export function beginning(text: string, mostTokens: number): string {
	let tokens = 0;
	let end = 0;
	for (const character of text) {
		tokens += weightOf(character);
		if (tokens > mostTokens) break;
		end += character.length;
	}
	return text.slice(0, end);
}

/** Learns from what the provider counted how far the estimate is off, model by model. */
export interface TokenCorrection {
	/** What to multiply an estimate with; 1 until something was learned. */
	factor(modelId: string): number;
	learn(modelId: string, estimated: number, counted: number): void;
}

const LEAST_FACTOR = 0.5;
const MOST_FACTOR = 3;
const WEIGHT_OF_NEWEST = 0.3;
/** Below this the provider's own wrapping outweighs the text. */
const FEWEST_TOKENS = 50;
const MOST_MODELS = 200;

export function createTokenCorrection(): TokenCorrection {
	const factors = new Map<string, number>();
	return {
		factor: (modelId) => factors.get(modelId) ?? 1,
		learn(modelId, estimated, counted) {
			if (estimated < FEWEST_TOKENS || !(counted > 0)) return;
			const seen = Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, counted / estimated));
			const before = factors.get(modelId) ?? 1;
			factors.delete(modelId);
			factors.set(modelId, before + WEIGHT_OF_NEWEST * (seen - before));
			const [oldest] = factors.keys();
			if (factors.size > MOST_MODELS && oldest !== undefined) factors.delete(oldest);
		},
	};
}
