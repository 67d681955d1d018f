import { afterEach, describe, expect, test } from 'vitest';
import { filesWith } from '../helpers/canary.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Home, startHome } from '../helpers/home.ts';
import { startWaitingRoom, type WaitingRoom } from '../helpers/waiting-room.ts';

const CANARY = 'hummingbird';
const MINUTE_MS = 60_000;
const MIDNIGHT = Date.UTC(2026, 10, 26);

describe('a question that waits for another day', () => {
	let room: WaitingRoom;
	afterEach(() => room.end());

	test.each([
		['privacy forget', 'Delete my data', 'I have forgotten you'],
		['privacy opt-out', undefined, 'From now on I keep nothing about you'],
	])('is not asked any more after /%s, and stands in no file', async (name, label, words) => {
		room = await startWaitingRoom({
			perMinute: 20,
			perDay: 1,
			startMs: MIDNIGHT - 3 * MINUTE_MS,
		});
		const { ada, channel, discord, folder } = room;
		await room.useUp('first');
		const question = room.say(`a ${CANARY}?`, ada);
		const offer = await room.replyTo(question, /Today’s shared requests are all used/);
		room.press(offer, 'Ask it for me after midnight UTC', ada);
		await room.replyTo(question, /I keep this question for the new day/);
		expect(filesWith(folder, CANARY)).not.toEqual([]);
		const run = discord.command({ userId: ada.id, channelId: channel.id, name });
		const message = await run.answered();
		if (label !== undefined) room.press(message, label, ada);
		await discord.waitFor(() => message.content.includes(words));
		await room.clock.leap(MIDNIGHT + MINUTE_MS - room.clock.now());
		expect(room.asked()).toEqual(['Zoe: first']);
		await room.restart();
		await room.clock.leap(2 * MINUTE_MS);
		expect(room.asked()).toEqual(['Zoe: first']);
		await eventually(() => expect(filesWith(folder, CANARY)).toEqual([]));
	});
});

describe('where nothing is written', () => {
	let home: Home;
	afterEach(() => home.end());

	test('what memory keeps for the buttons is forgotten too', async () => {
		home = await startHome({ environment: { RETENTION_DAYS: '0' } });
		const { answer } = await home.ask(`a ${CANARY} sings`);
		const confirmation = home.run('privacy forget');
		const message = await confirmation.answered();
		home.press(message, 'Delete my data');
		await home.discord.waitFor(() => message.content.includes('I have forgotten you'));
		// Pressed by who may decide for others, as nobody knows any more whose it was.
		const press = home.press(answer, 'Regenerate', home.bob, 1n << 13n);
		await press.shows('I no longer know the question');
		await home.ask('next?', home.bob);
		expect(home.sent()).not.toContain(CANARY);
		expect(home.provider.requests).toHaveLength(2);
	});
});
