import { ActivityType } from 'discord.js';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { openDiscord, signIn } from './stage.ts';

test('what the bot shows of itself is kept with its time, from the first IDENTIFY on', async () => {
	const clock = createManualClock();
	const { discord } = await openDiscord({ clock });
	const client = await signIn(discord);
	expect(discord.presences).toEqual([{ atMs: 0, status: 'online', activities: [] }]);
	await clock.advance(15_000);
	client.user.setPresence({
		status: 'idle',
		activities: [{ name: 'custom', state: '12 left today', type: ActivityType.Custom }],
	});
	await discord.waitFor(() => discord.presences.length === 2);
	expect(discord.presences[1]).toMatchObject({
		atMs: 15_000,
		status: 'idle',
		activities: [{ state: '12 left today', type: 4 }],
	});
});

test('a presence that Discord does not know closes the socket with 4002', async () => {
	const { discord } = await openDiscord();
	const client = await signIn(discord);
	client.user.setPresence({ activities: [{ name: 'n'.repeat(129), type: ActivityType.Playing }] });
	await discord.waitFor(() => !discord.connected());
	expect(discord.presences).toHaveLength(1);
});

test('presences count among the 120 sends of a minute', async () => {
	const { discord } = await openDiscord({ clock: createManualClock() });
	const socket = new WebSocket(`${discord.url.replace('http', 'ws')}?v=10&encoding=json`);
	await new Promise((resolve) => socket.once('message', resolve));
	const closed = new Promise<number>((resolve) => socket.once('close', resolve));
	const send = (op: number, d: object) => socket.send(JSON.stringify({ op, d }));
	const presence = { since: null, activities: [], status: 'online', afk: false };
	send(2, { token: discord.token, intents: 1, properties: {} });
	for (let sent = 1; sent < 120; sent += 1) send(3, presence);
	await discord.waitFor(() => discord.presences.length === 120);
	send(3, presence);
	expect(await closed).toBe(4008);
	expect(discord.presences).toHaveLength(120);
});
