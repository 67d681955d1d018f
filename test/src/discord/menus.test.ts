import { expect, test } from 'vitest';
import type { Incoming } from '../../../src/dispatch.ts';
import type { Menu, View } from '../../../src/render/surface.ts';
import type { MessageRecord } from '../../../src/stand-ins/discord/records.ts';
import { eventually } from '../../helpers/eventually.ts';
import { makeScene } from './make-discord.ts';
import { ask, describe } from './sample-commands.ts';

const option = (value: string, more = {}) => ({ label: `Label ${value}`, value, ...more });
const fruit: Menu = {
	id: 'fruit:1',
	placeholder: 'Which fruit?',
	options: [option('apple'), option('pear', { description: 'juicy', isSelected: true })],
};
const stop = { id: 'stop:1', label: 'Stop', style: 'danger' } as const;

/** A command that was answered with this view, which one person sees. */
async function answered(view: View) {
	const scene = await makeScene({ commands: [ask], describe });
	const { ann, channel, heard, standIn } = scene;
	const options = { prompt: 'why?' };
	const sent = standIn.command({ userId: ann.id, channelId: channel.id, name: 'ask', options });
	const next = <Wanted extends Incoming['kind']>(kind: Wanted) => {
		const isWanted = (one: Incoming): one is Extract<Incoming, { kind: Wanted }> =>
			one.kind === kind;
		return eventually(() => {
			const found = heard.find(isWanted);
			if (!found) throw new Error(`No ${kind} yet`);
			return found;
		});
	};
	const { acknowledge, surface } = await next('slash');
	await acknowledge('private');
	await surface.finish(view);
	const message = sent.original;
	if (!message) throw new Error('There is no answer');
	return { ...scene, message, next };
}

const rows = ({ components }: MessageRecord) =>
	components.map((row) => Object(row).components.map(Object));

function expectManners({ standIn }: Awaited<ReturnType<typeof answered>>) {
	expect(standIn.refusals).toEqual([]);
	expect(standIn.violations).toEqual([]);
}

test('a menu stands in a row of its own, above that of the buttons', async () => {
	const scene = await answered({ parts: ['choose'], menus: [fruit], buttons: [stop] });
	expect(rows(scene.message)).toEqual([
		[
			{
				type: 3,
				custom_id: 'fruit:1',
				placeholder: 'Which fruit?',
				options: [
					{ label: 'Label apple', value: 'apple' },
					{ label: 'Label pear', value: 'pear', description: 'juicy', default: true },
				],
			},
		],
		[expect.objectContaining({ type: 2, custom_id: 'stop:1' })],
	]);
	expectManners(scene);
});

test('more buttons than a row holds go on in the next', async () => {
	const buttons = [1, 2, 3, 4, 5, 6].map((id) => ({ ...stop, id: `stop:${id}` }));
	const scene = await answered({ parts: ['choose'], menus: [fruit], buttons });
	expect(rows(scene.message).map((row: readonly unknown[]) => row.length)).toEqual([1, 5, 1]);
	expect(rows(scene.message)[2][0]).toMatchObject({ custom_id: 'stop:6' });
	expectManners(scene);
});

test('what is chosen arrives as a press with its value, and the message changes in place', async () => {
	const scene = await answered({ parts: ['choose'], menus: [fruit] });
	const { ann, message, next, standIn } = scene;
	standIn.click({ message, customId: 'fruit:1', userId: ann.id, values: ['apple'] });
	const press = await next('press');
	expect(press).toMatchObject({
		customId: 'fruit:1',
		values: ['apple'],
		person: { id: ann.id },
	});
	await press.acknowledge();
	const options = [option('apple', { isSelected: true }), option('pear')];
	await press.pressed.finish({ parts: ['choose'], menus: [{ ...fruit, options }] });
	expect(message.content).toBe('choose');
	expect(rows(message)[0][0].options).toEqual([
		{ label: 'Label apple', value: 'apple', default: true },
		{ label: 'Label pear', value: 'pear' },
	]);
	expectManners(scene);
});

test('a button brings no values', async () => {
	const { ann, message, next, standIn } = await answered({ parts: ['a'], buttons: [stop] });
	standIn.click({ message, customId: stop.id, userId: ann.id });
	expect((await next('press')).values).toEqual([]);
});

test('a view without menus leaves none on the message', async () => {
	const scene = await answered({ parts: ['choose'], menus: [fruit] });
	const { ann, message, next, standIn } = scene;
	standIn.click({ message, customId: 'fruit:1', userId: ann.id, values: ['pear'] });
	const press = await next('press');
	await press.acknowledge();
	await press.pressed.finish({ parts: ['choose'] });
	expect(message.components).toEqual([]);
	expectManners(scene);
});

test('what Discord would refuse is cut or left out', async () => {
	const long = '字'.repeat(200);
	const many = Array.from({ length: 30 }, (_, index) => option(`${index}`, { isSelected: true }));
	const menus: Menu[] = [
		{ id: 'none:1', placeholder: 'none', options: [] },
		{ id: 'long:1', placeholder: long, options: [option('a', { label: long, description: long })] },
		{ id: 'many:1', placeholder: 'many', options: [option(long), ...many] },
		...['a', 'b', 'c'].map((id) => ({ ...fruit, id: `${id}:1` })),
	];
	const scene = await answered({ parts: ['choose'], menus, buttons: [stop] });
	const shown = rows(scene.message).map(([first]) => first);
	expect(shown.map(({ custom_id: id }) => id)).toEqual([
		'long:1',
		'many:1',
		'a:1',
		'b:1',
		'stop:1',
	]);
	const [first, second] = shown;
	expect([...first.placeholder]).toHaveLength(150);
	expect([...first.options[0].label]).toHaveLength(100);
	expect([...first.options[0].description]).toHaveLength(100);
	expect(second.options.map(({ value }: { value: string }) => value)).toEqual(
		many.slice(0, 25).map(({ value }) => value),
	);
	expect(second.options.filter((one: { default?: boolean }) => one.default)).toHaveLength(1);
	expectManners(scene);
});
