import type { None } from './none.ts';

/** `/help`. */
export interface HelpSentences {
	'help.description': None;
	'help.what': None;

	'help.channel': None;
	'help.dm': None;
	'help.mention-needed': None;
	'help.quiet': None;
	'help.commands-only': None;
	'help.cannot-write': None;
	'help.timed-out': None;

	'help.paused': { at: number };
	'help.not-here': None;
	'help.not-you': None;
	'help.choices-unreadable': None;

	'help.lacks': None;
	'help.lacks-view-channel': None;
	'help.lacks-send-messages': None;
	'help.lacks-send-messages-in-threads': None;
	'help.lacks-attach-files': None;
	'help.lacks-read-message-history': None;
	'help.lacks-create-public-threads': None;

	'help.left': { left: number; limit: number; at: number };
	'help.spent': { limit: number; at: number };
	'help.left-of-mine': { left: number; cap: number };
	'help.left-of-model': { name: string; left: number; limit: number };
	'help.provider-rejects': { providers: readonly string[] };
	'help.provider-silent': { providers: readonly string[] };

	'help.commands': { commands: readonly string[]; what: string };
	/** There are more of them, for which there is no room. */
	'help.commands-some': { commands: readonly string[]; what: string };

	'help.complain': None;
	'help.complain-dm': None;
	'help.age': None;
	'help.privacy': { reset: string };
}
