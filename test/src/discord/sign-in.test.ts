import { expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { slash } from '../../../src/command.ts';
import { FatalError } from '../../../src/errors.ts';
import { cloudflareBan } from '../../../src/stand-ins/discord/faults.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fastClock, makeDiscord, makeScene, makeStandIn } from './make-discord.ts';

const never = new AbortController().signal;
const MESSAGE_CONTENT = 1 << 15;

const help = slash({
	name: 'help',
	description: 'help.description',
	contexts: ['server'],
	options: {},
	acknowledge: () => 'private',
	run: async () => {},
});

const failure = (promise: Promise<void>) =>
	promise.then(
		() => undefined,
		(error: unknown) => error,
	);

test('signs in over the address that the REST base names, and logs both invite links', async () => {
	const { inviteLink, logged, standIn, state } = await makeScene();
	expect(standIn.identifies).toHaveLength(1);
	expect(state()).toMatchObject({ ready: true, degraded: [] });
	const invite = new URL(inviteLink()).searchParams;
	expect(invite.get('permissions')).toBe('309237763072');
	expect(invite.get('client_id')).toBe(standIn.applicationId);
	expect(logged('Signed in to Discord')).toMatchObject([
		{ inviteToServer: inviteLink(), inviteToPerson: expect.stringContaining('integration_type=1') },
	]);
	expect(standIn.refusals).toEqual([]);
});

test('a wrong token ends the start with one sentence and no further request', async () => {
	const { clock, standIn } = await makeStandIn();
	const bot = makeDiscord(standIn, clock, { token: 'not-the-token' });
	const error = await failure(bot.start(never));
	expect(error).toBeInstanceOf(FatalError);
	expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining('DISCORD_TOKEN') });
	expect(standIn.requests).toHaveLength(1);
	expect(standIn.refusals).toMatchObject([{ status: 401 }]);
	expect(bot.state().ready).toBe(false);
});

test.for([
	[4004, 'DISCORD_TOKEN'],
	[4010, 'SHARD_IDS'],
	[4011, 'SHARD_COUNT'],
	[4012, 'update Potluck'],
	[4013, 'intents'],
] as const)('close code %i ends the start with its remedy', async ([code, remedy]) => {
	const { clock, standIn } = await makeStandIn();
	standIn.portal.refuseIdentifyWith = code;
	const error = await failure(makeDiscord(standIn, clock).start(never));
	expect(error).toBeInstanceOf(FatalError);
	expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining(remedy) });
	expect(standIn.identifies).toHaveLength(1);
	expect(standIn.requests).toHaveLength(1);
	expect(standIn.refusals).toEqual([]);
});

test('without Message Content in the portal it signs in again, says so, and hears mentions and DMs', async () => {
	const { ann, channel, heard, logged, standIn, state } = await makeScene({
		standIn: { clock: fastClock(), messageContentAllowed: false },
	});
	expect(standIn.identifies).toMatchObject([{ outcome: 4014 }, { outcome: 'ready' }]);
	expect((standIn.identifies[1]?.intents ?? 0) & MESSAGE_CONTENT).toBe(0);
	expect(state().degraded).toEqual([expect.stringContaining('Message Content Intent')]);
	expect(logged('Message Content is switched off')).toMatchObject([
		{ switch: expect.stringContaining('Privileged Gateway Intents') },
	]);
	const thread = standIn.addThread(channel.id, { botJoined: true });
	standIn.say({ channelId: thread.id, userId: ann.id, content: 'unreadable' });
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'hello', mentionsBot: true });
	const direct = standIn.openDirectMessage(ann.id);
	standIn.say({ channelId: direct.id, userId: ann.id, content: 'psst' });
	await eventually(() => expect(heard).toHaveLength(2));
	expect(heard).toMatchObject([{ text: 'hello' }, { text: 'psst' }]);
	expect(standIn.refusals).toEqual([]);
});

test('a gateway that refuses connections is tried again, and leaves no second connection behind', async () => {
	const { clock, standIn } = await makeStandIn({ clock: fastClock() });
	standIn.refuseHandshakes('gateway', 503);
	const { logged, start, state } = makeDiscord(standIn, clock);
	const started = start(never);
	await eventually(() => expect(logged('Signing in to Discord failed')).not.toEqual([]));
	standIn.refuseHandshakes('gateway', undefined);
	await started;
	expect(state().ready).toBe(true);
	// Taking up a broken connection lasts longer than the half second after which an abandoned one would come back.
	standIn.dropAll();
	await standIn.waitFor(() => standIn.resumes.length === 1);
	expect(standIn.identifies).toHaveLength(1);
	expect(standIn.refusals).toEqual([]);
});

test("Cloudflare's ban of the address is waited out for ten minutes or more", async () => {
	const { clock, standIn } = await makeStandIn({ clock: createSystemClock(20_000) });
	standIn.failNext({ ...cloudflareBan, path: /^\/gateway\/bot/ });
	const { logged, start } = makeDiscord(standIn, clock);
	await start(never);
	expect(Number(logged('Signing in to Discord failed')[0]?.['waitMs'])).toBeGreaterThanOrEqual(
		600_000,
	);
	expect(standIn.requests.filter(({ path }) => path === '/gateway/bot')).toHaveLength(2);
	expect(standIn.refusals).toEqual([]);
});

test('several connections sign in one by one, each more than five seconds after the last', async () => {
	const clock = createManualClock();
	const limits = { identifyWindowMs: 5_000, recommendedShards: 3 };
	const { standIn } = await makeStandIn({ clock, limits });
	const { start, state } = makeDiscord(standIn, clock);
	const started = start(never);
	for (let count = 1; count <= 3; count++) {
		await eventually(() => expect(standIn.identifies).toHaveLength(count));
		await clock.advance(5_499);
		expect(standIn.identifies).toHaveLength(count);
		await clock.advance(1);
	}
	await started;
	expect(state().ready).toBe(true);
	expect(standIn.identifies.map(({ outcome }) => outcome)).toEqual(['ready', 'ready', 'ready']);
});

test('waits for the next day when few sign-ins are left', async () => {
	const clock = createManualClock();
	const { standIn } = await makeStandIn({ clock });
	standIn.portal.sessionStartsRemaining = 10;
	const { logged, start } = makeDiscord(standIn, clock);
	const started = start(never);
	await eventually(() => expect(logged('Too few sign-ins')).toMatchObject([{ remaining: 10 }]));
	expect(standIn.identifies).toEqual([]);
	standIn.portal.sessionStartsRemaining = 1_000;
	await clock.advance(24 * 60 * 60_000);
	await started;
	expect(standIn.identifies).toHaveLength(1);
	expect(standIn.refusals).toEqual([]);
});

test('a start that is called off ends with the reason and leaves no timer', async () => {
	const clock = createManualClock();
	const { standIn } = await makeStandIn({ clock });
	standIn.portal.sessionStartsRemaining = 10;
	const { logged, start } = makeDiscord(standIn, clock);
	const calledOff = new AbortController();
	const started = failure(start(calledOff.signal));
	await eventually(() => expect(logged('Too few sign-ins')).not.toEqual([]));
	calledOff.abort(new Error('never mind'));
	expect(await started).toMatchObject({ message: 'never mind' });
	await eventually(() => expect(clock.timers()).toBe(0));
	expect(standIn.refusals).toEqual([]);
});

test('leaves the gateway cleanly', async () => {
	const { discord, standIn, state } = await makeScene();
	await discord.close();
	await standIn.waitFor(() => !standIn.connected());
	expect(state().ready).toBe(false);
	expect(standIn.refusals).toEqual([]);
});

test('a 401 of any request is fatal, and no other request follows', async () => {
	const { clock, standIn } = await makeStandIn();
	const path = /^\/applications\//;
	standIn.failNext({ path, status: 401, body: { message: '401: Unauthorized', code: 0 } });
	const bot = makeDiscord(standIn, clock, { commands: [help] });
	const fatal: FatalError[] = [];
	bot.onFatal((error) => fatal.push(error));
	await bot.start(never);
	await eventually(() => expect(fatal).toMatchObject([{ exitCode: 3 }]));
	await standIn.waitFor(() => !standIn.connected());
	expect(standIn.requests).toHaveLength(2);
	expect(bot.state().ready).toBe(false);
	expect(standIn.refusals).toEqual([]);
});
