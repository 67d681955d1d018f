import { expect, test } from 'vitest';
import { makeScene } from './make-discord.ts';

test('a place speaks the language of its server, a DM and an unknown server English', async () => {
	const { discord, standIn } = await makeScene();
	const server = standIn.addGuild({ name: 'Teahouse', locale: 'zh-TW' });
	await expect.poll(() => discord.localeOf(`guild:${server.id}:1`)).toBe('zh-TW');
	expect(discord.localeOf(`dm:${server.id}`)).toBe('en-US');
	expect(discord.localeOf('guild:1:2')).toBe('en-US');
});
