import type { Journal, Violation } from '../journal.ts';
import type { MessageRecord } from '../records.ts';
import type { RestContext } from '../rest/environment.ts';
import { flag, has } from './flags.ts';
import { rings } from './mentions.ts';

/** Notes what Discord accepts and the project forbids: pings, missing allowed_mentions, embeds left on. */
export function inspect(journal: Journal, context: RestContext, message: MessageRecord): void {
	const { method, path } = context.req;
	const { body } = context.get('record');
	const note = (kind: Violation['kind']) => journal.violated({ kind, method, path, body });
	if (message.allowedMentions === undefined) note('allowed-mentions-missing');
	if (rings(message.mentions)) note('would-ping');
	const unfurls = message.content !== '' && !has(message.flags, flag.componentsV2);
	if (unfurls && !has(message.flags, flag.suppressEmbeds)) note('embeds-not-suppressed');
}
