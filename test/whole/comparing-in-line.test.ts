import { afterEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { labelsOf, startWaitingRoom, type WaitingRoom } from '../helpers/waiting-room.ts';
import { startWhole } from '../helpers/whole.ts';

const MINUTE_MS = 60_000;
const gemma = 'google/gemma-4-31b-it:free';
const oss = 'openai/gpt-oss-20b:free';

let room: WaitingRoom | undefined;
afterEach(async () => {
	await room?.end();
	room = undefined;
});

async function offered(place: WaitingRoom) {
	place.discord.command({
		userId: place.ada.id,
		channelId: place.channel.id,
		name: 'compare',
		options: { prompt: 'which?', model1: gemma, model2: oss },
	});
	return await place.discord.waitFor(() =>
		place.answers().find((one) => labelsOf(one).includes('Ask both')),
	);
}

test('all wait as one, with their place in line, and are asked in the same minute', async () => {
	room = await startWaitingRoom({ perMinute: 2 });
	const { answers, asked, clock, discord, press, ada, useUp } = room;
	await useUp();
	const panel = await offered(room);
	press(panel, 'Ask both', ada);
	await discord.waitFor(() => /You are number 1 in line/.test(panel.content));
	expect(panel.content.match(/-# waiting/g)).toHaveLength(2);
	expect(asked()).toHaveLength(1);
	await clock.leap(MINUTE_MS + 5000);
	await discord.waitFor(() => answers().some((one) => labelsOf(one).includes('No difference')));
	expect(asked()).toEqual(['Zoe: first', 'Ada: which?', 'Ada: which?']);
	expect(room.provider.refusals).toEqual([]);
});

test('Stop while they wait spends nothing', async () => {
	room = await startWaitingRoom({ perMinute: 2 });
	const { asked, clock, discord, press, ada, provider, useUp } = room;
	await useUp();
	const panel = await offered(room);
	press(panel, 'Ask both', ada);
	await discord.waitFor(() => labelsOf(panel).includes('Stop'));
	press(panel, 'Stop', ada);
	await discord.waitFor(() => panel.content === 'Cancelled. Nothing was spent.');
	await clock.leap(2 * MINUTE_MS);
	expect(asked()).toEqual(['Zoe: first']);
	expect(provider.dayUsed()).toBe(1);
});

test('more than a minute ever holds is refused, and says so', async () => {
	room = await startWaitingRoom({ perMinute: 1 });
	const { asked, discord, press, ada } = room;
	const panel = await offered(room);
	press(panel, 'Ask both', ada);
	await discord.waitFor(() => /A minute never has room/.test(panel.content));
	expect(asked()).toEqual([]);
});

test('models of several providers are asked together, each of its own budget', async () => {
	const whole = await startWhole({ groq: true, google: true });
	const { ada, channel, discord, groq, provider } = whole;
	provider.answer({ text: 'One.' });
	discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'compare',
		options: { prompt: 'which?', model1: gemma, model2: 'groq:openai/gpt-oss-120b' },
	});
	const panel = await discord.waitFor(() =>
		whole.answers().find((one) => labelsOf(one).includes('Ask both')),
	);
	const customId = Object(panel.components[0]).components[0].custom_id;
	discord.click({ message: panel, customId, userId: ada.id });
	await discord.waitFor(() => labelsOf(panel).includes('No difference'));
	expect([provider.requests.length, groq.requests.length]).toEqual([1, 1]);
	await whole.end();
});

test('a restart while they wait ends them with a sentence, and nothing is spent', async () => {
	room = await startWaitingRoom({ perMinute: 2 });
	const { asked, discord, press, ada, useUp } = room;
	await useUp();
	const panel = await offered(room);
	press(panel, 'Ask both', ada);
	await discord.waitFor(() => labelsOf(panel).includes('Stop'));
	await room.restart();
	await eventually(() => expect(panel.content).toMatch(/restart/));
	expect(asked()).toEqual(['Zoe: first']);
});
