import type { None } from './none.ts';

/** Models side by side. */
export interface CompareSentences {
	'compare.description': None;
	'compare.prompt': None;
	'compare.model': None;
	'compare.model-third': None;
	'compare.blind': None;
	'compare.cost': { count: number; requests: number; remaining: number };
	/** Of what one person may spend here. */
	'compare.cost-own': { count: number; requests: number; remaining: number };
	/** Of what one model gives for free. */
	'compare.cost-model': { count: number; model: string; remaining: number };
	'compare.cost-unlimited': { count: number };
	'compare.who': { names: readonly string[] };
	'compare.how-blind': None;
	'compare.cancelled': None;
	'compare.twice': { name: string };
	'compare.too-few-models': None;
	'compare.vanished': { model: string };
	'compare.too-little-left': { requests: number; count: number };
	'compare.too-little-own': { requests: number; count: number };
	'compare.model-spent': { model: string };
	'compare.under-way': None;
	'compare.offer-lapsed': None;
	/** Whether anything was spent for it is not known. */
	'compare.offer-over': None;
	'compare.turned-away': None;
	'compare.state-waiting': None;
	'compare.state-thinking': None;
	'compare.state-writing': None;
	'compare.state-done': None;
	'compare.state-failed': None;
	'compare.state-stopped': None;
	'compare.fastest': None;
	'compare.side-by-side': None;
	/** Where nobody can vote. */
	'compare.above': None;
	'compare.file-description': None;
	'compare.votes': { list: string };
	'compare.votes-for': { name: string; count: number };
	'compare.votes-tie': { count: number };
	'compare.vote-new': { name: string };
	'compare.vote-changed': { name: string };
	'compare.vote-same': { name: string };
	'compare.vote-opted-out': { optIn: string };
	'compare.tie-new': None;
	'compare.tie-changed': None;
	'compare.tie-same': None;
	'compare.take': { name: string };
	'compare.take-which': None;
	'compare.taken': { name: string };
	'compare.now-taken': { name: string; model: string };
	'compare.taken-before': { name: string };
	'compare.gone': None;
}
