import { say } from '../locales/keys.ts';

/** What stands under an answer that is not all the model had to say, by the reason for which it ended. */
export const MARKS = {
	length: say('render.length'),
	filtered: say('render.filtered'),
	stopped: say('render.stopped'),
	cut: say('render.cut'),
	interrupted: say('render.interrupted'),
} as const;
