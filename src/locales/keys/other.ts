import type { None } from './none.ts';

export interface OtherSentences {
	'other.which': None;
	'other.choose': None;
	'other.nobody': None;
	'other.asked': { name: string };
}
