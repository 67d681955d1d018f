import type { Calls, Sent, Webhook } from './calls.ts';
import type { Channels } from './channels.ts';
import type { Lane } from './lane.ts';
import type { Outbox } from './outbox.ts';
import { nonceOf } from './payload.ts';
import type { Step } from './screen.ts';
import type { CallKind } from './writer.ts';

/** How the steps of an answer reach Discord. */
export type Route = {
	readonly lane: Lane;
	kindOf(step: Pick<Step, 'part' | 'edits'>): CallKind;
	send(step: Step): Promise<Sent>;
	/** Whether this step would refer to the message that it answers. */
	refers(step: Step): boolean;
	/** Deletes a message that was sent. */
	remove(messageId: string): Promise<Sent>;
};

type Parts = { readonly calls: Calls; readonly outbox: Outbox };

/** As messages of a channel. The first one answers `replyTo`, if there is such a message. */
export function channelRoute({
	calls,
	channelId,
	channels,
	outbox,
	questionId,
	replyTo,
	version,
}: Parts & {
	readonly channelId: string;
	readonly channels: Channels;
	readonly questionId: string;
	readonly replyTo?: string;
	/** Tells messages of a later process from those of an earlier one. */
	readonly version: string;
}): Route {
	const refers = ({ part, edits }: Step) =>
		part === 0 && !edits && replyTo !== undefined && channels.mayReply(channelId);
	return {
		lane: outbox.lane(channelId),
		kindOf: ({ edits }) => (edits ? 'edit' : 'create'),
		refers,
		remove: (messageId) => calls.deleteMessage(channelId, messageId),
		send(step) {
			if (step.edits && step.id !== undefined) return calls.editMessage(channelId, step.id, step);
			return calls.createMessage(channelId, {
				...step,
				nonce: nonceOf(questionId, step.part, `${version}${step.version}`),
				replyTo: refers(step) ? replyTo : undefined,
				isFirst: step.part === 0,
			});
		},
	};
}

/** As the answer to an interaction, whose first message Discord has made already, and what follows it. */
export function interactionRoute({
	beginsAnew,
	calls,
	isPrivate,
	outbox,
	webhook,
}: Parts & {
	/** What the first message holds is left alone. */
	readonly beginsAnew: boolean;
	readonly isPrivate: () => boolean;
	readonly webhook: Webhook;
}): Route {
	const isOriginal = ({ part }: Pick<Step, 'part'>) => part === 0 && !beginsAnew;
	return {
		// Asked for anew: a lane is let go once nobody is in it, and another answer of this token may come later.
		get lane() {
			return outbox.lane(webhook.token, { exempt: true });
		},
		kindOf: (step) => (step.edits || isOriginal(step) ? 'edit' : 'create'),
		refers: () => false,
		remove: (messageId) => calls.deleteAnswer(webhook, messageId),
		send(step) {
			if (isOriginal(step)) return calls.editAnswer(webhook, '@original', step);
			if (step.edits && step.id !== undefined) return calls.editAnswer(webhook, step.id, step);
			return calls.followUp(webhook, { ...step, isPrivate: isPrivate() });
		},
	};
}
