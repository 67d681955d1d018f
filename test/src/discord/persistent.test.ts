import { expect, test } from 'vitest';
import { createButtonEdits } from '../../../src/discord/button-edits.ts';
import type { Button } from '../../../src/render/surface.ts';
import { eventually } from '../../helpers/eventually.ts';
import { asBot, fastClock, makeScene } from './make-discord.ts';
import { createStage, watch } from './surface-stage.ts';

const button = (label: string): Button => ({ id: 'test:1', label, style: 'secondary' });
const slowDown = (retryAfterMs: number) => ({ status: 429, code: 0, retryAfterMs });

async function pressed() {
	const stage = createStage();
	const press = stage.press({ id: '77', isPrivate: false }, { standsInChannel: true });
	const acknowledged = press.acknowledge();
	await stage.clock.advance(100);
	await acknowledged;
	return { ...stage, remove: (others: readonly string[]) => watch(press.pressed.remove(others)) };
}

test('messages are deleted once the wait is over that Discord asks for', async () => {
	const { clock, discord, remove } = await pressed();
	discord.failNext('deleteMessage', slowDown(3000));
	const removed = remove(['76', '77']);
	await clock.advance(2900);
	expect(discord.of('deleteAnswer')).toHaveLength(0);
	await clock.advance(1000);
	expect(removed.value).toBe('gone');
	expect(discord.of('deleteMessage').map(({ id }) => id)).toEqual(['76', '76']);
});

test('who deletes is told at once where Discord asks for minutes, and after seconds in all', async () => {
	const { clock, discord, remove } = await pressed();
	discord.failNext('deleteAnswer', slowDown(300_000));
	const long = remove([]);
	await clock.advance(100);
	expect(long.value).toBe('refused');
	for (const name of ['deleteMessage', 'deleteMessage', 'deleteAnswer'] as const)
		discord.failNext(name, slowDown(6000));
	const many = remove(['75', '76']);
	await clock.advance(7000);
	expect(many.value).toBe('refused');
	expect(discord.of('deleteMessage').map(({ id }) => id)).toEqual(['75', '75', '76']);
});

test('what waits to be deleted ends when the bot closes, and leaves no timer', async () => {
	const { clock, closing, discord, remove } = await pressed();
	const timers = clock.timers();
	discord.failNext('deleteAnswer', slowDown(9000));
	const removed = remove([]);
	await clock.advance(1000);
	expect(removed).not.toHaveProperty('value');
	closing.abort();
	await clock.advance(0);
	expect(removed.value).toBe('refused');
	expect(clock.timers()).toBe(timers);
});

test('of the buttons that are wanted while Discord lets an edit wait, the last ones stand', async () => {
	const { clock, discord, persist } = createStage();
	const show = createButtonEdits({ calls: discord.calls, persist });
	const message = { channelId: '5', messageId: '77' };
	discord.messages.set('77', 'answer');
	discord.failNext('editButtons', slowDown(5000));
	show(message, [button('changed')]);
	await clock.advance(1000);
	show(message, [button('between')]);
	show(message, [button('as before')]);
	await clock.advance(60_000);
	expect(discord.buttons()).toEqual([['as before']]);
	expect(discord.of('editButtons').map(({ buttons }) => buttons)).toEqual([
		['changed'],
		['as before'],
	]);
});

test('buttons that are wanted while an edit is on its way are shown after it', async () => {
	const { clock, discord, persist } = createStage();
	const show = createButtonEdits({ calls: discord.calls, persist });
	const message = { channelId: '5', messageId: '77' };
	discord.messages.set('77', 'answer');
	show(message, [button('changed')]);
	await clock.advance(10);
	show(message, [button('as before')]);
	await clock.advance(1000);
	expect(discord.buttons()).toEqual([['as before']]);
	show(message, []);
	await clock.advance(1000);
	expect(discord.buttons()).toEqual([[]]);
});

test('over the socket, too, the last buttons stand after a refusal', async () => {
	const { channel, discord, standIn } = await makeScene({ clock: fastClock() });
	await asBot(standIn, `/channels/${channel.id}/messages`, { content: 'answer' });
	const [answer] = standIn.messages(channel.id);
	const message = { channelId: channel.id, messageId: answer?.id ?? '' };
	const refusal = { message: 'slow', retry_after: 4, global: false };
	standIn.failNext({ method: 'PATCH', path: /\/messages\//, status: 429, body: refusal });
	discord.showButtons(message, [button('changed')]);
	discord.showButtons(message, [button('as before')]);
	await eventually(() =>
		expect(JSON.stringify(standIn.messages(channel.id)[0])).toContain('as before'),
	);
	expect(standIn.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
});
