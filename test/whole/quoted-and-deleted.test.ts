import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { type Home, startHome } from '../helpers/home.ts';

const CANARY = 'hummingbird';

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end());

test('what is quoted and deleted while the answer is written is kept nowhere', async () => {
	const { ada, bob, channel, discord } = home;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: CANARY });
	home.provider.answer({ text: 'word '.repeat(40), durationMs: 8_000 });
	const asked = { channelId: channel.id, userId: ada.id, mentionsBot: true };
	discord.say({ ...asked, content: 'true?', replyTo: said.id });
	await home.answered(/word word/);
	discord.deleteMessage(said.id);
	await home.answered(/left today/);
	await home.ask('and now?');
	expect(home.sent()).not.toContain(CANARY);
	await home.restart();
	expect(home.onDisk(CANARY)).toEqual([]);
});

test('what is quoted and deleted before it is asked is kept nowhere either', async () => {
	const { ada, bob, channel, discord } = home;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: CANARY });
	home.provider.answer({ text: 'word '.repeat(40), durationMs: 8_000 });
	const asked = { channelId: channel.id, userId: ada.id, mentionsBot: true };
	discord.say({ ...asked, content: 'one?' });
	await home.answered(/word word/);
	const second = discord.say({ ...asked, content: 'true?', replyTo: said.id });
	await eventually(() => expect(home.answers()).toHaveLength(2));
	discord.deleteMessage(said.id);
	const replies = () =>
		home.answers().filter(({ reference }) => reference?.messageId === second.id);
	await discord.waitFor(() => replies().some(({ content }) => /left today/.test(content)));
	expect(home.sent()).toContain('true?');
	expect(home.sent()).not.toContain(CANARY);
	await home.restart();
	expect(home.onDisk(CANARY)).toEqual([]);
});

describe.each([
	['privacy forget', 'Delete my data', 'I have forgotten you'],
	['privacy opt-out', undefined, 'From now on I keep nothing about you'],
])('what is quoted of somebody who then uses /%s', (name, label, words) => {
	async function leave() {
		const { bob } = home;
		const run = home.run(name, bob);
		const message = await run.answered();
		if (label !== undefined) home.press(message, label, bob);
		await home.discord.waitFor(() => message.content.includes(words));
	}

	function quoteBob() {
		const { ada, bob, channel, discord } = home;
		const said = discord.say({ channelId: channel.id, userId: bob.id, content: CANARY });
		const asked = { channelId: channel.id, userId: ada.id, mentionsBot: true };
		const question = discord.say({ ...asked, content: 'true?', replyTo: said.id });
		return (shown: RegExp) =>
			discord.waitFor(() =>
				home
					.answers()
					.find(
						({ content, reference }) => reference?.messageId === question.id && shown.test(content),
					),
			);
	}

	test('goes with the question of the other, and stands in no file', async () => {
		await home.ask('before?');
		const answered = quoteBob();
		const answer = await answered(/left today/);
		await eventually(() => expect(home.onDisk(CANARY)).not.toEqual([]));
		const mine = await home.run('privacy export').answered();
		const [file] = mine.attachments;
		const exported = Buffer.from(file?.bytes ?? []).toString();
		expect(exported).toContain(CANARY);
		expect(exported).not.toContain(home.bob.id);
		await leave();
		await home.press(answer, 'Regenerate').shows('I no longer know the question');
		await home.ask('and now?');
		expect(home.sent()).toContain('before?');
		expect(home.sent()).not.toContain(CANARY);
		await home.restart();
		await eventually(() => expect(home.onDisk(CANARY)).toEqual([]));
	});

	test('is kept nowhere when the answer to the other is still being written', async () => {
		home.provider.answer({ text: 'word '.repeat(40), durationMs: 8_000 });
		const answered = quoteBob();
		await answered(/word word/);
		await leave();
		await answered(/left today/);
		await home.ask('and now?');
		expect(home.sent()).not.toContain(CANARY);
		await home.restart();
		await eventually(() => expect(home.onDisk(CANARY)).toEqual([]));
	});
});
