import type { None } from './none.ts';

export interface HouseSentences {
	'house.paused': { person: string; at: number; settings: string };
	'house.not-in-channel': { settings: string };
	'house.not-with-you': { settings: string };
	'house.paused-meanwhile': None;
	'house.unwelcome-meanwhile': None;
}
