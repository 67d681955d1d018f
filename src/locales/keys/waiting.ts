import type { None } from './none.ts';

/** Buttons, and questions that wait for the next day. */
export interface WaitingSentences {
	'button.unknown': None;
	'button.cancel': None;
	'button.here': None;
	'button.forget': None;
	'button.tomorrow': None;
	'button.not-yours': None;
	'button.over': None;

	'postpone.without-pictures': None;
	'postpone.done': { at: number };
	'postpone.now': None;
	'postpone.another': None;
	'postpone.dropped': None;
	'postpone.lost': None;
}
