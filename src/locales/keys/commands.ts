import type { None } from './none.ts';

/** `/ask`, `/reset`, `/help` and a mention without a question. */
export interface CommandsSentences {
	'ask.description': None;
	'ask.prompt': None;
	'ask.model': None;
	'ask.file': None;
	'ask.file-more': None;
	'ask.private': None;
	'ask.form-title': None;
	'ask.form-label': None;

	'mention.how-to-ask': { ask: string; model: string; quota: string; name: string };

	'reset.description': None;
	'reset.nothing': None;
	'reset.own': { count: number };
	'reset.everything': { count: number };

	'help.description': None;
	'help.what': None;
	'help.ask': { ask: string };
	'help.channel': None;
	'help.dm': None;
	'help.model': { model: string };
	'help.reset': { reset: string };
	'help.quota': { quota: string };
	'help.settings': { settings: string };
	'help.privacy': { reset: string };
}
