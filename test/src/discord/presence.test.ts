import type { GatewayPresenceUpdateData } from 'discord.js';
import { expect, test } from 'vitest';
import { createPresence, type Presence } from '../../../src/discord/presence.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fastClock, makeDiscord, makeScene, makeStandIn } from './make-discord.ts';

const AT_MOST_EVERY_MS = 15_000;
/** What two messages may differ in how long they were on their way, on a clock that runs fifty times as fast. */
const TRAVEL_MS = 10_000;

const left = (count: number): Presence => ({ status: 'online', text: `${count} of 50 left today` });
const wordsOf = ({ activities }: Pick<GatewayPresenceUpdateData, 'activities'>) =>
	activities.map(({ state }) => state).join();

function setUp() {
	const clock = createManualClock();
	const sent: [atMs: number, words: string][] = [];
	let isConnected = true;
	const { onWire, ...presence } = createPresence({
		clock,
		send(data) {
			if (isConnected) sent.push([clock.monotonic(), wordsOf(data)]);
			return isConnected;
		},
	});
	const identify = (): GatewayPresenceUpdateData => JSON.parse(JSON.stringify(onWire.inIdentify));
	return {
		...presence,
		...onWire,
		clock,
		identify,
		sent,
		connect(now: boolean) {
			isConnected = now;
		},
	};
}

test('what is known before the sign-in stands in the IDENTIFY, and is not sent again', async () => {
	const { afterReady, clock, identify, sent, show } = setUp();
	show(left(9));
	show(left(8));
	await clock.advance(60_000);
	expect(identify()).toMatchObject({
		status: 'online',
		activities: [{ state: '8 of 50 left today' }],
	});
	afterReady();
	show(left(8));
	await clock.advance(600_000);
	expect(sent).toEqual([]);
	expect(clock.timers()).toBe(0);
});

test('of many changes the latest is sent, 15 seconds after the one before', async () => {
	const { afterReady, clock, identify, sent, show } = setUp();
	show(left(50));
	identify();
	afterReady();
	for (let count = 49; count > 0; count--) {
		show(left(count));
		await clock.advance(1_000);
	}
	await clock.advance(60_000);
	expect(sent).toEqual([
		[15_000, '35 of 50 left today'],
		[30_000, '20 of 50 left today'],
		[45_000, '5 of 50 left today'],
		[60_000, '1 of 50 left today'],
	]);
});

test('a change that is taken back in time is not sent; another status alone is', async () => {
	const { afterReady, clock, identify, sent, show } = setUp();
	show(left(5));
	identify();
	afterReady();
	show(left(4));
	show(left(5));
	await clock.advance(20_000);
	expect(sent).toEqual([]);
	show({ ...left(5), status: 'idle' });
	await clock.advance(0);
	expect(sent).toEqual([[20_000, '5 of 50 left today']]);
});

test('after a resume it is sent again, and what could not be sent meanwhile as well', async () => {
	const { afterResume, clock, connect, identify, sent, show } = setUp();
	show(left(5));
	identify();
	afterResume();
	await clock.advance(20_000);
	expect(sent).toEqual([[15_000, '5 of 50 left today']]);
	connect(false);
	show(left(4));
	await clock.advance(60_000);
	connect(true);
	afterResume();
	afterResume();
	await clock.advance(60_000);
	expect(sent.slice(1)).toEqual([
		[80_000, '4 of 50 left today'],
		[95_000, '4 of 50 left today'],
	]);
});

test('a new IDENTIFY repeats what was shown, and a shard that identified before a change gets it', async () => {
	const { afterReady, clock, identify, sent, show } = setUp();
	show(left(5));
	identify();
	afterReady();
	await clock.advance(20_000);
	expect(wordsOf(identify())).toBe('5 of 50 left today');
	show(left(4));
	await clock.advance(0);
	afterReady();
	await clock.advance(60_000);
	expect(sent).toEqual([
		[20_000, '4 of 50 left today'],
		[35_000, '4 of 50 left today'],
	]);
	expect(wordsOf(identify())).toBe('4 of 50 left today');
	afterReady();
	await clock.advance(60_000);
	expect(sent).toHaveLength(2);
});

test('closing leaves no timer, and nothing is sent after it', async () => {
	const { clock, close, identify, sent, show } = setUp();
	show(left(5));
	identify();
	show(left(4));
	close();
	show(left(3));
	await clock.advance(60_000);
	expect(sent).toEqual([]);
	expect(clock.timers()).toBe(0);
});

test('words longer than Discord takes are cut between characters', () => {
	const { identify, show } = setUp();
	show({ status: 'dnd', text: `a${'😀'.repeat(200)}` });
	expect(identify()).toMatchObject({
		status: 'dnd',
		activities: [{ state: `a${'😀'.repeat(63)}` }],
	});
});

test('over the wire: in the IDENTIFY, then every 15 seconds at most, with words for every status', async () => {
	const { clock, standIn } = await makeStandIn({ clock: fastClock() });
	const bot = makeDiscord(standIn, clock);
	bot.show(left(50));
	await bot.start(new AbortController().signal);
	expect(standIn.presences).toMatchObject([
		{ status: 'online', activities: [{ type: 4, state: '50 of 50 left today' }] },
	]);
	for (let count = 49; count > 30; count--) bot.show(left(count));
	bot.show({ status: 'dnd', text: 'Degraded: no model' });
	await standIn.waitFor(() => standIn.presences.length === 2);
	expect(standIn.presences[1]).toMatchObject({
		status: 'dnd',
		activities: [{ state: 'Degraded: no model' }],
	});
	const [first, second] = standIn.presences;
	expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThan(AT_MOST_EVERY_MS - TRAVEL_MS);
	expect(standIn.violations).toEqual([]);
});

test('over the wire: sent again after a resume, and in the IDENTIFY of a session that Discord forgot', async () => {
	const { show, standIn, state } = await makeScene({ standIn: { clock: fastClock() } });
	show(left(12));
	await standIn.waitFor(
		() => standIn.presences.at(-1)?.activities[0]?.state === '12 of 50 left today',
	);
	const before = standIn.presences.length;
	standIn.dropAll();
	await standIn.waitFor(() => standIn.resumes.length === 1);
	await standIn.waitFor(() => standIn.presences.length === before + 1);
	standIn.invalidSession(false);
	await standIn.waitFor(() => standIn.identifies.length === 2);
	await eventually(() => expect(state().ready).toBe(true));
	const words = standIn.presences.slice(before).map(({ activities }) => activities[0]?.state);
	expect(new Set(words)).toEqual(new Set(['12 of 50 left today']));
	expect(words).toHaveLength(2);
});

test('every shard shows it, and a direct message is heard once', async () => {
	const { ann, heard, show, standIn } = await makeScene({
		standIn: { clock: fastClock(), limits: { recommendedShards: 4 } },
	});
	expect(standIn.identifies).toHaveLength(4);
	show(left(7));
	const showing = () =>
		standIn.presences.filter(({ activities }) => activities[0]?.state === '7 of 50 left today');
	await standIn.waitFor(() => showing().length === 4);
	const { id: channelId } = standIn.openDirectMessage(ann.id);
	standIn.say({ channelId, userId: ann.id, content: 'hello' });
	await eventually(() => expect(heard).toHaveLength(1));
	expect(standIn.violations).toEqual([]);
});
