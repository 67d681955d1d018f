import { expect, test } from 'vitest';
import { AcknowledgementLost } from '../../../src/errors.ts';
import { createStage, watch, words } from './surface-stage.ts';

const MINUTE = 60_000;
const buttons = [{ id: 'test:1', label: 'Again', style: 'primary' }] as const;

/** A press on a message that all, or one person, can see. */
async function pressed({ isPrivate = false, standsInChannel = true } = {}) {
	const stage = createStage();
	const { clock, discord } = stage;
	discord.messages.set('original token', 'wait');
	const press = stage.press({ id: '77', isPrivate }, { standsInChannel });
	const done = press.acknowledge();
	await clock.advance(100);
	await done;
	return { ...stage, press };
}

test('the message that holds the button is rewritten, with its buttons', async () => {
	const { clock, discord, press } = await pressed();
	const finished = watch(press.pressed.finish({ parts: ['done'], buttons }));
	await clock.advance(1000);
	expect(finished.value).toHaveLength(1);
	expect(discord.of('editAnswer')).toMatchObject([{ id: '@original', buttons: ['Again'] }]);
	expect(discord.contents()).toEqual(['done']);
});

test('what is said to who pressed is a message of its own, before and after that', async () => {
	const { clock, discord, press } = await pressed();
	press.surface.offer('notice', words('a moment'));
	await clock.advance(1000);
	const rewritten = watch(press.pressed.finish({ parts: ['done'] }));
	await clock.advance(2000);
	const said = watch(press.surface.finish({ parts: ['only you', 'and more'] }));
	await clock.advance(2000);
	expect(rewritten.value).toHaveLength(1);
	expect(said.value).toHaveLength(2);
	expect(discord.contents()).toEqual(['done', 'only you', 'and more']);
	expect(discord.of('editAnswer').map(({ id }) => id)).toEqual(['@original', '1000']);
});

test('a line that begins after the message was rewritten is still waited for when the bot leaves', async () => {
	const { clock, outbox, press } = await pressed();
	const rewritten = watch(press.pressed.finish({ parts: ['done'] }));
	await clock.advance(1000);
	expect(rewritten.value).toHaveLength(1);
	const said = watch(press.surface.finish({ parts: ['only you'] }));
	const landed = watch(outbox.landed());
	await clock.advance(10);
	expect(landed).not.toHaveProperty('value');
	await clock.advance(1000);
	expect(said.value).toHaveLength(1);
	expect(landed).toHaveProperty('value');
});

test('the line goes on after a restart without touching the message that holds the button', async () => {
	const { clock, discord, press, surfaces } = await pressed();
	press.surface.offer('notice', words('a moment'));
	await clock.advance(1000);
	const { address } = press.surface;
	press.surface.abandon();
	const again = surfaces.fromAddress(address);
	const finished = watch(again?.finish({ parts: ['sorry'] }) ?? Promise.reject());
	await clock.advance(2000);
	expect(finished.value).toHaveLength(1);
	expect(discord.contents()).toEqual(['wait', 'sorry']);
});

test('a press that Discord no longer waits for is lost and leaves nothing behind', async () => {
	const { clock, discord, press } = createStage();
	discord.failNext('answerInteraction', { status: 404, code: 10_062 });
	const lost = watch(press({ id: '77', isPrivate: true }).acknowledge());
	await clock.advance(5000);
	expect(lost.error).toBeInstanceOf(AcknowledgementLost);
	expect(clock.timers()).toBe(0);
});

test('a message deleted meanwhile is gone, and the line still stands', async () => {
	const { clock, discord, press } = await pressed();
	discord.failNext('editAnswer', { status: 404, code: 10_008 });
	const lost = watch(press.pressed.finish({ parts: ['done'] }));
	await clock.advance(1000);
	expect(lost.error).toBe(press.pressed.gone.reason);
	expect(press.surface.gone.aborted).toBe(false);
	const said = watch(press.surface.finish({ parts: ['only you'] }));
	await clock.advance(1000);
	expect(said.value).toHaveLength(1);
});

test('a message deleted before the press is acknowledged is gone from the start', async () => {
	const { clock, discord, press: pressOn, surfaces } = createStage();
	const press = pressOn({ id: '77', isPrivate: false });
	const done = press.acknowledge();
	surfaces.messageDeleted(['77']);
	await clock.advance(100);
	await done;
	expect(press.pressed.gone.aborted).toBe(true);
	expect(press.surface.gone.aborted).toBe(false);
	await expect(press.pressed.finish({ parts: ['done'] })).rejects.toBe(press.pressed.gone.reason);
	expect(discord.of('editAnswer')).toEqual([]);
});

test('both end with the token where only one person sees them', async () => {
	const { clock, discord, press } = await pressed({ isPrivate: true });
	await clock.advance(14.6 * MINUTE);
	expect(press.surface.gone.aborted).toBe(true);
	expect(press.pressed.gone.aborted).toBe(true);
	const before = discord.log.length;
	const late = [press.surface, press.pressed].map((one) => watch(one.finish({ parts: ['x'] })));
	await clock.advance(1000);
	expect(late.every(({ error }) => error instanceof Error)).toBe(true);
	expect(discord.log).toHaveLength(before);
	expect(clock.timers()).toBe(0);
});

test('in a channel of the bot the message is rewritten as the channel’s once the token is dead', async () => {
	const { clock, discord, press } = await pressed();
	discord.messages.set('77', 'wait');
	await clock.advance(15 * MINUTE);
	const finished = watch(press.pressed.finish({ parts: ['done'] }));
	await clock.advance(1000);
	expect(finished.value).toEqual(['77']);
	expect(discord.of('editMessage')).toMatchObject([{ place: '5', id: '77' }]);
});

test('who leaves both leaves no timer', async () => {
	const { clock, press } = await pressed({ isPrivate: true });
	press.surface.abandon();
	press.pressed.abandon();
	expect(clock.timers()).toBe(0);
});
