import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { type Home, startHome } from '../helpers/home.ts';
import { labelsOf } from '../helpers/waiting-room.ts';

const CANARY = 'hummingbird';
const FIRST = 'I am an AI and can be wrong';

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end());

/** Runs `/privacy forget` and presses the button. */
async function forget(person = home.ada): Promise<void> {
	const confirmation = home.run('privacy forget', person);
	await confirmation.shows('What Discord and the providers hold');
	const pressed = home.press(await confirmation.answered(), 'Delete my data', person);
	await pressed.shows('I have forgotten you');
}

async function exported(person = home.ada) {
	const run = home.run('privacy export', person);
	await run.shows('Here is all that I keep about you');
	expect(run.ephemeral).toBe(true);
	const file = (await run.answered()).attachments[0];
	return { file, data: JSON.parse(new TextDecoder().decode(file?.bytes)) };
}

describe('the first notice', () => {
	test('stands under one answer only, however many somebody asks at once', async () => {
		const { ada, discord, server } = home;
		const channels = Array.from({ length: 6 }, (_, at) =>
			discord.addChannel(server.id, { name: `room-${at}` }),
		);
		const all = await Promise.all(channels.map(({ id }, at) => home.ask(`${at}?`, ada, id)));
		const told = all.filter(({ answer }) => answer.content.includes(FIRST));
		expect(told).toHaveLength(1);
		expect(told[0]?.answer.content).toMatch(/\n-# I am an AI.*<\/privacy notice:\d+>$/);
		await home.restart();
		expect((await home.ask('again?')).answer.content).not.toContain(FIRST);
		expect((await home.ask('and I?', home.bob)).answer.content).toContain(FIRST);
	});

	test('comes beside the answer to a command, for who asked alone', async () => {
		const first = home.run('ask', home.ada, { options: { prompt: 'hello' } });
		await first.shows('I keep our conversation for 30 days');
		expect(first.original?.content).not.toContain(FIRST);
		expect(first.followups).toHaveLength(1);
		expect(first.followups[0]?.content).toContain('OpenRouter');
		expect(home.answers().some(({ content }) => content.includes('30 days'))).toBe(false);
		const second = home.run('ask', home.ada, { options: { prompt: 'hello' } });
		await second.shows('left today');
		await home.ask('more?');
		expect(second.followups).toHaveLength(0);
	});

	test('is spared for who has read all of it', async () => {
		await home.run('privacy notice').shows('Who runs me');
		expect((await home.ask('hello')).answer.content).not.toContain(FIRST);
	});
});

test('/privacy notice says what is kept, for how long, where it goes and who runs the bot', async () => {
	const notice = home.run('privacy notice');
	const said = await notice.shows('Yours to decide');
	expect(notice.ephemeral).toBe(true);
	for (const words of [
		'OpenRouter',
		'log it and train',
		'30 days',
		'Who runs me:',
		'</privacy forget:',
	])
		expect(said).toContain(words);
	expect(said).not.toContain('whoever manages this server');
});

describe('/privacy export', () => {
	test('has all of one’s own and nothing of anybody else, once in a while', async () => {
		const { ada, bob, channel, discord } = home;
		const thread = discord.addThread(channel.id, { botJoined: true });
		await home.ask('my parrot', ada, thread.id);
		await home.ask('your walrus', bob, thread.id);
		await home.run('model', ada, { options: { model: '~default', scope: 'me' } }).answered();
		const { data, file } = await exported(ada);
		expect(file?.name).toBe('my-data.json');
		expect(data.person).toEqual({ id: ada.id, name: 'Ada' });
		expect(data.conversations).toEqual([
			expect.objectContaining({
				place: `guild:${home.server.id}:${thread.id}`,
				turns: [expect.objectContaining({ question: 'my parrot' })],
			}),
		]);
		expect(data.questions).toEqual([expect.objectContaining({ state: 'answered' })]);
		expect(data.requestsToday).toBe(1);
		const text = JSON.stringify(data);
		expect(text).not.toContain('walrus');
		expect(text).not.toContain(bob.id);
		await home.run('privacy export', ada).shows('You have just had your data');
		expect(JSON.stringify((await exported(bob)).data)).not.toContain('parrot');
	});
});

describe('/privacy forget', () => {
	test('asks first, then nothing is left in any file, and others keep theirs', async () => {
		const { ada, bob } = home;
		const { answer } = await home.ask(`a ${CANARY} sings`);
		await home.ask('a lark sings', bob);
		expect(home.onDisk(CANARY)).not.toEqual([]);
		const kept = home.run('privacy forget');
		await kept.shows('This deletes, for good and on every server');
		expect(labelsOf(await kept.answered())).toEqual(['Delete my data', 'Keep my data']);
		home.press(await kept.answered(), 'Keep my data');
		await kept.shows('Nothing was deleted');
		expect(home.onDisk(CANARY)).not.toEqual([]);
		await forget();
		expect(home.onDisk(CANARY)).toEqual([]);
		expect(home.onDisk('a lark sings')).not.toEqual([]);
		await home.press(answer, 'Regenerate').shows('for the person who asked');
		await home.ask('next?', bob);
		expect(home.sent()).not.toContain(CANARY);
		expect(home.sent()).toContain('a lark sings');
		await home.restart();
		expect(home.onDisk(CANARY)).toEqual([]);
		expect((await exported(ada)).data).toMatchObject({
			questions: [],
			conversations: [],
			choices: [],
		});
	});

	test('gives nobody a second share of the day', async () => {
		await home.ask('one');
		await home.ask('two');
		await forget();
		expect((await exported()).data.requestsToday).toBe(2);
		expect(home.onDisk(home.ada.id)).toEqual([]);
	});

	test('stops what is on its way, and keeps nothing of it', async () => {
		home.provider.answer({ text: `${CANARY} `, endless: true, tokensPerSecond: 10 });
		const { ada, channel, discord } = home;
		discord.say({ channelId: channel.id, userId: ada.id, content: CANARY, mentionsBot: true });
		await home.answered(/hummingbird hummingbird/);
		await forget();
		await home.answered(/Stopped here/);
		await eventually(() => expect(home.provider.requests[0]?.aborted).toBe(true));
		await home.stop();
		await home.start();
		expect(home.onDisk(CANARY)).toEqual([]);
	});
});

describe('/privacy opt-out', () => {
	test('keeps nothing from then on, also over a forget, until it is taken back', async () => {
		await home.run('privacy opt-out').shows('From now on I keep nothing about you');
		const { answer } = await home.ask(`a ${CANARY} sings`);
		expect(answer.content).toContain(CANARY);
		const again = home.press(answer, 'Regenerate');
		await again.acknowledged();
		await home.discord.waitFor(() => home.provider.requests.length === 2);
		await home.discord.waitFor(() => home.answers().length === 2);
		await forget();
		const notice = home.run('privacy notice');
		await notice.shows('You opted out');
		expect(notice.original?.content).not.toContain('privacy opt-out');
		await home.ask(`${CANARY} once more`);
		await home.restart();
		await home.press(answer, 'Regenerate').shows(/no longer know|for the person who asked/);
		expect(home.onDisk(CANARY)).toEqual([]);
		await home.run('privacy opt-in').shows('From now on I keep our conversations again');
		await home.ask(`${CANARY} is kept`);
		expect(home.onDisk(CANARY)).not.toEqual([]);
	});

	test('hides from others what was said before, not from oneself', async () => {
		await home.ask(`a ${CANARY} sings`);
		await home.ask('a lark sings', home.bob);
		const out = home.run('privacy opt-out');
		await out.shows('hidden from others');
		await home.ask('and now?', home.bob);
		expect(home.sent()).not.toContain(CANARY);
		expect(home.sent()).toContain('a lark sings');
		await home.ask('and for me?', home.ada);
		expect(home.sent()).toContain(CANARY);
		home.press(await out.answered(), 'Delete my data');
		await out.shows('That you opted out I still know');
		expect(home.onDisk(CANARY)).toEqual([]);
	});

	test('during an answer holds for it too', async () => {
		home.provider.answer({ text: `${CANARY} `.repeat(40), durationMs: 6_000 });
		const { ada, channel, discord } = home;
		discord.say({ channelId: channel.id, userId: ada.id, content: CANARY, mentionsBot: true });
		await home.answered(/hummingbird/);
		await home.run('privacy opt-out').shows('From now on');
		await home.answered(/left today/);
		await home.restart();
		expect(home.onDisk(CANARY)).toEqual([]);
	});
});

test('what is asked in private stands in no file and no log, also to be asked again', async () => {
	const asked = home.run('ask', home.ada, { options: { prompt: `${CANARY}?`, private: true } });
	await asked.shows(/You said.*hummingbird/);
	home.press(await asked.answered(), 'Regenerate');
	await eventually(() => expect(home.provider.requests).toHaveLength(2));
	await home.ask('next?');
	expect(home.sent()).not.toContain(CANARY);
	await home.restart();
	expect(home.onDisk(CANARY)).toEqual([]);
	expect(home.logged()).not.toContain(CANARY);
});

test('no text of anybody reaches the log', async () => {
	await home.ask(`a ${CANARY} sings`);
	await home.run('privacy export').shows('Here is');
	await home.run('reset').shows('forgotten');
	home.provider.answer({ failure: 'moderation' });
	home.discord.say({
		channelId: home.channel.id,
		userId: home.ada.id,
		content: `${CANARY} again`,
		mentionsBot: true,
	});
	await home.answered(/declined/);
	await forget();
	await home.restart();
	expect(home.logged()).toContain('call handled');
	expect(home.logged()).not.toContain(CANARY);
	expect(home.logged()).not.toContain('Ada');
});
