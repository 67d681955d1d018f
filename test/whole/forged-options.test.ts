import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Option, Subcommand } from '../../src/command.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const EVERYTHING = (1n << 13n) | (1n << 5n);

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole();
});
afterEach(() => bot.end());

/** Commands by their whole names. */
const CALLABLE = commands.flatMap((command): [string, Subcommand][] => {
	if (command.kind === 'slash') return [[command.name, command]];
	if (command.kind !== 'group') return [];
	return command.subcommands.map((one) => [`${command.name} ${one.name}`, one]);
});

/** Values that Discord's app lets nobody send for such an option. */
function forgedFor(option: Option): readonly (string | number | boolean)[] {
	if (option.type === 'boolean') return ['true', 1];
	if (option.type === 'integer' || option.type === 'number')
		return ['1', 1e300, -1, 0.5, true, Number.MAX_SAFE_INTEGER];
	if (option.type !== 'string') return [];
	const isOpen = option.choices === undefined;
	return [7, false, ...(isOpen ? ['x'.repeat(7000)] : ['__proto__', 'toString', ''])];
}

const CASES = CALLABLE.flatMap(([name, { options }]) =>
	Object.entries(options).flatMap(([option, table]) =>
		forgedFor(table).map((value) => ({ name, options: { [option]: value } })),
	),
);

const call = (asking: { name: string; options: Record<string, string | number | boolean> }) =>
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		permissions: EVERYTHING,
		isForged: true,
		...asking,
	});

test('every option of every command refuses what nobody can choose, and changes nothing', async () => {
	for (const asking of CASES) {
		const called = call(asking);
		await called.acknowledged();
		if (called.modal) continue;
		const { content, flags } = await called.answered();
		expect([asking, content !== '', flags & 64]).toEqual([asking, true, 64]);
		expect([asking.name, content]).not.toEqual([asking.name, expect.stringMatching(/went wrong/)]);
	}
	expect(bot.provider.requests).toEqual([]);
	const shown = await call({ name: 'settings show', options: {} }).shows('Settings of this server');
	expect(shown).not.toContain('Last changed');
	expect(shown).not.toMatch(new RegExp(`<@${bot.ada.id}>`));
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
});

const WILD = [
	'\0',
	'\u202e\u2066',
	'\ud800',
	'`'.repeat(50),
	'__proto__',
	'../..',
	'@everyone',
	'-1',
];

test('every option that takes words takes any words, without a fault', async () => {
	const withWords = CALLABLE.flatMap(([name, { options }]) =>
		Object.entries(options).flatMap(([option, table]) =>
			table.type === 'string' && table.choices === undefined && !['ask', 'compare'].includes(name)
				? WILD.map((value) => ({ name, options: { [option]: value } }))
				: [],
		),
	);
	for (const asking of withWords) {
		const called = call(asking);
		await called.acknowledged();
		if (called.modal) continue;
		const { content } = await called.answered();
		expect([asking, content]).not.toEqual([asking, expect.stringMatching(/went wrong|^$/)]);
	}
	expect(bot.provider.requests).toEqual([]);
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
});

test('suggestions for any words, of any option, are a list', async () => {
	const suggesting = CALLABLE.flatMap(([name, { options }]) =>
		Object.entries(options).flatMap(([option, table]) =>
			table.type === 'string' && table.suggest ? [[name, option] as const] : [],
		),
	);
	expect(suggesting.length).toBeGreaterThan(3);
	for (const [name, focused] of suggesting) {
		for (const typed of [...WILD, '', 'x'.repeat(6000)]) {
			const asking = { userId: bot.ada.id, channelId: bot.channel.id, permissions: EVERYTHING };
			const choices = await bot.discord.autocomplete({
				...asking,
				name,
				focused,
				options: { [focused]: typed },
			});
			expect(choices.length).toBeLessThanOrEqual(25);
		}
	}
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
});
