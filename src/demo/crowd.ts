import type { Talk } from './talk/talk.ts';

/** Who asks what when many ask at once. No two questions are the same. */
export function crowd(
	{ crowd: names, knowledge }: Talk,
	count: number,
): { readonly name: string; readonly question: string }[] {
	const questions = Object.keys(knowledge);
	return Array.from({ length: count }, (_, index) => {
		const round = Math.floor(index / names.length);
		const again = Math.floor(index / questions.length);
		const name = names[index % names.length] ?? '';
		const question = questions[index % questions.length] ?? '';
		return {
			name: round === 0 ? name : `${name} ${round + 1}`,
			question: again === 0 ? question : `${question} (${again + 1})`,
		};
	});
}
