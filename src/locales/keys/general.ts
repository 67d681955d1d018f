import type { None } from './none.ts';

/** What goes wrong anywhere. */
export interface GeneralSentences {
	'fault.unexpected': { reference: string };
	'fault.disk': None;

	'leaving.restarting': None;
	'leaving.interrupted': None;

	/** In the place of a mention. */
	'person.forgotten': None;

	/** What the language calls itself. */
	'language.name': None;

	/** Between the members of a list. */
	'list.separator': None;
	'list.between-sentences': None;

	'dispatch.unknown-command': None;
	'dispatch.option-wrong': { option: string };
	'form.options-lost': { command: string };
	'form.your-text': None;
	'form.text-description': None;
	'leaving.interrupted-retry': None;
}
