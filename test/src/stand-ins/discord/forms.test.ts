import {
	ActionRowBuilder,
	ButtonBuilder,
	ButtonStyle,
	Events,
	LabelBuilder,
	ModalBuilder,
	TextInputBuilder,
	TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { ask, askCommand, openDiscord, quiet, register, signIn } from './stage.ts';

const form = new ModalBuilder()
	.setCustomId('form')
	.setTitle('Ask')
	.addLabelComponents(
		new LabelBuilder()
			.setLabel('Question')
			.setTextInputComponent(
				new TextInputBuilder().setCustomId('prompt').setStyle(TextInputStyle.Paragraph),
			),
	);

test('a form opens, is filled in and answered', async () => {
	const { discord, channel, amy } = await openDiscord();
	await register(discord, askCommand);
	const client = await signIn(discord);
	client.on(Events.InteractionCreate, async (interaction) => {
		if (interaction.isChatInputCommand()) await interaction.showModal(form);
		if (!interaction.isModalSubmit()) return;
		const words = interaction.fields.getTextInputValue('prompt');
		await interaction.reply({ content: `Asked ${words}`, ...quiet });
	});
	const opened = discord.command({ userId: amy.id, channelId: channel.id, name: 'ask' });
	await opened.acknowledged();
	expect(opened.callbackType).toBe(9);
	expect(() => discord.submitModal(opened, {})).toThrow('asks for prompt');
	const sent = discord.submitModal(opened, { prompt: 'why?' });
	expect((await sent.answered()).content).toBe('Asked why?');
	expect(discord.refusals).toEqual([]);
});

test('a button is pressed and its message changes', async () => {
	const { discord, channel, amy } = await openDiscord();
	const client = await signIn(discord);
	client.on(Events.InteractionCreate, async (interaction) => {
		if (interaction.isButton()) {
			await interaction.update({
				content: 'pressed',
				components: [],
				allowedMentions: { parse: [] },
			});
		}
	});
	const target = await client.channels.fetch(channel.id);
	if (!target?.isSendable()) throw new Error('not a text channel');
	const button = new ButtonBuilder()
		.setCustomId('stop')
		.setLabel('Stop')
		.setStyle(ButtonStyle.Danger);
	const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
	await target.send({ content: 'running', components: [row], ...quiet });
	const [message] = discord.messages(channel.id);
	if (!message) throw new Error('no message');
	const pressed = discord.click({ message, customId: 'stop', userId: amy.id });
	await pressed.shows('pressed');
	expect(message.components).toEqual([]);
	expect(() => discord.click({ message, customId: 'stop', userId: amy.id })).toThrow(
		'component stop',
	);
	expect(discord.refusals).toEqual([]);
});

test('choices are offered while an option is typed', async () => {
	const { discord, channel, amy } = await openDiscord();
	await register(discord, askCommand);
	const client = await signIn(discord);
	client.on(Events.InteractionCreate, async (interaction) => {
		if (!interaction.isAutocomplete()) return;
		const typed = interaction.options.getFocused();
		await interaction.respond([{ name: `Model ${typed}`, value: typed }]);
	});
	const choices = await discord.autocomplete({
		userId: amy.id,
		channelId: channel.id,
		name: 'ask',
		options: { model: 'qw' },
		focused: 'model',
	});
	expect(choices).toEqual([{ name: 'Model qw', value: 'qw' }]);
});

test.each([
	[
		'more than 25 choices',
		Array.from({ length: 26 }, (_, n) => ({ name: `m${n}`, value: `m${n}` })),
	],
	['a name above 100 characters', [{ name: 'm'.repeat(101), value: 'm' }]],
	['an empty value', [{ name: 'm', value: '' }]],
])('an autocomplete answer with %s is refused', async (_what, choices) => {
	const { discord, channel, amy } = await openDiscord();
	await register(discord, askCommand);
	const where = { userId: amy.id, channelId: channel.id, name: 'ask' };
	const record = discord.startAutocomplete({ ...where, options: { model: '' }, focused: 'model' });
	const path = `/interactions/${record.id}/${record.token}/callback`;
	const answer = await ask(discord, 'POST', path, { type: 8, data: { choices } });
	expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
	expect(discord.refusals).toHaveLength(1);
});

test.each([
	['a title above 45 characters', { title: 't'.repeat(46) }],
	['no fields', { components: [] }],
	['six fields', { components: Array(6).fill({ type: 10, content: 'x' }) }],
])('a form with %s is refused', async (_what, change) => {
	const { discord, channel, amy } = await openDiscord();
	await register(discord, askCommand);
	const record = discord.command({ userId: amy.id, channelId: channel.id, name: 'ask' });
	const data = { ...form.toJSON(), ...change };
	const path = `/interactions/${record.id}/${record.token}/callback`;
	expect((await ask(discord, 'POST', path, { type: 9, data })).body['code']).toBe(50035);
	expect(record.modal).toBeUndefined();
});

test('a message command brings its message, whatever the intents', async () => {
	const { discord, channel, amy } = await openDiscord({ messageContentAllowed: false });
	await register(discord, { type: 3, name: 'Ask about this' });
	const client = await signIn(discord, [1]);
	client.on(Events.InteractionCreate, async (interaction) => {
		if (!interaction.isMessageContextMenuCommand()) return;
		await interaction.reply({ content: `about ${interaction.targetMessage.content}`, ...quiet });
	});
	const said = discord.say({ channelId: channel.id, userId: amy.id, content: 'the sea' });
	const where = { userId: amy.id, channelId: channel.id };
	const record = discord.messageCommand({ ...where, name: 'Ask about this', targetId: said.id });
	await record.shows('about the sea');
	expect(record.original?.type).toBe(23);
	expect(record.payload['data']).toMatchObject({
		type: 3,
		target_id: said.id,
		resolved: {
			messages: { [said.id]: { content: 'the sea', author: { id: amy.id } } },
			members: { [amy.id]: { roles: expect.any(Array), permissions: expect.any(String) } },
		},
	});
	const { resolved } = Object(record.payload['data']);
	expect(Object.keys(resolved.members[amy.id])).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/^(?:user|deaf|mute)$/)]),
	);
	discord.deleteMessage(said.id);
	const call = { ...where, name: 'Ask about this', targetId: said.id };
	expect(() => discord.messageCommand(call)).toThrow('has no menu');
});

test.each([
	['a description', { description: 'Asks' }, 'description'],
	['options', { options: askCommand.options }, 'options'],
])('a message command with %s is refused', async (_what, more, field) => {
	const { discord } = await openDiscord();
	const answer = await register(discord, { type: 3, name: 'Ask about this', ...more });
	expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
	expect(Object(answer.body['errors'])['0']).toHaveProperty(field);
	expect(discord.commands()).toEqual([]);
});
