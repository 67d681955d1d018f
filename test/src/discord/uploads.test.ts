import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createRest } from '../../../src/discord/rest.ts';
import { createDiscordStandIn } from '../../../src/stand-ins/discord/stand-in.ts';

function open(url: string, token: string) {
	const rest = createRest(url, token);
	onTestFinished(() => {
		rest.clearHashSweeper();
		rest.clearHandlerSweeper();
	});
	return rest;
}

const files = ['one', 'two', 'three', 'four'].map((name) => ({
	name: `${name}.md`,
	contentType: 'text/markdown',
	data: Buffer.from(`${name} 百家饭\n`.repeat(20_000)),
}));
const upload = { body: { content: 'The whole answer' }, files };

test('files arrive as they are, with the words', async () => {
	const discord = await createDiscordStandIn({ clock: createSystemClock() });
	onTestFinished(() => discord.close());
	const { id: channelId } = discord.addChannel(discord.addGuild().id);
	await open(`${discord.url}/api`, discord.token).post(`/channels/${channelId}/messages`, upload);
	const [sent] = discord.messages(channelId);
	expect(sent?.content).toBe('The whole answer');
	expect(
		sent?.attachments.map(({ bytes, contentType, name }) => ({
			name,
			contentType,
			data: Buffer.from(bytes),
		})),
	).toEqual(files);
});

test('a connection that breaks under files rejects the request, and nothing else', async () => {
	const server = createServer(({ socket }) => socket.resetAndDestroy()).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => void server.close());
	const address = server.address();
	const port = typeof address === 'object' && address?.port;
	const stray: unknown[] = [];
	const onStray = (error: unknown) => stray.push(error);
	process.on('unhandledRejection', onStray);
	onTestFinished(() => void process.off('unhandledRejection', onStray));
	const rest = open(`http://127.0.0.1:${port}`, 'a.token');
	for (let round = 0; round < 5; round++) {
		await expect(rest.post('/channels/1/messages', upload)).rejects.toThrow();
	}
	expect(stray).toEqual([]);
});
