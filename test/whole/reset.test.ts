import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Home, startHome } from '../helpers/home.ts';
import { createLeapingClock } from '../helpers/leaping-clock.ts';
import { labelsOf } from '../helpers/waiting-room.ts';

const MANAGE_MESSAGES = 1n << 13n;

let home: Home;
let clock: ReturnType<typeof createLeapingClock>;
beforeEach(async () => {
	clock = createLeapingClock();
	home = await startHome({ clock });
});
afterEach(() => home.end());

async function reset(person = home.ada, permissions = 0n) {
	const run = home.run('reset', person, { permissions });
	await run.shows('I have forgotten');
	return run.answered();
}

/** What each question of the conversation was, as the provider is sent it. */
const remembered = () =>
	(home.provider.requests.at(-1)?.body?.messages ?? [])
		.filter(({ role }) => role === 'user')
		.map(({ content }) => String(content));

test('what was reset comes back in question order, among what was said since', async () => {
	await home.ask('one');
	await home.ask('two', home.bob);
	await home.ask('three');
	const message = await reset();
	expect(labelsOf(message)).toEqual(['Undo']);
	expect(home.onDisk('three')).toEqual(expect.anything());
	await home.ask('four', home.bob);
	expect(remembered()).toEqual(['Bob: two', 'Bob: four']);
	await Promise.all([
		home.press(message, 'Undo').acknowledged(),
		home.press(message, 'Undo').acknowledged(),
	]);
	await home.discord.waitFor(() => message.content.includes('2 questions and answers are back'));
	expect(labelsOf(message)).toEqual([]);
	await home.ask('five', home.bob);
	expect(remembered()).toEqual(['Ada: one', 'Bob: two', 'Ada: three', 'Bob: four', 'Bob: five']);
	expect(message.content).toContain('are back');
});

test('only who reset their own may undo it; what a moderator reset for all any moderator may', async () => {
	await home.ask('one');
	const own = await reset();
	await home.press(own, 'Undo', home.bob, MANAGE_MESSAGES).shows('Only whoever reset this');
	home.press(own, 'Undo');
	await home.discord.waitFor(() => own.content.includes('are back'));
	const all = await reset(home.bob, MANAGE_MESSAGES);
	await home.press(all, 'Undo', home.ada).shows('Only whoever reset this');
	home.press(all, 'Undo', home.ada, MANAGE_MESSAGES);
	await home.discord.waitFor(() => all.content.includes('are back'));
});

/** The message says so, and there is nothing to press any more. */
async function tooLate(message: Awaited<ReturnType<typeof reset>>) {
	home.press(message, 'Undo');
	await home.discord.waitFor(() => message.content.includes('It can no longer be undone'));
	expect(labelsOf(message)).toEqual([]);
}

test('after a minute, and after a restart, it is too late', async () => {
	await home.ask('one');
	const late = await reset();
	await clock.leap(61_000);
	await tooLate(late);
	await home.ask('two');
	const restarted = await reset();
	await home.restart();
	await tooLate(restarted);
	await home.ask('three');
	expect(remembered()).toEqual(['Ada: three']);
});

test('what was deleted or forgotten meanwhile does not come back', async () => {
	const { question } = await home.ask('one');
	await home.ask('two');
	await home.ask('three', home.bob);
	const message = await reset(home.bob, MANAGE_MESSAGES);
	home.discord.deleteMessage(question.id);
	const confirmation = home.run('privacy forget', home.bob);
	await confirmation.shows('This deletes');
	await home.press(await confirmation.answered(), 'Delete my data', home.bob).acknowledged();
	await confirmation.shows('I have forgotten you');
	home.press(message, 'Undo', home.bob, MANAGE_MESSAGES);
	await home.discord.waitFor(() => message.content.includes('are back'));
	await home.ask('four');
	expect(remembered()).toEqual(['Ada: two', 'Ada: four']);
});
