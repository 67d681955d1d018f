import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const EVERYTHING = (1n << 13n) | (1n << 5n);
const BUTTON = 2;
const MENU = 3;

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole({ speed: 5 });
});
/** To delete what is gone already is refused by Discord, on purpose. */
afterEach(() => bot.end({ refusalsExpected: true }));

const { ask, withButton, idOf } = createPressing(() => bot);
const handleOf = (id: string) => id.slice(id.indexOf(':') + 1);
const buttonNames = commands.flatMap((one) => (one.kind === 'button' ? [one.name] : []));

/** Bob, who may manage everything there, presses what no message of the bot has. */
async function forge(on: MessageRecord, customId: string, values?: readonly string[]) {
	const component = values
		? {
				type: MENU,
				custom_id: customId,
				placeholder: 'Which',
				options: values.map((value) => ({ label: 'x', value })),
			}
		: { type: BUTTON, style: 2, label: 'x', custom_id: customId };
	const message = { ...on, components: [{ type: 1, components: [component] }] };
	const pressed = bot.discord.click({
		message,
		customId,
		userId: bot.bob.id,
		permissions: EVERYTHING,
		...(values && { values }),
	});
	await pressed.acknowledged();
	return { said: () => [message.content, ...pressed.followups.map(({ content }) => content)] };
}

/** All that has begun has come to an end. */
const settled = (presses: number) =>
	eventually(() =>
		expect(bot.logged().match(/"msg":"call handled"/g)?.length ?? 0).toBeGreaterThanOrEqual(
			presses,
		),
	);

test('every button with the handle of somebody else’s answer elsewhere tells and does nothing', async () => {
	bot.provider.answer({ text: 'the SECRET answer', reasoning: 'the SECRET thought' });
	ask('the SECRET question', bot.ada);
	const secret = await withButton(/SECRET answer/, 'Show thinking');
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'compare',
		options: { prompt: 'the SECRET comparison', blind: true },
	});
	const offer = await withButton(/This asks/, 'Ask both');
	bot.discord.click({ message: offer, customId: idOf(offer, 'Ask both'), userId: bot.ada.id });
	const compared = await withButton(/SECRET answer/, 'A is best');
	const elsewhere = bot.discord.addChannel(bot.server.id, { name: 'elsewhere' });
	bot.provider.answer({ text: 'plain' });
	ask('hi', bot.bob, elsewhere.id);
	const own = await withButton(/plain/, 'Regenerate', elsewhere.id);
	const before = bot.provider.requests.length;
	const count = bot.logged().match(/"msg":"call handled"/g)?.length ?? 0;
	const handles = [
		handleOf(idOf(secret, 'Regenerate')),
		handleOf(idOf(compared, 'A is best')),
		handleOf(idOf(compared, 'Show the names')),
		bot.ada.id,
	];
	const presses = [];
	for (const handle of handles) {
		for (const name of buttonNames) presses.push(await forge(own, `${name}:${handle}`));
		for (const name of buttonNames) presses.push(await forge(own, `${name}:${handle}`, ['0']));
	}
	await settled(count + presses.length);
	for (const { said } of presses)
		expect(said().join('\n')).not.toMatch(/SECRET|[AB] · (?:Gemma|Nemotron)/);
	expect(bot.provider.requests).toHaveLength(before);
	expect(compared.content).not.toContain('Votes');
	expect(bot.discord.messages(bot.channel.id)).toContain(secret);
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
});

test('of an answer that one person alone sees nobody else does or sees anything, moderators neither', async () => {
	bot.provider.answer({ text: 'the SECRET answer', reasoning: 'the SECRET thought' });
	const asked = bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'ask',
		options: { prompt: 'the SECRET question', private: true },
	});
	const secret = await asked.answered();
	await bot.discord.waitFor(() => labelsOf(secret).includes('Regenerate'));
	bot.provider.answer({ text: 'plain' });
	ask('hi', bot.bob);
	const own = await withButton(/plain/, 'Regenerate');
	const before = bot.provider.requests.length;
	const count = bot.logged().match(/"msg":"call handled"/g)?.length ?? 0;
	const handle = handleOf(idOf(secret, 'Regenerate'));
	const presses = [];
	for (const name of buttonNames) presses.push(await forge(own, `${name}:${handle}`));
	await settled(count + presses.length);
	for (const { said } of presses) expect(said().join('\n')).not.toContain('SECRET');
	expect(bot.provider.requests).toHaveLength(before);
	expect(secret.content).toContain('the SECRET answer');
	expect(secret.deletedAtMs).toBeNull();
});

test('every button with a handle or a choice that is nonsense gets a sentence', async () => {
	ask('hi', bot.bob);
	await bot.answered(/left today/);
	const [own] = bot.answers();
	if (!own) throw new Error('There is no answer.');
	const count = bot.logged().match(/"msg":"call handled"/g)?.length ?? 0;
	const nonsense = [
		'x',
		'0',
		'-1',
		'a.b.c',
		'..',
		'\ud800',
		'\0',
		'__proto__',
		'%s',
		'9'.repeat(70),
	];
	const ids = ['', ':', 'nobody:1', '百家饭:1', 'toString:1', `stop:${'x'.repeat(200)}`];
	const presses = [];
	for (const id of ids) presses.push(await forge(own, id));
	for (const name of buttonNames) {
		for (const [index, handle] of nonsense.entries()) {
			const values = index % 2 ? [nonsense[(index * 7) % nonsense.length] ?? ''] : undefined;
			presses.push(await forge(own, `${name}:${handle}`, values));
		}
	}
	await settled(count + presses.length);
	expect(bot.provider.requests).toHaveLength(1);
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
	expect(buttonsOf(own)).not.toEqual([]);
});
