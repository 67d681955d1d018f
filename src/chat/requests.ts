import type { Sentence } from '../locales/keys.ts';
import type { ChatRequest } from '../providers/provider.ts';
import { budgetOf } from './budget.ts';
import { buildContext } from './context.ts';
import type { Turn as Pair } from './conversations.ts';
import { ownerOf } from './course.ts';
import { GO_ON, shortenedToGoOn } from './going-on.ts';
import type { Question } from './question.ts';
import type { Ready } from './ready-question.ts';
import type { Turn } from './router.ts';
import type { TokenCorrection } from './tokens.ts';

/** What the models are sent that one question goes to, one after another; and what is known of the last one. */
export function createRequests({
	question,
	turns,
	prepared: { images, systemPrompt, text },
	parts: { correction, hashPerson },
}: {
	question: Pick<Question, 'again' | 'person'>;
	/** The conversation so far, oldest first; the last one is gone on with where the question asks for that. */
	turns: readonly Pair[];
	prepared: Ready;
	parts: {
		correction: TokenCorrection;
		hashPerson: (personId: string) => string;
	};
}) {
	const { again, person } = question;
	let last: { modelId: string; estimatedTokens: number; notes: readonly Sentence[] } | undefined;

	function turnsToGoOn(promptTokens: number, factor: number): readonly Pair[] {
		const last = turns.at(-1);
		if (!last) return turns;
		return [...turns.slice(0, -1), shortenedToGoOn(last, promptTokens, factor)];
	}

	return {
		/** Fits the first of them; the others hold as much. Rejects with a UserError when the question alone does not fit. */
		async requestFor(models: Turn['models']): Promise<ChatRequest> {
			const [model, ...others] = models;
			const factor = correction.factor(model.id);
			const spoken = {
				images,
				person: ownerOf(question),
				...(again?.how === 'on'
					? { turns: turnsToGoOn(budgetOf(model, factor).prompt, factor), question: GO_ON }
					: { turns, question: text }),
			};
			const { maxAnswerTokens, messages, ...built } = buildContext({
				...spoken,
				systemPrompt,
				model,
				factor,
			});
			last = { modelId: model.id, ...built };
			const caps = others.map((other) => other.maxAnswerTokens ?? maxAnswerTokens);
			return {
				models,
				messages,
				maxAnswerTokens: Math.min(maxAnswerTokens, ...caps),
				personHash: hashPerson(person.id),
			};
		},
		/** Of the request that was made last. */
		notes: (): readonly Sentence[] => last?.notes ?? [],
		/**
		 * What the provider counted for the prompt of this model, if it was the one that was asked first. What a picture takes
		 * differs from model to model, so with one the text's own share is not known.
		 */
		learn(modelId: string, promptTokens: number): void {
			if (last?.modelId === modelId && images.length === 0)
				correction.learn(modelId, last.estimatedTokens, promptTokens);
		},
	};
}
