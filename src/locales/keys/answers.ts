import type { None } from './none.ts';

/** The buttons of an answer. */
export interface AnswerSentences {
	'button.stop': None;
	'button.anew': None;
	'button.retry': None;
	'button.delete': None;
	'button.delete-refused': None;
	'button.delete-dismissable': None;
	'button.answer-lost': None;
	'button.answer-over': None;
	'button.answer-busy': None;
	'button.not-your-answer': None;
	'button.undo-reset': None;
	'button.forget-me': None;
	'button.keep-me': None;
	'button.ask-all': { count: number };
	'button.ask-both': None;
	'button.vote-for': { name: string };
	'button.vote-tie': None;
	'button.show-names': None;
	'button.on': None;
	'button.other': None;
	'button.thoughts': None;
	'button.edited': None;
}
