import { expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import type { FatalError } from '../../../src/errors.ts';
import { eventually } from '../../helpers/eventually.ts';
import { fastClock, makeScene } from './make-discord.ts';

test('a broken connection is taken up again without a second sign-in', async () => {
	const { ann, channel, heard, standIn, state } = await makeScene();
	const breaks = [
		() => standIn.dropAll(),
		() => standIn.closeGateway(4000),
		() => standIn.reconnectRequest(),
	];
	for (const [index, breakOff] of breaks.entries()) {
		breakOff();
		standIn.say({ channelId: channel.id, userId: ann.id, content: `${index}`, mentionsBot: true });
		await standIn.waitFor(() => standIn.resumes.length === index + 1);
		await eventually(() => expect(state().ready).toBe(true));
	}
	await eventually(() =>
		expect(heard).toMatchObject([{ text: '0' }, { text: '1' }, { text: '2' }]),
	);
	expect(standIn.identifies).toHaveLength(1);
	expect(standIn.refusals).toEqual([]);
});

test('a session that Discord forgot is signed in anew, after asking how many sign-ins are left', async () => {
	const { ann, channel, heard, standIn, state } = await makeScene({
		standIn: { clock: fastClock() },
	});
	standIn.invalidSession(false);
	await standIn.waitFor(() => standIn.identifies.length === 2);
	await eventually(() => expect(state().ready).toBe(true));
	standIn.say({
		channelId: channel.id,
		userId: ann.id,
		content: 'still there?',
		mentionsBot: true,
	});
	await eventually(() => expect(heard).toMatchObject([{ text: 'still there?' }]));
	expect(standIn.requests.filter(({ path }) => path === '/gateway/bot')).toHaveLength(2);
	expect(standIn.refusals).toEqual([]);
});

test('unanswered heartbeats make it unready; after three minutes a new client signs in', async () => {
	const { ann, channel, heard, standIn, state } = await makeScene({
		socketClock: createSystemClock(300),
		standIn: { clock: fastClock(), limits: { heartbeatIntervalMs: 60 } },
	});
	await eventually(() => expect(state().ready).toBe(true));
	standIn.withholdAcks(true);
	await eventually(() => expect(state().ready).toBe(false));
	await standIn.waitFor(() => standIn.identifies.length >= 2);
	standIn.withholdAcks(false);
	await eventually(() => expect(state().ready).toBe(true));
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'back?', mentionsBot: true });
	await eventually(() => expect(heard).toMatchObject([{ text: 'back?' }]));
	expect(standIn.refusals).toEqual([]);
});

test('a fatal close after the start is told to those who listen', async () => {
	const { discord, standIn, state } = await makeScene();
	const fatal: FatalError[] = [];
	discord.onFatal((error) => fatal.push(error));
	standIn.closeGateway(4004);
	await eventually(() => expect(fatal).toMatchObject([{ exitCode: 3 }]));
	expect(state().ready).toBe(false);
	expect(standIn.identifies).toHaveLength(1);
	expect(standIn.refusals).toEqual([]);
});

test('Message Content switched off while it runs costs a sign-in and nothing else', async () => {
	const { ann, channel, heard, standIn, state } = await makeScene({
		standIn: { clock: fastClock() },
	});
	standIn.portal.messageContentAllowed = false;
	standIn.closeGateway(4014);
	await standIn.waitFor(() => standIn.identifies.length === 2);
	await eventually(() => expect(state().ready).toBe(true));
	expect(state().degraded).toHaveLength(1);
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'hi', mentionsBot: true });
	await eventually(() => expect(heard).toMatchObject([{ text: 'hi' }]));
	expect(standIn.refusals).toEqual([]);
});
