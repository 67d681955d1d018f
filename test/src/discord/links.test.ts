import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../src/discord/address.ts';
import { createStage, watch, words } from './surface-stage.ts';

const SITE = 'https://discord.com/channels';

/** A command that was asked and acknowledged in channel 5. */
async function asked({ standsInChannel = true, visible = 'public' as 'public' | 'private' } = {}) {
	const stage = createStage();
	const surface = stage.interaction({ standsInChannel, guildId: '3' });
	const done = surface.acknowledge(visible);
	await stage.clock.advance(100);
	await done;
	return { ...stage, surface };
}

describe('a link', () => {
	test('leads to the message that asked, before and after the answer stands', async () => {
		const { clock, surfaces } = createStage();
		const place = { channelId: '5', questionId: '8' };
		const surface = surfaces.forMessage({ ...place, guildId: '3' });
		expect(surface.link).toBe(`${SITE}/3/5/8`);
		surface.offer('notice', words('a'));
		await clock.advance(1000);
		expect(surface.link).toBe(`${SITE}/3/5/8`);
		expect(surfaces.fromAddress(surface.address)?.link).toBe(`${SITE}/3/5/8`);
		expect(surfaces.forMessage(place).link).toBe(`${SITE}/@me/5/8`);
	});

	test('of a command leads to the answer once that stands, after a restart, too', async () => {
		const { clock, surface, surfaces } = await asked();
		expect(surface.link).toBeUndefined();
		surface.offer('first-words', words('a'));
		await clock.advance(1000);
		expect(surface.link).toBe(`${SITE}/3/5/original token`);
		surface.abandon();
		expect(surfaces.fromAddress(surface.address)?.link).toBe(surface.link);
	});

	test('of a command leads to the first part that was not deleted', async () => {
		const { clock, surface, surfaces } = await asked();
		surface.offer('first-words', () => ({ parts: ['a', 'b'] }));
		await clock.advance(1000);
		surfaces.messageDeleted(['original token']);
		expect(surface.link).toBe(`${SITE}/3/5/1000`);
	});

	test('is not given where only one person sees the answer', async () => {
		const { clock, surface } = await asked({ visible: 'private' });
		surface.offer('first-words', words('a'));
		await clock.advance(1000);
		expect(surface.link).toBeUndefined();
	});
});

describe('an answer that goes over into the channel', () => {
	test('is a new message that refers to the old one, and leaves that as it is', async () => {
		const { clock, discord, surface } = await asked();
		const noticed = watch(surface.finish({ parts: ['it comes below'] }));
		await clock.advance(1000);
		const beside = surface.inChannel();
		expect(beside?.link).toBeUndefined();
		const finished = watch(beside?.finish({ parts: ['the answer'] }) ?? Promise.reject());
		await clock.advance(1000);
		expect([noticed.value, finished.value]).toEqual([['original token'], ['1000']]);
		expect(discord.contents()).toEqual(['it comes below', 'the answer']);
		expect(discord.of('createMessage')).toMatchObject([{ place: '5', refers: true }]);
		expect(beside?.link).toBe(`${SITE}/3/5/1000`);
		expect(beside?.inChannel()).toBeUndefined();
	});

	test('has an address of its own for the same question, and is found again', async () => {
		const { clock, discord, surface, surfaces } = await asked();
		const beside = surface.inChannel();
		beside?.offer('notice', words('wait'));
		await clock.advance(20 * 60_000);
		const address = beside?.address ?? '';
		expect(readAddress(address)).toMatchObject({ kind: 'message', questionId: '9', guildId: '3' });
		beside?.abandon();
		const finished = watch(
			surfaces.fromAddress(address)?.finish({ parts: ['answer'] }) ?? Promise.reject(),
		);
		await clock.advance(1000);
		expect(finished.value).toHaveLength(1);
		expect(discord.contents()).toEqual(['answer']);
	});

	test('refers to nothing where the first message is not known', async () => {
		const { clock, discord, surface } = await asked();
		const finished = watch(surface.inChannel()?.finish({ parts: ['a'] }) ?? Promise.reject());
		await clock.advance(1000);
		expect(finished.value).toHaveLength(1);
		expect(discord.of('createMessage')).toMatchObject([{ refers: false }]);
	});

	test('can begin from the message whose button was pressed', async () => {
		const { clock, discord, press } = createStage();
		const { acknowledge, pressed } = press(
			{ id: '77', isPrivate: false },
			{ standsInChannel: true },
		);
		void acknowledge();
		await clock.advance(100);
		const finished = watch(pressed.inChannel()?.finish({ parts: ['a'] }) ?? Promise.reject());
		await clock.advance(1000);
		expect(finished.value).toHaveLength(1);
		expect(discord.of('createMessage')).toMatchObject([{ refers: true }]);
	});

	test('twice is two messages', async () => {
		const { clock, discord, surface } = await asked();
		for (const text of ['a', 'b']) {
			watch(surface.inChannel()?.finish({ parts: [text] }) ?? Promise.reject());
			await clock.advance(1000);
		}
		expect(discord.contents()).toEqual(['a', 'b']);
	});

	test('is gone with its message, and with its channel', async () => {
		const { clock, discord, surface, surfaces } = await asked();
		const [one, other] = [surface.inChannel(), surface.inChannel()];
		one?.offer('first-words', words('a'));
		await clock.advance(1000);
		surfaces.messageDeleted([...discord.messages.keys()]);
		expect([one?.gone.aborted, other?.gone.aborted]).toEqual([true, false]);
		surfaces.channelGone('5');
		expect(other?.gone.aborted).toBe(true);
	});

	test.each([
		['where the bot may not write', { standsInChannel: false }],
		['for a private answer', { visible: 'private' as const }],
	])('is not to be had %s', async (_, place) => {
		const { surface } = await asked(place);
		expect(surface.inChannel()).toBeUndefined();
	});

	test('is not to be had where the channel refused the bot, nor for what is in the channel already', async () => {
		const { clock, discord, reply, surface } = await asked();
		expect(reply('6').inChannel()).toBeUndefined();
		discord.failNext('createMessage', { status: 403, code: 50_001 });
		reply('5').offer('notice', words('a'));
		await clock.advance(1000);
		expect(surface.inChannel()).toBeUndefined();
	});
});
