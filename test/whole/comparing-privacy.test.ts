import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { type Home, startHome } from '../helpers/home.ts';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';

const CANARY = 'hummingbird';
const two = { model1: 'google/gemma-4-31b-it:free', model2: 'openai/gpt-oss-20b:free' };

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end());

const compare = (person = home.ada) =>
	home.run('compare', person, { options: { prompt: `${CANARY}?`, ...two } });

async function compared(person = home.ada): Promise<MessageRecord> {
	const asked = compare(person);
	await asked.shows('This asks 2 models');
	const panel = await asked.answered();
	home.press(panel, 'Ask both', person);
	await home.discord.waitFor(() => labelsOf(panel).includes('No difference'), {
		what: 'the answers',
	});
	return panel;
}

const hasMenu = (message: MessageRecord) =>
	buttonsOf(message).some(({ options }) => Array.isArray(options));

async function votesOf(person = home.ada): Promise<unknown> {
	const run = home.run('privacy export', person);
	await run.shows('Here is all that I keep about you');
	const [file] = (await run.answered()).attachments;
	return JSON.parse(new TextDecoder().decode(file?.bytes)).votes;
}

test('the first notice comes beside an offer, once', async () => {
	const first = compare();
	await first.shows('I am an AI and can be wrong');
	expect(first.original?.content).not.toContain('I am an AI');
	expect(first.followups).toHaveLength(1);
	const second = compare();
	await second.shows('This asks 2 models');
	await home.ask('hello');
	expect(second.followups).toHaveLength(0);
	expect((await home.ask('and I?')).answer.content).not.toContain('I am an AI');
});

describe('of who opted out', () => {
	beforeEach(async () => {
		await home.ask('a lark sings');
		await home.run('privacy opt-out').shows('From now on I keep nothing about you');
	});

	test('what they said before is in nobody else’s comparison', async () => {
		await compared(home.bob);
		expect(home.sent()).not.toContain('a lark sings');
		await compared();
		expect(home.sent()).toContain('a lark sings');
	});

	test('no answer enters the conversation', async () => {
		expect(hasMenu(await compared())).toBe(false);
		expect(home.onDisk(CANARY)).toEqual([]);
		await home.run('privacy opt-in').shows('From now on I keep our conversations again');
		expect(hasMenu(await compared())).toBe(true);
	});

	test('no vote is kept', async () => {
		const message = await compared(home.bob);
		await home.press(message, 'No difference').shows('so I keep nothing about you, no vote either');
		expect(await votesOf()).toEqual([]);
		await home.press(message, 'No difference', home.bob).shows('Your vote counts');
		expect(await votesOf(home.bob)).toHaveLength(1);
	});
});
