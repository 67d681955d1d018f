import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../../src/clock.ts';
import { createDiscordStandIn, type DiscordStandIn } from '../../src/stand-ins/discord/stand-in.ts';
import {
	createProviderStandIn,
	type ProviderStandIn,
} from '../../src/stand-ins/provider/stand-in.ts';
import { startBotProcess } from '../helpers/bot-process.ts';
import { filesWith } from '../helpers/canary.ts';
import { buttonsOf } from '../helpers/waiting-room.ts';

const CANARY = 'hummingbird';

let discord: DiscordStandIn;
let provider: ProviderStandIn;
let folder: string;

beforeEach(async () => {
	const clock = createSystemClock();
	discord = await createDiscordStandIn({ clock, limits: { identifyWindowMs: 0 } });
	provider = await createProviderStandIn({ clock });
	folder = mkdtempSync(join(tmpdir(), 'potluck-killed-'));
});
afterEach(async () => {
	await Promise.all([discord.close(), provider.close()]);
	rmSync(folder, { recursive: true, force: true });
});

test('what a killed process had written is forgotten by the next one, and stays so when that is killed too', async () => {
	const channel = discord.addChannel(discord.addGuild().id);
	const ada = discord.addUser({ name: 'Ada' });
	const start = async () => {
		const bot = startBotProcess({
			DISCORD_TOKEN: discord.token,
			DISCORD_API_URL: `${discord.url}/api`,
			OPENROUTER_API_KEY: provider.key,
			OPENROUTER_BASE_URL: provider.url,
			STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
		});
		await bot.says('"ready"');
		return bot;
	};
	const answers = () =>
		discord.messages(channel.id).filter(({ authorId }) => authorId === discord.botUserId);
	provider.answer({ text: `A ${CANARY} sings. `.repeat(200), durationMs: 200 });

	const first = await start();
	for (const at of [1, 2, 3]) {
		const content = `${CANARY} ${at}`;
		discord.say({ channelId: channel.id, userId: ada.id, content, mentionsBot: true });
		await discord.waitFor(
			() => answers().filter((one) => one.content.includes('left today')).length === at,
		);
	}
	first.kill('SIGKILL');
	await first.exited;
	expect(filesWith(folder, CANARY)).not.toEqual([]);

	const second = await start();
	const confirmation = discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'privacy forget',
	});
	const message = await confirmation.answered();
	const customId = buttonsOf(message)[0]?.custom_id;
	discord.click({ message, customId, userId: ada.id });
	await discord.waitFor(() => message.content.includes('I have forgotten you'));
	second.kill('SIGKILL');
	await second.exited;
	expect(filesWith(folder, CANARY)).toEqual([]);
	expect(filesWith(folder, ada.id)).toEqual([]);
	expect([...first.lines, ...second.lines].join('\n')).not.toContain(CANARY);

	const third = await start();
	discord.say({ channelId: channel.id, userId: ada.id, content: 'and now?', mentionsBot: true });
	await discord.waitFor(() => provider.requests.length === 4);
	expect(JSON.stringify(provider.requests[3]?.body)).not.toContain(CANARY);
	third.kill('SIGTERM');
	expect(await third.exited).toBe(0);
	expect(discord.refusals).toEqual([]);
});
