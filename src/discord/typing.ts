import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Calls } from './calls.ts';
import type { Outbox } from './outbox.ts';
import { meaningOf } from './refusal.ts';

/** Discord shows it for ten seconds. */
const RENEW_MS = 8000;
const LOOK_AGAIN_MS = 1000;

/** `nextAt`: monotonic ms before which no further call is due. */
type Channel = { waiting: number; nextAt: number; cancel: () => void };

/** Shows that the bot is typing while answers wait for their first words: one call for all of a channel. */
export function createTyping({
	calls,
	clock,
	log,
	onMute,
	outbox,
}: {
	calls: Pick<Calls, 'typing'>;
	clock: Clock;
	log: Logger;
	/** The bot may not even type there. */
	onMute: (channelId: string) => void;
	outbox: Pick<Outbox, 'takeSpare'>;
}) {
	const channels = new Map<string, Channel>();

	async function send(channelId: string): Promise<void> {
		try {
			await calls.typing(channelId);
		} catch (error) {
			log.debug({ channelId, error: describeError(error) }, 'typing could not be shown');
			const sent = { edits: false, file: false, reference: false };
			if (meaningOf(error, sent) === 'mute') onMute(channelId);
		}
	}

	function show(channelId: string, channel: Channel): void {
		const isSent = outbox.takeSpare();
		const againMs = isSent ? RENEW_MS : LOOK_AGAIN_MS;
		channel.nextAt = clock.monotonic() + againMs;
		channel.cancel = clock.after(againMs, () => show(channelId, channel));
		if (isSent) void send(channelId);
	}

	function begin(channelId: string): Channel {
		const now = clock.monotonic();
		for (const [id, { nextAt, waiting }] of channels) {
			if (waiting === 0 && nextAt <= now) channels.delete(id);
		}
		const channel = channels.get(channelId) ?? { waiting: 0, nextAt: now, cancel: () => {} };
		channels.set(channelId, channel);
		if (channel.waiting++ > 0) return channel;
		if (channel.nextAt <= now) show(channelId, channel);
		else channel.cancel = clock.after(channel.nextAt - now, () => show(channelId, channel));
		return channel;
	}

	/** Until the returned function is called. */
	return (channelId: string): (() => void) => {
		const channel = begin(channelId);
		let isOn = true;
		return () => {
			if (!isOn) return;
			isOn = false;
			channel.waiting--;
			if (channel.waiting === 0) channel.cancel();
		};
	};
}
