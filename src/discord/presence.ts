import { ActivityType, type GatewayPresenceUpdateData, PresenceUpdateStatus } from 'discord.js';
import type { Clock } from '../clock.ts';

/** What stands beside the bot's name: words, and a mark that says the same in a colour. At most 128 characters. */
export type Presence = { readonly status: 'online' | 'idle' | 'dnd'; readonly text: string };

/** The presence as sessions need it. */
export type PresenceOnWire = {
	/** For an IDENTIFY; what it holds is decided when it is written. */
	readonly inIdentify: GatewayPresenceUpdateData & { toJSON(): GatewayPresenceUpdateData };
	/** A shard has identified and is connected. */
	afterReady(): void;
	/** A shard is connected again: what was sent meanwhile is lost. */
	afterResume(): void;
};

/** Discord allows a socket 120 sends in a minute; this takes four of them. */
const AT_MOST_EVERY_MS = 15_000;
/** In UTF-16 units, which is the strictest way to count: Discord closes the socket of whoever sends more. */
const LONGEST_TEXT = 128;
/** Discord shows the state of such an activity only, and wants a name all the same. */
const CUSTOM = 'Custom Status';

const STATUS = {
	online: PresenceUpdateStatus.Online,
	idle: PresenceUpdateStatus.Idle,
	dnd: PresenceUpdateStatus.DoNotDisturb,
} as const;

/** Shows the latest presence: changed at most once in 15 seconds, and not sent again while nothing is different. */
export function createPresence({
	clock,
	send,
}: {
	clock: Clock;
	/** False when no shard is connected. */
	send: (data: GatewayPresenceUpdateData) => boolean;
}) {
	let wanted: Presence | undefined;
	let shown: Presence | undefined;
	let shownAt: number | undefined;
	let isLost = false;
	/** A shard that has identified since may show the one before. */
	let changedSinceIdentify = false;
	let cancel: (() => void) | undefined;

	const isDue = () =>
		wanted !== undefined &&
		shownAt !== undefined &&
		(isLost || wanted.text !== shown?.text || wanted.status !== shown.status);

	function sendNow(): void {
		if (!wanted || !isDue() || !send(dataOf(wanted))) return;
		shown = wanted;
		shownAt = clock.monotonic();
		isLost = false;
		changedSinceIdentify = true;
	}

	function settle(): void {
		if (cancel || !isDue()) return;
		const waitMs = (shownAt ?? 0) + AT_MOST_EVERY_MS - clock.monotonic();
		if (waitMs <= 0) sendNow();
		else {
			cancel = clock.after(waitMs, () => {
				cancel = undefined;
				sendNow();
			});
		}
	}

	const onWire: PresenceOnWire = {
		inIdentify: {
			...dataOf(undefined),
			toJSON() {
				if (shownAt === undefined) {
					shown = wanted;
					shownAt = clock.monotonic();
				}
				changedSinceIdentify = false;
				return dataOf(shown);
			},
		},
		afterReady() {
			isLost ||= changedSinceIdentify;
			settle();
		},
		afterResume() {
			isLost = true;
			settle();
		},
	};

	return {
		onWire,
		show(presence: Presence): void {
			wanted = presence;
			settle();
		},
		close(): void {
			cancel?.();
			wanted = undefined;
		},
	};
}

function dataOf(presence: Presence | undefined): GatewayPresenceUpdateData {
	return {
		since: null,
		activities: presence
			? [
					{
						name: CUSTOM,
						type: ActivityType.Custom,
						state: presence.text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, ''),
					},
				]
			: [],
		status: STATUS[presence?.status ?? 'online'],
		afk: false,
	};
}
