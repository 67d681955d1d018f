import { type Sentence, say } from '../locales/keys.ts';
import type { Comparison } from '../providers/provider.ts';
import { buttonId } from './button-id.ts';
import { shorten } from './code-points.ts';
import { plainName } from './plain-name.ts';
import type { Button, Menu } from './surface.ts';

type Speak = (sentence: Sentence) => string;

/** Discord's limits for the words on a button and in a menu. */
const LONGEST_LABEL = 80;
const LONGEST_OPTION = 100;
const LETTERS = ['A', 'B', 'C'];

const letterOf = (index: number) => LETTERS[index] ?? String(index + 1);

/** What people know an answer by: its model, a letter, or both. */
export function labelOf({ answers, names }: Comparison, index: number): string {
	if (names === 'hidden') return letterOf(index);
	const name = plainName(answers[index]?.modelName ?? '');
	return names === 'shown' ? name : `${letterOf(index)} · ${name}`;
}

/** With fewer than two that are done there is nothing to choose between. */
export const isVotable = ({ answers, votes }: Comparison): boolean =>
	votes !== undefined && answers.filter(({ state }) => state === 'done').length > 1;

export function buttonsOf(comparison: Comparison, speak: Speak): readonly Button[] {
	const { answers, handle, names } = comparison;
	const done = [...answers.entries()].filter(([, { state }]) => state === 'done');
	const button = (name: string, to: string, sentence: Sentence, style: Button['style']) => ({
		id: buttonId(name, to),
		label: shorten(speak(sentence), LONGEST_LABEL),
		style,
	});
	const voting = isVotable(comparison)
		? [
				...done.map(([index]) =>
					button(
						'compare-vote',
						`${handle}.${index}`,
						say('button.vote-for', { name: labelOf(comparison, index) }),
						'primary',
					),
				),
				button('compare-vote', `${handle}.tie`, say('button.vote-tie'), 'secondary'),
			]
		: [];
	const naming =
		names === 'hidden'
			? [button('compare-names', handle, say('button.show-names'), 'secondary')]
			: [];
	return [...voting, ...naming, button('delete', handle, say('button.delete'), 'secondary')];
}

/** Which answer the conversation is to go on with; undefined once that is decided. */
export function menuOf(comparison: Comparison, speak: Speak): Menu | undefined {
	const { answers, handle, takenIndex } = comparison;
	if (takenIndex !== undefined) return undefined;
	const options = [...answers.entries()]
		.filter(([, { isWhole }]) => isWhole)
		.map(([index]) => ({
			value: String(index),
			label: shorten(
				speak(say('compare.take', { name: labelOf(comparison, index) })),
				LONGEST_OPTION,
			),
		}));
	if (options.length === 0) return undefined;
	return {
		id: buttonId('compare-take', handle),
		placeholder: speak(say('compare.take-which')),
		options,
	};
}
