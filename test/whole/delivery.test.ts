import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../src/stand-ins/discord/faults.ts';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole({ speed: 10, provider: { dayLimit: 1000 } });
});
afterEach(async () => {
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
	await bot.end();
});

const { ask, withButton, idOf } = createPressing(() => bot);
const refusal = (status: number, code: number): Fault => ({
	status,
	body: { message: 'Scripted', code },
});
/** Blocks what a filter takes offence at: the next change, and the whole text. */
const blocked = (code: number): Fault => ({ ...refusal(400, code), times: 2 });

/** Words that are still being written when their first ones stand. */
function writing(text: string): void {
	bot.provider.answer({ text: `${'word '.repeat(60)}${text}`, durationMs: 16_000 });
}
const repliesTo = ({ id }: MessageRecord) =>
	bot.answers().filter(({ reference }) => reference?.messageId === id);
async function begun(content: string) {
	const question = ask(content);
	const [answer] = await bot.discord.waitFor(() => {
		const replies = repliesTo(question);
		return replies.some((one) => one.content.includes('word')) && replies;
	});
	if (!answer) throw new Error('There is no answer.');
	return { question, answer };
}
const failEdits = ({ id }: MessageRecord, fault: Fault) =>
	bot.discord.failNext({ method: 'PATCH', path: new RegExp(`/messages/${id}$`), ...fault });

test('a message that Discord makes without saying so stands once', async () => {
	bot.provider.answer({ text: 'Once.' });
	bot.discord.failNext({
		method: 'POST',
		path: /\/channels\/\d+\/messages$/,
		performFirst: true,
		connection: 'close',
	});
	const question = ask('hi');
	await bot.discord.waitFor(() =>
		repliesTo(question).some(({ content }) => /left today/.test(content)),
	);
	expect(repliesTo(question)).toHaveLength(1);
	expect(bot.provider.requests).toHaveLength(1);
});

test.each([
	['five errors of its own', { ...refusal(500, 0), times: 5 }],
	['no answer at all, though it was done', { performFirst: true, connection: 'close' }],
] as [string, Fault][])(
	'the last words land after %s, and are paid for once',
	async (_, fault) => {
		writing('end.');
		const { question, answer } = await begun('hi');
		failEdits(answer, fault);
		await bot.answered(/end\.[\s\S]*left today/);
		expect(repliesTo(question)).toEqual([answer]);
		expect(bot.provider.requests).toHaveLength(1);
	},
	20_000,
);

test('a message that takes no more edits is followed by another', async () => {
	writing('end.');
	const { answer } = await begun('hi');
	failEdits(answer, { ...refusal(429, 30046), times: 2 });
	await bot.answered(/end\.[\s\S]*left today/);
	expect(bot.answers().filter(({ content }) => content.includes('end.'))).toHaveLength(1);
});

test.each([200000, 240000])('what a filter blocks (%i) is told as that, and ends', async (code) => {
	writing('rude.');
	const { answer } = await begun('hi');
	failEdits(answer, blocked(code));
	await bot.answered(/A filter of this server did not let my answer through/);
	expect(labelsOf(answer)).not.toContain('Stop');
	expect(bot.answers()).toHaveLength(1);
});

test('a comparison that a filter blocks says so where it stood, and leaves no button', async () => {
	writing('rude.');
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'compare',
		options: { prompt: 'both?' },
	});
	const offer = await withButton(/This asks/, 'Ask both');
	bot.discord.click({ message: offer, customId: idOf(offer, 'Ask both'), userId: bot.ada.id });
	await bot.discord.waitFor(() => offer.content.includes('word'));
	bot.discord.failNext({ method: 'PATCH', path: /\/webhooks\//, ...blocked(200000) });
	await bot.discord.waitFor(() => offer.content.includes('A filter of this server'));
	expect(labelsOf(offer)).toEqual([]);
	expect(offer.content).not.toContain('writing');
});

test('the bot is not typing once the last words stand', async () => {
	bot.provider.answer({ text: 'Slow.', firstTokenDelayMs: 12_000 });
	ask('hi');
	await bot.answered(/Slow[\s\S]*left today/);
	const before = bot.discord.typing(bot.channel.id).length;
	expect(before).toBeGreaterThan(0);
	// An answer elsewhere takes longer than Discord shows that somebody types.
	const other = bot.discord.addChannel(bot.server.id);
	ask('and here?', bot.bob, other.id);
	await bot.answered(/Slow[\s\S]*left today/, other.id);
	expect(bot.discord.typing(other.id)).not.toEqual([]);
	expect(bot.discord.typing(bot.channel.id)).toHaveLength(before);
});

test('nothing that a model writes rings, in whatever is created and edited', async () => {
	const pings = `@everyone @here <@${bot.bob.id}> <@&${bot.server.id}> <#${bot.channel.id}> `;
	bot.provider.answer({ text: pings.repeat(10), durationMs: 6000 });
	const question = ask(`${pings}?`);
	await eventually(() => expect(repliesTo(question)[0]?.content).toMatch(/left today/));
	const written = bot.discord.requests.filter(
		({ method, path }) => /^(?:POST|PATCH)$/.test(method) && /\/messages/.test(path),
	);
	expect(written.length).toBeGreaterThan(1);
	for (const { body } of written)
		expect(body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
});
