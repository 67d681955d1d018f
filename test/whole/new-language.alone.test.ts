import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { permission } from '../../src/stand-ins/discord/permissions.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

vi.mock(import('../../src/locales/languages.ts'), async (original) => {
	const real = await original();
	const polish = {
		...real.languages['en'],
		'language.name': 'Polski',
		'settings.language-description': 'Język tego, co widzą wszyscy',
		'mention.how-to-ask': 'Zapytaj mnie.',
	};
	Object.assign(real.languages, { pl: polish });
	return real;
});

let bot: Whole;
beforeAll(async () => {
	bot = await startWhole();
});
afterAll(() => bot.end());

test('a language that is added to the table is registered, can be chosen by its own name, and is spoken', async () => {
	const { ada, channel, discord } = bot;
	const set = (options: Record<string, string>, locale = 'zh-CN') =>
		discord.command({
			userId: ada.id,
			channelId: channel.id,
			name: 'settings language',
			options,
			locale,
			permissions: permission.manageGuild,
		});
	const settings = discord.commands().find(({ payload }) => payload['name'] === 'settings');
	const subcommands: readonly { readonly name: string }[] = Object(settings?.payload)['options'];
	expect(subcommands.find(({ name }) => name === 'language')).toMatchObject({
		description_localizations: { pl: 'Język tego, co widzą wszyscy' },
		options: [
			{
				choices: expect.arrayContaining([
					expect.objectContaining({ name: 'English', value: 'en' }),
					expect.objectContaining({ name: 'Polski', value: 'pl' }),
				]),
			},
		],
	});
	await set({ language: 'pl' }).shows('Polski');
	discord.say({ channelId: channel.id, userId: ada.id, content: '', mentionsBot: true });
	await bot.answered(/Zapytaj mnie\./);
	await set({ language: 'en' }).shows('English');
});
