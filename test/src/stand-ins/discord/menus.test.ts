import { expect, test } from 'vitest';
import { ask, openDiscord, quietBody } from './stage.ts';

const option = (value: string, more = {}) => ({ label: value, value, ...more });
const menu = (custom_id: string, more = {}) => ({
	type: 3,
	custom_id,
	options: [option('a'), option('b')],
	...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const button = { type: 2, style: 2, label: 'x', custom_id: 'x' };

async function posted(...components: object[]) {
	const stage = await openDiscord();
	const path = `/channels/${stage.channel.id}/messages`;
	const answer = await ask(stage.discord, 'POST', path, {
		content: 'choose',
		components,
		...quietBody,
	});
	return { ...stage, answer, message: stage.discord.messages(stage.channel.id)[0] };
}

test('what is chosen is told with the id of the menu', async () => {
	const { amy, discord, message } = await posted(row(menu('one')), row(button));
	if (!message) throw new Error('There is no message');
	const chosen = discord.click({ message, customId: 'one', userId: amy.id, values: ['b'] });
	expect(chosen.payload).toMatchObject({
		type: 3,
		data: { custom_id: 'one', component_type: 3, values: ['b'] },
	});
	const pressed = discord.click({ message, customId: 'x', userId: amy.id });
	expect(pressed.payload['data']).not.toHaveProperty('values');
});

test.each([
	['what the menu does not offer', ['c']],
	['nothing', []],
	['more than it allows', ['a', 'b']],
])('%s cannot be chosen', async (_, values) => {
	const { amy, discord, message } = await posted(row(menu('one')));
	if (!message) throw new Error('There is no message');
	const choose = () => discord.click({ message, customId: 'one', userId: amy.id, values });
	expect(choose).toThrow('does not offer');
	expect(discord.interactions).toEqual([]);
});

const wrong: [string, object[]][] = [
	['six rows', ['1', '2', '3', '4', '5', '6'].map((id) => row(menu(id)))],
	['two menus in a row', [row(menu('1'), menu('2'))]],
	['a menu beside a button', [row(menu('1'), button)]],
	['the same id twice', [row(menu('x')), row(button)]],
	['no option', [row(menu('1', { options: [] }))]],
	[
		'26 options',
		[row(menu('1', { options: Array.from({ length: 26 }, (_, n) => option(`${n}`)) }))],
	],
	['the same value twice', [row(menu('1', { options: [option('a'), option('a')] }))]],
	['a value of 101 characters', [row(menu('1', { options: [option('a'.repeat(101))] }))]],
	['an empty label', [row(menu('1', { options: [option('a', { label: '' })] }))]],
	[
		'a description of 101 characters',
		[row(menu('1', { options: [option('a', { description: 'x'.repeat(101) })] }))],
	],
	['a placeholder of 151 characters', [row(menu('1', { placeholder: 'x'.repeat(151) }))]],
	['an id of 101 characters', [row(menu('x'.repeat(101)))]],
];

test.each(wrong)('%s: refused', async (_, components) => {
	const { answer, message } = await posted(...components);
	expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
	expect(message).toBeUndefined();
});
