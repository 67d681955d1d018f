import type { ProviderRequest } from '../../stand-ins/provider/request.ts';
import type { AnswerScript } from '../../stand-ins/provider/script.ts';
import { whatModelsSay } from '../what-models-say.ts';

const PIECES = 8;
/** Of an answer, as free models write. */
export const pace = { firstTokenDelayMs: 600, durationMs: 1800 } as const;

/** The known answers at a usual pace, in so few pieces that many scenes are told quickly. */
export function inAFewPieces(known: Readonly<Record<string, string>>) {
	const say = whatModelsSay(known);
	return (request: Pick<ProviderRequest, 'body'>): AnswerScript => {
		const { text } = say(request);
		return text === undefined ? pace : { chunks: pieces(text), ...pace };
	};
}

function pieces(text: string): string[] {
	const letters = [...text];
	const length = Math.ceil(letters.length / PIECES);
	return Array.from({ length: Math.ceil(letters.length / length) }, (_, index) =>
		letters.slice(index * length, (index + 1) * length).join(''),
	);
}
