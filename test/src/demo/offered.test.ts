import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { languages } from '../../../src/demo/locales/languages.ts';
import { createOffered } from '../../../src/demo/offered.ts';
import {
	createDiscordStandIn,
	type DiscordStandIn,
} from '../../../src/stand-ins/discord/stand-in.ts';

let discord: DiscordStandIn;
let guildId: string;
beforeAll(async () => {
	discord = await createDiscordStandIn({ clock: createSystemClock() });
	guildId = discord.addGuild({ name: '茶馆' }).id;
	for (const command of [
		{ type: 3, name: 'Ask about this', name_localizations: { 'zh-CN': '问问这条消息' } },
		{ type: 1, name: 'settings', description: 'Settings', default_member_permissions: '32' },
		{ type: 1, name: 'help', description: 'Help' },
	])
		await fetch(`${discord.url}/api/v10/applications/${discord.applicationId}/commands`, {
			method: 'POST',
			headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
			body: JSON.stringify(command),
		});
});
afterAll(() => discord.close());

const offeredIn = (locale: keyof typeof languages) =>
	createOffered({ discord, guildId, language: languages[locale] });

test('the menu of a message is in the language of who opens it', () => {
	expect(offeredIn('zh-CN').menus()).toEqual([{ name: 'Ask about this', shown: '问问这条消息' }]);
	expect(offeredIn('en').menus()).toEqual([{ name: 'Ask about this', shown: 'Ask about this' }]);
});

test('a command that asks for a permission is for managers, with its subcommands', () => {
	const { forManagers } = offeredIn('en');
	expect(['settings', 'settings quota', 'help'].map(forManagers)).toEqual([true, true, false]);
});
