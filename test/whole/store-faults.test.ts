import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const EVERYTHING = (1n << 13n) | (1n << 5n);
const OSS = 'openai/gpt-oss-20b:free';
const STORE = 'potluck.sqlite';
const LEDGER = 'potluck-ledger.sqlite';
const NOT_DONE = 'I cannot use my memory on the disk just now';

let bot: Whole;
let unlock = () => {};
beforeEach(async () => {
	bot = await startWhole({ speed: 10, provider: { dayLimit: 1000 } });
	bot.provider.answer((request) => ({ text: `Answer ${request.number}.` }));
});
afterEach(async () => {
	unlock();
	await bot.end();
});

const { ask, press, withButton, idOf } = createPressing(() => bot);

/** Nobody else can write into the file for as long. */
function lock(file: string): void {
	const database = new DatabaseSync(join(bot.folder, file));
	database.exec('PRAGMA busy_timeout = 1000; BEGIN EXCLUSIVE');
	unlock = () => {
		database.exec('ROLLBACK');
		database.close();
		unlock = () => {};
	};
}

const run = ([name, options = {}]: readonly [string, object?]) =>
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name,
		options: { ...options },
		permissions: EVERYTHING,
	});

async function compared(): Promise<MessageRecord> {
	run(['compare', { prompt: 'both?' }]);
	const offer = await withButton(/This asks/, 'Ask both');
	bot.discord.click({ message: offer, customId: idOf(offer, 'Ask both'), userId: bot.ada.id });
	return withButton(/done/, 'No difference');
}

/** What cannot be done without the file: everybody hears that in one sentence. */
const REFUSED: Readonly<Record<string, readonly (readonly [string, object?])[]>> = {
	[STORE]: [
		['model', { model: OSS }],
		['reset'],
		['persona set', { preset: 'teacher' }],
		['privacy opt-out'],
		['settings threads', { mode: 'offer' }],
		['settings retention', { days: 5 }],
		['settings models', { add: OSS }],
	],
	[LEDGER]: [['privacy opt-out']],
};
const READING: readonly (readonly [string, object?])[] = [
	['model'],
	['quota'],
	['help'],
	['leaderboard'],
	['persona show'],
	['privacy notice'],
	['privacy forget'],
	['settings show'],
	['settings pause'],
	['settings quiet'],
	['settings places'],
];

test.each([STORE, LEDGER])(
	'while %s cannot be written, what needs it says so and the rest works',
	async (file) => {
		ask('a riddle?');
		await withButton(/Answer 1/, 'Regenerate');
		lock(file);
		const said: string[] = [];
		for (const one of REFUSED[file] ?? []) said.push(await run(one).shows(NOT_DONE));
		for (const one of READING) said.push((await run(one).answered()).content);
		expect(said).not.toContain('');
		expect(said.join('\n')).not.toMatch(/went wrong/);
		unlock();
		ask('and now?');
		await bot.answered(/Answer 2/);
		expect(JSON.stringify(bot.provider.requests[1]?.body)).toContain('a riddle?');
	},
	20_000,
);

test('while the ledger cannot be written no model is asked, and every button says so', async () => {
	ask('a riddle?');
	const answer = await withButton(/Answer 1/, 'Regenerate');
	const both = await compared();
	const before = bot.provider.requests.length;
	lock(LEDGER);
	const presses = [
		press(answer, 'Delete', bot.ada),
		press(both, 'No difference', bot.bob),
		press(both, 'Delete', bot.ada),
	];
	const asked = [run(['ask', { prompt: 'hi' }]), run(['ask', { prompt: 'hi', private: true }])];
	const again = press(answer, 'Regenerate', bot.ada);
	for (const one of presses) await one.shows(NOT_DONE);
	for (const one of asked) await one.shows('I cannot write down what is spent just now');
	await eventually(() =>
		expect([...bot.answers().map(({ content }) => content), again.visible()].join('\n')).toContain(
			'I cannot write down what is spent just now',
		),
	);
	expect(bot.provider.requests).toHaveLength(before);
	expect([answer.deletedAtMs, both.deletedAtMs]).toEqual([null, null]);
	unlock();
	await press(both, 'No difference', bot.bob).shows('Your vote counts');
	press(answer, 'Delete', bot.ada);
	await bot.discord.waitFor(() => answer.deletedAtMs !== null);
});

test('while the store cannot be written questions are answered, compared and voted on all the same', async () => {
	lock(STORE);
	const question = ask('a riddle?');
	const said = await bot.answered(/Answer 1[\s\S]*left today/);
	expect(said).toContain('I could not keep this answer in the conversation');
	press(await compared(), 'No difference', bot.bob);
	await withButton(/Votes/, 'No difference');
	bot.discord.deleteMessage(question.id);
	unlock();
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
});
