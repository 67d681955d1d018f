import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { type Home, startHome } from '../helpers/home.ts';
import { labelsOf } from '../helpers/waiting-room.ts';

const CANARY = 'hummingbird';
const MODERATOR = 1n << 13n;

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end());

const whole = () => home.answers().filter(({ content }) => /left today/.test(content));
const answers = (count: number) => home.discord.waitFor(() => whole().length === count);

async function forget(person = home.ada): Promise<void> {
	const run = home.run('privacy forget', person);
	await run.shows('What Discord and the providers hold');
	home.press(await run.answered(), 'Delete my data', person);
	await run.shows('I have forgotten you');
}

/** Ada’s question, and its answer once a moderator has had it asked once more. */
async function askedOnceMore() {
	const { answer } = await home.ask(`a ${CANARY} sings`);
	home.press(answer, 'Regenerate', home.bob, MODERATOR);
	await answers(2);
	return whole()[1] ?? answer;
}

test('what a moderator asks once more is forgotten with whose question it is', async () => {
	await askedOnceMore();
	await forget();
	expect(home.onDisk(CANARY)).toEqual([]);
});

test('it is exported as theirs, and not as the moderator’s', async () => {
	await askedOnceMore();
	const exported = async (person: { readonly id: string }) => {
		const run = home.run('privacy export', person);
		await run.shows('Here is all that I keep about you');
		return new TextDecoder().decode((await run.answered()).attachments[0]?.bytes);
	};
	expect(JSON.parse(await exported(home.ada)).questions).toHaveLength(2);
	expect(await exported(home.bob)).not.toContain(CANARY);
});

test('nothing of it goes when the moderator is forgotten', async () => {
	const answer = await askedOnceMore();
	await forget(home.bob);
	home.press(answer, 'Regenerate', home.ada);
	await answers(3);
	expect(home.onDisk(home.bob.id)).toEqual([]);
});

test('on its way it is stopped when who asked first is forgotten', async () => {
	const { answer } = await home.ask(`a ${CANARY} sings`);
	home.provider.answer({ text: `${CANARY} `, endless: true, tokensPerSecond: 10 });
	home.press(answer, 'Regenerate', home.bob, MODERATOR);
	await home.answered(/hummingbird hummingbird/);
	await forget();
	await eventually(() => expect(home.provider.requests[1]?.aborted).toBe(true));
	await home.discord.waitFor(() => home.answers().every((one) => !labelsOf(one).includes('Stop')));
	await home.restart();
	expect(home.onDisk(CANARY)).toEqual([]);
});

test('of who opted out a moderator’s press keeps nothing either', async () => {
	await home.run('privacy opt-out').shows('From now on I keep nothing about you');
	await askedOnceMore();
	await home.restart();
	expect(home.onDisk(CANARY)).toEqual([]);
});
