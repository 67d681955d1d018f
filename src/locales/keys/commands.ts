import type { None } from './none.ts';

/** `/ask`, `/reset` and a mention without a question. */
export interface CommandsSentences {
	'ask.description': None;
	'ask.prompt': None;
	'ask.model': None;
	'ask.file': None;
	'ask.file-more': None;
	'ask.private': None;
	'ask.form-title': None;
	'ask.form-label': None;

	'mention.how-to-ask': {
		ask: string;
		model: string;
		quota: string;
		help: string;
		name: string;
	};

	'reset.description': None;
	'reset.nothing': None;
	'reset.own': { count: number };
	'reset.everything': { count: number };
	'reset.undone': { count: number };
	'reset.undo-over': None;
	'reset.undo-not-yours': None;
}
