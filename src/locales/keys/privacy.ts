import type { None } from './none.ts';

/** What is kept of people. */
export interface PrivacySentences {
	'privacy.description': None;
	'privacy.notice-description': None;
	'privacy.export-description': None;
	'privacy.forget-description': None;
	'privacy.opt-out-description': None;
	'privacy.opt-in-description': None;
	'privacy.first-aside': { providers: readonly string[]; count: number; notice: string };
	'privacy.first-line': { notice: string };
	'privacy.notice-sent': { providers: readonly string[] };
	'privacy.notice-kept': { count: number };
	'privacy.notice-also': None;
	'privacy.notice-not': None;
	'privacy.notice-operator': { name: string };
	'privacy.notice-operator-unknown': None;
	'privacy.notice-yours': { export: string; forget: string; optOut: string };
	'privacy.notice-yours-out': { export: string; forget: string };
	'privacy.notice-opted-out': { at: number; optIn: string };
	'privacy.export-done': None;
	'privacy.export-file': None;
	'privacy.export-no-files': None;
	'privacy.export-too-soon': { at: number };
	'privacy.export-too-large': { forget: string };
	'privacy.forget-goes': None;
	'privacy.forget-stays': None;
	'privacy.forget-not': None;
	'privacy.forgotten': None;
	'privacy.forgotten-later': None;
	'privacy.forgotten-still-out': None;
	'privacy.opted-out': None;
	'privacy.opted-out-already': None;
	'privacy.opted-out-before': { optIn: string };
	'privacy.opted-in': { notice: string };
	'privacy.opted-in-already': None;
}
