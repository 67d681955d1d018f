import type { None } from './none.ts';

/** What is read of other messages, threads, and what the bot may not do. */
export interface ReadingSentences {
	'button.thread': None;
	'permission.cannot-speak': { permissions: readonly string[] };
	'permission.only-you': { permissions: readonly string[] };
	'permission.no-thread': { permissions: readonly string[] };
	'permission.view-channel': None;
	'permission.send-messages': None;
	'permission.send-messages-in-threads': None;
	'permission.create-public-threads': None;
	'permission.read-message-history': None;
	'read.reply-gone': None;
	'read.reply-unknown': None;
	'read.chain-unknown': None;
	'read.chain-long': { most: number };
	'read.hidden': { count: number; names: readonly string[] };
	'read.hidden-question': { ask: string };
	'read.opted-out': { count: number };
	'read.voice': None;
	'read.nothing': None;
	'read.not-now': None;
	'read.shortened': { count: number };
	'read.too-little-room': { model: string };
	'about.name': None;
	'about.name-privately': None;
	'about.form-title': None;
	'about.form-title-privately': None;
	'about.form-message': { author: string };
	'about.form-message-said': { author: string; excerpt: string };
	'about.form-label': None;
	'about.explain': None;
	'about.link': { author: string; link: string };
	'about.lost': None;
	'about.gone': None;
	'thread.title': None;
	'thread.needs-mention': None;
	'thread.opened': { link: string };
	'thread.go-on': None;
	'thread.go-on-mentioning': None;
	'thread.impossible': None;
	'thread.lost': None;
}
