import type { Clock } from '../../../clock.ts';
import type { Changes } from '../changes.ts';
import { flag, has } from '../messages/flags.ts';
import type { Channel, Json, MessageRecord } from '../records.ts';

export const interactionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

export const callbackType = {
	message: 4,
	deferredMessage: 5,
	deferredUpdate: 6,
	updateMessage: 7,
	autocomplete: 8,
	modal: 9,
} as const;

type WaitOptions = { readonly timeoutMs?: number };

/** One thing that a person did and what the bot made of it. */
export interface InteractionRecord {
	readonly id: string;
	readonly token: string;
	readonly type: number;
	readonly channel: Channel;
	readonly userId: string;
	/** As it was dispatched. */
	readonly payload: Json;
	/** authorizing_integration_owners: key 0 the server's install, key 1 the person's. */
	readonly owners: Readonly<Record<string, string>>;
	/** The message whose component was used, for type 3 and a modal opened from it. */
	readonly on: MessageRecord | undefined;
	readonly locale: string | undefined;
	readonly permissions: bigint | undefined;
	readonly dispatchedAtMs: number;
	acknowledgedAtMs: number | undefined;
	/** Milliseconds from dispatch to the first answer. */
	readonly acknowledgedAfterMs: number | undefined;
	callbackType: number | undefined;
	original: MessageRecord | undefined;
	readonly followups: MessageRecord[];
	modal: Json | undefined;
	choices: readonly Json[] | undefined;
	readonly ephemeral: boolean;
	/** The texts that stand on screen, the original's first. */
	visible(): string;
	/** Resolves with the first answer of any kind. */
	acknowledged(options?: WaitOptions): Promise<InteractionRecord>;
	/** Resolves once a message, no longer loading, stands there. */
	answered(options?: WaitOptions): Promise<MessageRecord>;
	/** Resolves once the visible text contains `words` or matches. */
	shows(words: string | RegExp, options?: WaitOptions): Promise<string>;
}

export type NewInteraction = Pick<
	InteractionRecord,
	| 'id'
	| 'token'
	| 'type'
	| 'channel'
	| 'userId'
	| 'payload'
	| 'owners'
	| 'on'
	| 'locale'
	| 'permissions'
>;

const stands = (message: MessageRecord) => message.deletedAtMs === null;

export function createInteractionRecord(
	{ clock, changes }: { clock: Clock; changes: Changes },
	fresh: NewInteraction,
): InteractionRecord {
	const messages = () =>
		[...(record.original ? [record.original] : []), ...record.followups].filter(stands);
	const texts = () => messages().map(({ content }) => content);
	const what = (verb: string) => `interaction ${fresh.id} ${verb}`;
	const record: InteractionRecord = {
		...fresh,
		dispatchedAtMs: clock.monotonic(),
		acknowledgedAtMs: undefined,
		get acknowledgedAfterMs() {
			const { acknowledgedAtMs, dispatchedAtMs } = record;
			return acknowledgedAtMs === undefined ? undefined : acknowledgedAtMs - dispatchedAtMs;
		},
		callbackType: undefined,
		original: undefined,
		followups: [],
		modal: undefined,
		choices: undefined,
		get ephemeral() {
			return record.original !== undefined && has(record.original.flags, flag.ephemeral);
		},
		visible: () => texts().join('\n'),
		acknowledged: (options) =>
			changes.waitFor(() => record.acknowledgedAtMs !== undefined && record, {
				...options,
				what: what('acknowledged'),
			}),
		answered: (options) =>
			changes.waitFor(() => messages().find(({ flags }) => !has(flags, flag.loading)), {
				...options,
				what: what('answered'),
			}),
		shows: (words, options) =>
			changes.waitFor(
				() => {
					const shown = texts().join('\n');
					const fits = typeof words === 'string' ? shown.includes(words) : shown.search(words) >= 0;
					return fits && shown;
				},
				{ ...options, what: what(`shows ${String(words)}`) },
			),
	};
	return record;
}
