import { afterEach, describe, expect, test } from 'vitest';
import { permission } from '../../src/stand-ins/discord/permissions.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
let refusalsExpected = false;
async function start(options: Parameters<typeof startWhole>[0] = {}) {
	refusalsExpected = false;
	bot = await startWhole(options);
	bot.provider.answer({ text: 'It is about soup.' });
}
afterEach(() => bot.end({ refusalsExpected }));

type Entry = 'Ask about this' | 'Ask about this privately';

async function choose(entry: Entry, targetId: string, channelId = bot.channel.id) {
	const opened = bot.discord.messageCommand({
		userId: bot.ada.id,
		channelId,
		name: entry,
		targetId,
	});
	await opened.acknowledged();
	return opened;
}

/** Writes this into the form that opened. */
function write(opened: Awaited<ReturnType<typeof choose>>, text: string) {
	const [, field = ''] = /"custom_id":"(text)"/.exec(JSON.stringify(opened.modal)) ?? [];
	return bot.discord.submitModal(opened, { [field]: text });
}

const question = () => String(bot.provider.requests.at(-1)?.body?.messages.at(-1)?.content);

test('are registered by a name of their own in the menu of a message', async () => {
	await start();
	const names = bot.discord
		.commands()
		.filter(({ payload }) => payload['type'] === 3)
		.map(({ name }) => name);
	expect(names).toEqual(['Ask about this', 'Ask about this privately']);
});

describe('the form', () => {
	const opened = async (entry: Entry, said: Parameters<Whole['discord']['say']>[0]) => {
		const { modal } = await choose(entry, bot.discord.say(said).id);
		return JSON.stringify(modal);
	};

	test('says which message it is about, and who will see the answer', async () => {
		await start();
		const by = { channelId: bot.channel.id, userId: bot.bob.id };
		const content = `The *soup*\nneeds <@${bot.ada.id}> and ${'thyme '.repeat(50)}`;
		const form = await opened('Ask about this', { ...by, content });
		expect(form).toContain('"title":"Ask about this message"');
		expect(form).toMatch(
			/"description":"About the message by Bob: The \*soup\* needs @Ada and thyme [^"]+…"/,
		);
		const alone = await opened('Ask about this privately', { ...by, content: '' });
		expect(alone).toContain('"title":"Ask about this message privately"');
		expect(alone).toContain('"description":"About the message by Bob"');
	});
});

describe.each([
	['with', true],
	['without', false],
])('%s the Message Content intent', (_, messageContentAllowed) => {
	test('what is asked comes with the message, its files, and a link to it', async () => {
		await start({ discord: { messageContentAllowed } });
		const said = bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.bob.id,
			content: 'The soup needs thyme.',
			attachments: [
				{ name: 'recipe.txt', bytes: Buffer.from('boil it'), contentType: 'text/plain' },
			],
		});
		const sent = write(await choose('Ask about this', said.id), 'how much?');
		const shown = await sent.shows(/It is about soup\.[\s\S]*left today/);
		expect(sent.ephemeral).toBe(false);
		expect(shown).toContain(`About the message by Bob: https://discord.com/channels/`);
		expect(shown).toContain(said.id);
		expect(question()).toMatch(
			/^Ada: how much\?[\s\S]*a message by "Bob", sent with "recipe\.txt"[\s\S]*The soup needs thyme\.[\s\S]*boil it/,
		);
	});
});

test('an empty form asks to explain it', async () => {
	await start();
	const said = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		poll: { question: 'What to cook?', answers: ['Soup', 'Stew'] },
	});
	await write(await choose('Ask about this', said.id), '').shows(/left today/);
	expect(question()).toMatch(/^Ada: Please explain this\.[\s\S]*\[poll: What to cook\?/);
});

test('an empty form about what was said last asks to explain that', async () => {
	await start();
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.ada.id,
		content: 'what is this about?',
		mentionsBot: true,
	});
	await bot.answered(/left today/);
	const answer = bot.answers(bot.channel.id).at(-1);
	await write(await choose('Ask about this', String(answer?.id)), '').shows(/left today/);
	expect(question()).toMatch(/^Ada: Please explain this\.$/);
});

test('privately only who asks sees it, and nothing of it is kept', async () => {
	await start();
	const said = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		content: 'The soup needs thyme.',
	});
	const sent = write(await choose('Ask about this privately', said.id), 'how much?');
	const shown = await sent.shows(/left today/);
	expect(sent.ephemeral).toBe(true);
	expect(shown).not.toContain('About the message');
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.ada.id,
		content: 'next',
		mentionsBot: true,
	});
	await bot.answered(/left today/);
	expect(JSON.stringify(bot.provider.requests.at(-1)?.body)).not.toMatch(/thyme|how much/);
});

describe('an empty form about a message with nothing to read spends nothing', () => {
	const bytes = new Uint8Array(64);
	test.each<[string, Partial<Parameters<Whole['discord']['say']>[0]>, RegExp]>([
		['of silence', { content: '' }, /^I found nothing that I can read in the quoted message\.$/m],
		['nobody sees', { content: '\u200b' }, /^I found nothing that I can read in the quoted/m],
		[
			'to be heard',
			{ voice: { bytes, durationSeconds: 3 } },
			/^I cannot listen to the voice message\. Please write what it says\.$/m,
		],
		[
			'to be watched',
			{ attachments: [{ name: 'clip.mp4', bytes, contentType: 'video/mp4' }] },
			/^I cannot read `clip\.mp4`/m,
		],
	])('%s', async (_, said, told) => {
		await start();
		const { id } = bot.discord.say({ channelId: bot.channel.id, userId: bot.bob.id, ...said });
		await write(await choose('Ask about this', id), '').shows(told);
		expect(bot.provider.requests).toEqual([]);
	});
});

describe('a message that answers others', () => {
	function chain(length: number, channelId = bot.channel.id) {
		let last = bot.discord.say({ channelId, userId: bot.bob.id, content: 'step 0.' });
		for (let step = 1; step < length; step++) {
			const [userId, replyTo] = [step % 2 ? bot.ada.id : bot.bob.id, last.id];
			last = bot.discord.say({ channelId, userId, content: `step ${step}.`, replyTo });
		}
		return last;
	}
	const steps = () => [...question().matchAll(/step (\d+)\./g)].map(([, step]) => Number(step));

	test('brings the whole chain, newest last, and no more than ten messages', async () => {
		// Time to read it runs out on the bot's clock.
		await start({ speed: 1 });
		const shown = await write(await choose('Ask about this', chain(13).id), 'sum up').shows(
			/left today/,
		);
		expect(steps()).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
		expect(shown).toContain('Using the last 10 messages of this chain of replies.');
	});

	test('brings no more of it than there is, and nothing that was deleted while the form was open', async () => {
		await start();
		const first = chain(1);
		const { id } = bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.ada.id,
			content: 'step 1.',
			replyTo: first.id,
		});
		const opened = [
			await choose('Ask about this', id),
			await choose('Ask about this privately', id),
		];
		const [whole, rest] = opened;
		if (!whole || !rest) throw new Error('No form has opened');
		expect(await write(whole, 'sum up').shows(/left today/)).not.toContain('chain');
		expect(steps()).toEqual([0, 1]);
		await bot.discord
			.command({
				userId: bot.ada.id,
				channelId: bot.channel.id,
				name: 'reset',
			})
			.shows(/forgotten/);
		bot.discord.deleteMessage(first.id);
		await write(rest, 'sum up').shows(/left today/);
		expect(steps()).toEqual([1]);
		expect(bot.discord.refusals).toHaveLength(1);
		refusalsExpected = true;
	});

	test('brings what Discord showed of it when it cannot be fetched anew, and says so', async () => {
		await start();
		const opened = await choose('Ask about this', chain(4).id);
		bot.discord.failNext({ method: 'GET', path: /\/messages\/\d+$/, delayMs: 60_000 });
		expect(await write(opened, 'sum up').shows(/left today/)).toContain(
			'I could not fetch the messages before those that are quoted.',
		);
		expect(steps()).toEqual([2, 3]);
	});

	test('brings what Discord shows of it where the bot itself is not, and says so', async () => {
		await start();
		const group = bot.discord.openGroup([bot.ada.id, bot.bob.id]);
		const sent = write(await choose('Ask about this', chain(4, group.id).id, group.id), 'sum up');
		expect(await sent.shows(/left today/)).toContain(
			'I could not fetch the messages before those that are quoted.',
		);
		expect(steps()).toEqual([2, 3]);
	});

	test('brings what Discord shows of it where its history is hidden from the bot, and says so', async () => {
		await start();
		const hidden = bot.discord.addChannel(bot.server.id, { name: 'quiet' });
		bot.discord.denyBot(hidden.id, permission.readMessageHistory);
		const sent = write(await choose('Ask about this', chain(4, hidden.id).id, hidden.id), 'sum up');
		expect(await sent.shows(/left today/)).toContain(
			'I could not fetch the messages before those that are quoted.',
		);
		expect(steps()).toEqual([2, 3]);
	});
});

describe('a message that is deleted while the form is open', () => {
	const secret = (channelId = bot.channel.id) =>
		bot.discord.say({ channelId, userId: bot.bob.id, content: 'a secret parrot' });

	test.each<[string, () => Promise<Awaited<ReturnType<typeof choose>>>]>([
		[
			'alone',
			async () => {
				const { id } = secret();
				const opened = await choose('Ask about this', id);
				bot.discord.deleteMessage(id);
				return opened;
			},
		],
		[
			'with others',
			async () => {
				const said = [secret(), secret()];
				const opened = await choose('Ask about this', String(said[1]?.id));
				bot.discord.bulkDelete(
					bot.channel.id,
					said.map(({ id }) => id),
				);
				return opened;
			},
		],
	])('%s is not asked about, and who asks gets their text back', async (_, delete_) => {
		await start();
		const sent = write(await delete_(), 'how much?');
		expect(await sent.shows('The message that you meant was deleted')).toContain('how much?');
		expect(sent.ephemeral).toBe(true);
		expect(bot.provider.requests).toEqual([]);
	});

	test('leaves the forms about others as they are', async () => {
		await start();
		const [kept, deleted] = [secret(), secret()];
		const opened = await choose('Ask about this', kept.id);
		bot.discord.deleteMessage(deleted.id);
		await write(opened, 'how much?').shows(/left today/);
		expect(question()).toContain('a secret parrot');
	});
});

test('a form that a restart has outlived says what to do', async () => {
	await start();
	const said = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		content: 'The soup needs thyme.',
	});
	const opened = await choose('Ask about this', said.id);
	await bot.restart();
	const sent = write(opened, 'how much?');
	expect(await sent.shows('no longer know which message you meant')).toContain('how much?');
	expect(sent.ephemeral).toBe(true);
	expect(bot.provider.requests).toEqual([]);
});

test('works among people, where only who asks has installed the bot', async () => {
	await start();
	const group = bot.discord.openGroup([bot.ada.id, bot.bob.id]);
	const said = bot.discord.say({
		channelId: group.id,
		userId: bot.bob.id,
		content: 'The soup needs thyme.',
	});
	await write(await choose('Ask about this', said.id, group.id), 'how much?').shows(/left today/);
	expect(question()).toContain('The soup needs thyme.');
});

test('about a message of who opted out nothing is asked but what was written', async () => {
	await start();
	const { bob, channel, discord, provider } = bot;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: 'a secret parrot' });
	await discord
		.command({ userId: bob.id, channelId: channel.id, name: 'privacy opt-out' })
		.shows('From now on I keep nothing about you');
	const told = 'A quoted message is by somebody who opted out, so I could not read it.';
	await write(await choose('Ask about this', said.id), '').shows(told);
	expect(provider.requests).toHaveLength(0);
	await write(await choose('Ask about this', said.id), 'what is it?').shows(told);
	expect(question()).toContain('what is it?');
	expect(question()).not.toContain('parrot');
});
