import type { Clock } from '../clock.ts';

const REMEMBERED_MS = 2 * 60_000;

/** What channels have refused lately, so that it is not tried again for every question. */
export function createChannels(clock: Clock) {
	const mute = new Map<string, number>();
	const withoutReplies = new Map<string, number>();

	function remember(map: Map<string, number>, channelId: string): void {
		for (const [id, until] of map) if (until <= clock.monotonic()) map.delete(id);
		map.set(channelId, clock.monotonic() + REMEMBERED_MS);
	}

	const isIn = (map: Map<string, number>, channelId: string) =>
		(map.get(channelId) ?? Number.NEGATIVE_INFINITY) > clock.monotonic();

	return {
		/** Nothing can be said there. */
		isMute: (channelId: string) => isIn(mute, channelId),
		setMute: (channelId: string) => remember(mute, channelId),
		mayReply: (channelId: string) => !isIn(withoutReplies, channelId),
		/** Messages there cannot refer to others, as the bot may not read its history. */
		setNoReplies: (channelId: string) => remember(withoutReplies, channelId),
	};
}

export type Channels = ReturnType<typeof createChannels>;
