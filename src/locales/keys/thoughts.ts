import type { None } from './none.ts';

export interface ThoughtsSentences {
	'thoughts.here': None;
	'thoughts.beginning': None;
	'thoughts.file-description': None;
	'thoughts.forgotten': None;
}
