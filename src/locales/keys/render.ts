import type { None } from './none.ts';

/** The place in line, how an answer ended, the line under it. */
export interface RenderSentences {
	'render.waiting': { position: number; at: number };
	'render.waiting-between': { position: number; from: number; to: number };
	'render.waiting-frozen': { position: number; at: number };
	'render.waiting-late': { position: number; at: number };
	'render.waiting-choose': { at: number };
	'render.moving': { at: number };
	'render.waiting-for-own': None;
	'render.started': { name: string };
	'render.length': None;
	'render.filtered': None;
	'render.stopped': None;
	'render.question-deleted': None;
	'render.muted': None;
	'render.answer-deleted': None;
	'render.cut': None;
	'render.interrupted': None;
	'render.out-of-time': None;
	'render.blocked': None;
	'render.rest-in-file': None;
	'render.shortened': None;
	'render.file-description': None;
	'render.instead': { name: string; why: string };
	'render.instead-busy': None;
	'render.instead-gone': None;
	'render.instead-blind': None;
	'render.instead-too-long': None;
	'render.instead-spent': None;
	'render.instead-closed': None;
	'render.instead-failed': None;
	'render.seconds': { seconds: number };
	'render.tokens': { count: number };
	'render.left': { remaining: number; limit: number };
}
