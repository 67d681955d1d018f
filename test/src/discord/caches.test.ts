import type { Client } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createIdentifyGate } from '../../../src/discord/identify-gate.ts';
import { createPresence } from '../../../src/discord/presence.ts';
import { openSession } from '../../../src/discord/session.ts';
import { createLogger } from '../../../src/log.ts';
import { eventually } from '../../helpers/eventually.ts';
import { makeStandIn } from './make-discord.ts';

test('neither people nor their messages pile up in memory', async () => {
	const { clock, standIn } = await makeStandIn();
	const guild = standIn.addGuild();
	const channel = standIn.addChannel(guild.id);
	const log = createLogger({ level: 'silent', format: 'json' });
	const clients: Client[] = [];
	const session = openSession({
		apiUrl: `${standIn.url}/api`,
		attach: (one) => clients.push(one),
		gate: createIdentifyGate({ clock, log }),
		log,
		messageContent: true,
		onRefused: () => {},
		presence: createPresence({ clock, send: () => true }).onWire,
		socketClock: createSystemClock(),
		token: standIn.token,
	});
	onTestFinished(() => session.leave());
	await session.begun;
	const [client] = clients;
	const raw: unknown[] = [];
	client?.on('raw', ({ t }: { t: string }) => t === 'MESSAGE_CREATE' && raw.push(t));
	for (let index = 0; index < 200; index++) {
		const { id: userId } = standIn.addUser({ name: `person${index}` });
		standIn.say({ channelId: channel.id, userId, content: 'hello' });
		standIn.say({ channelId: standIn.openDirectMessage(userId).id, userId, content: 'hello' });
	}
	await eventually(() => expect(raw).toHaveLength(400));
	expect([...(client?.users.cache.keys() ?? [])]).toEqual([standIn.botUserId]);
	expect([...(client?.guilds.cache.get(guild.id)?.members.cache.keys() ?? [])]).toEqual([
		standIn.botUserId,
	]);
	const channels = [...(client?.channels.cache.values() ?? [])];
	expect(channels.map(({ id }) => id)).toEqual([channel.id]);
	expect(channels.map((one) => one.isTextBased() && one.messages.cache.size)).toEqual([0]);
	expect(standIn.refusals).toEqual([]);
});
