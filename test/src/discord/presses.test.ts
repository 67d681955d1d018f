import { expect, test } from 'vitest';
import type { Incoming } from '../../../src/dispatch.ts';
import { AcknowledgementLost } from '../../../src/errors.ts';
import type { MessageRecord } from '../../../src/stand-ins/discord/records.ts';
import { eventually } from '../../helpers/eventually.ts';
import { asBot, makeScene } from './make-discord.ts';
import { ask, describe } from './sample-commands.ts';

const EPHEMERAL = 64;
const MANAGE_MESSAGES = 1n << 13n;
const stop = { id: 'stop:7', label: 'Stop', style: 'danger' } as const;
const again = { id: 'again:7', label: 'Again', style: 'secondary' } as const;

const makeAsked = () => makeScene({ commands: [ask], describe });
type Scene = Awaited<ReturnType<typeof makeAsked>>;

async function next<Wanted extends Incoming['kind']>({ heard }: Scene, kind: Wanted) {
	const isWanted = (one: Incoming): one is Extract<Incoming, { kind: Wanted }> => one.kind === kind;
	return eventually(() => {
		const found = heard.find(isWanted);
		if (!found) throw new Error(`No ${kind} yet`);
		return found;
	});
}

/** A command that was answered with a button, to all or to who asked. */
async function answered(visible: 'public' | 'private') {
	const scene = await makeAsked();
	const { ann, channel, standIn } = scene;
	const options = { prompt: 'why?' };
	const sent = standIn.command({ userId: ann.id, channelId: channel.id, name: 'ask', options });
	const { acknowledge, surface } = await next(scene, 'slash');
	await acknowledge(visible);
	await surface.finish({ parts: ['wait'], buttons: [stop] });
	const message = sent.original;
	if (!message) throw new Error('There is no answer');
	return { ...scene, message };
}

const labels = ({ components }: MessageRecord) =>
	components.flatMap((row) => Object(row).components.map(Object)).map(({ label }) => label);

function expectManners({ lines, standIn }: Scene) {
	expect(standIn.refusals).toEqual([]);
	expect(standIn.violations).toEqual([]);
	for (const { token } of standIn.interactions) expect(JSON.stringify(lines)).not.toContain(token);
}

test('a press brings who, where and with what powers, like any other interaction', async () => {
	const scene = await answered('public');
	const { channel, guild, message, standIn } = scene;
	const bob = standIn.addUser({ name: 'bob', displayName: 'Bob' });
	const pressed = standIn.click({
		message,
		customId: stop.id,
		userId: bob.id,
		locale: 'de',
		permissions: MANAGE_MESSAGES,
	});
	const press = await next(scene, 'press');
	expect(press).toMatchObject({
		id: pressed.id,
		customId: 'stop:7',
		person: { id: bob.id, name: 'Bob' },
		place: { key: `guild:${guild.id}:${channel.id}`, kind: 'channel' },
		may: { manageServer: false, manageMessages: true },
		ownsPlace: false,
		locale: { person: 'de', place: 'en-US' },
	});
	await press.acknowledge();
	expect(pressed.callbackType).toBe(6);
	expect(message.content).toBe('wait');
	expectManners(scene);
});

test.each([
	['everyone sees', 'public', 0],
	['one person sees', 'private', EPHEMERAL],
] as const)(
	'the message that %s is rewritten with other buttons, and who pressed is told alone',
	async (_, visible, flags) => {
		const scene = await answered(visible);
		const { ann, channel, message, standIn } = scene;
		const pressed = standIn.click({ message, customId: stop.id, userId: ann.id });
		const press = await next(scene, 'press');
		await press.acknowledge();
		const picture = {
			name: 'day.png',
			content: new Uint8Array([137, 80, 78, 71]),
			type: 'image/png',
			description: '字'.repeat(2000),
			instead: [],
		};
		const ids = await press.pressed.finish({ parts: [`<@${ann.id}> stopped`], buttons: [again] });
		await press.surface.finish({ parts: ['only you', 'see this'], file: picture });
		expect(ids).toEqual([message.id]);
		expect(message).toMatchObject({ content: `<@${ann.id}> stopped`, flags: 4 | flags });
		expect(labels(message)).toEqual(['Again']);
		expect(pressed.followups.map(({ content, flags: set }) => [content, set])).toEqual([
			['only you', 4 | EPHEMERAL],
			['see this', 4 | EPHEMERAL],
		]);
		const attached = pressed.followups[1]?.attachments[0];
		expect(attached).toMatchObject({ name: 'day.png', contentType: 'image/png' });
		expect([...(attached?.bytes ?? [])]).toEqual([137, 80, 78, 71]);
		expect(attached?.description).toBe('字'.repeat(1024));
		expect(standIn.messages(channel.id)).toHaveLength(visible === 'public' ? 1 : 0);
		expectManners(scene);
	},
);

test('a view without buttons leaves none on the message', async () => {
	const scene = await answered('public');
	const { ann, message, standIn } = scene;
	expect(labels(message)).toEqual(['Stop']);
	standIn.click({ message, customId: stop.id, userId: ann.id });
	const press = await next(scene, 'press');
	await press.acknowledge();
	await press.pressed.finish({ parts: ['wait'] });
	expect(message).toMatchObject({ content: 'wait', components: [] });
	expectManners(scene);
});

test('a label is cut to what Discord takes, and so are the buttons', async () => {
	const scene = await makeAsked();
	const { ann, channel, standIn } = scene;
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'hi', mentionsBot: true });
	const { surface } = await next(scene, 'heard');
	const buttons = Array.from({ length: 27 }, (_, index) => ({
		...again,
		id: `again:${index}`,
		label: '字'.repeat(100),
	}));
	await surface.finish({ parts: ['wait'], buttons });
	const shown = standIn.messages(channel.id).at(-1);
	expect(shown && labels(shown)).toEqual(Array.from({ length: 25 }, () => '字'.repeat(80)));
	expectManners(scene);
});

test('a button of a message that stood before this process is pressed like any other', async () => {
	const scene = await makeAsked();
	const { ann, channel, standIn } = scene;
	const old = { type: 2, style: 1, label: 'More', custom_id: 'more:1' };
	await asBot(standIn, `/channels/${channel.id}/messages`, {
		content: 'old',
		components: [{ type: 1, components: [old] }],
		allowed_mentions: { parse: [] },
		flags: 4,
	});
	const [message] = standIn.messages(channel.id);
	if (!message) throw new Error('The message is missing');
	standIn.click({ message, customId: 'more:1', userId: ann.id });
	const press = await next(scene, 'press');
	await press.acknowledge();
	await press.pressed.finish({ parts: ['new'] });
	expect(message.content).toBe('new');
	expectManners(scene);
});

test('in a direct message a press has its place, and an answer can go over into the channel', async () => {
	const scene = await makeAsked();
	const { ann, standIn } = scene;
	const direct = standIn.openDirectMessage(ann.id);
	standIn.say({ channelId: direct.id, userId: ann.id, content: 'hi' });
	const { surface } = await next(scene, 'heard');
	await surface.finish({ parts: ['wait'], buttons: [stop] });
	const message = standIn.messages(direct.id).at(-1);
	if (!message) throw new Error('The message is missing');
	standIn.click({ message, customId: stop.id, userId: ann.id });
	const press = await next(scene, 'press');
	await press.acknowledge();
	expect(press).toMatchObject({ place: { kind: 'dm', channelId: direct.id }, ownsPlace: true });
	await press.pressed.inChannel()?.finish({ parts: ['here'] });
	expect(standIn.messages(direct.id).at(-1)).toMatchObject({
		content: 'here',
		reference: { messageId: message.id },
	});
	expect(press.pressed.link).toBe(`https://discord.com/channels/@me/${direct.id}/${message.id}`);
	expectManners(scene);
});

test('a press that Discord no longer waits for is a lost acknowledgement', async () => {
	const scene = await answered('public');
	const { ann, message, standIn } = scene;
	const body = { message: 'Unknown interaction', code: 10062 };
	standIn.failNext({ path: /\/callback/, status: 404, body });
	standIn.click({ message, customId: stop.id, userId: ann.id });
	const press = await next(scene, 'press');
	await expect(press.acknowledge()).rejects.toThrow(AcknowledgementLost);
});

test('while the process leaves, who presses is told alone, and the message stays as it is', async () => {
	const scene = await answered('public');
	const { ann, discord, heard, message, standIn } = scene;
	discord.stopIntake();
	const pressed = standIn.click({ message, customId: stop.id, userId: ann.id });
	await pressed.shows('leaving.restarting');
	expect(pressed.ephemeral).toBe(true);
	expect(labels(message)).toEqual(['Stop']);
	expect(heard.map(({ kind }) => kind)).toEqual(['slash']);
	expectManners(scene);
});
