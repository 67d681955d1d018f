import { expect, test } from 'vitest';
import { cancel, here, tomorrow } from '../../commands/waiting.ts';
import type { ButtonCommand } from '../../src/command.ts';
import type { Sentence } from '../../src/locales/keys.ts';
import { runButton } from '../helpers/fake-call.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

type Presses = NonNullable<Parameters<typeof runButton>[1]['answers']>;

/** What stands in the message afterwards, and what only who pressed is told. */
async function press(button: ButtonCommand, answers: Presses, mayManage = false) {
	const pressed = createRecordingSurface();
	const may = { manageServer: false, manageMessages: mayManage };
	// What everybody sees is never in the language of who presses.
	const speakToAll = ({ key, values }: Sentence) =>
		key === 'postpone.done' ? `${key} ${JSON.stringify(values)}` : key;
	const told = await runButton(button, { answers, pressed: pressed.surface, may, speakToAll });
	return { shown: pressed.finished, told: told.map(({ key }) => key) };
}

test('cancelling names the question and who pressed, and leaves the telling to its message', async () => {
	const asked: unknown[] = [];
	const answers: Presses = {
		async cancel(...given) {
			asked.push(given);
			return 'cancelled';
		},
	};
	expect(await press(cancel, answers, true)).toEqual({ shown: [], told: [] });
	expect(asked).toEqual([['handle', { personId: '7', placeKey: 'guild:1:2', mayManage: true }]]);
});

test.each(['over', 'not-yours'] as const)(
	'what cannot be decided is said to who pressed alone: %s',
	async (outcome) => {
		const told = [`button.${outcome}`];
		const answers: Presses = {
			cancel: async () => outcome,
			goOnInChannel: () => outcome,
			postpone: async () => ({ outcome, at: 0 }),
		};
		for (const button of [cancel, here, tomorrow])
			expect(await press(button, answers)).toEqual({ shown: [], told });
	},
);

test('one that waited for another day is forgotten where it was kept', async () => {
	const { shown, told } = await press(cancel, { cancel: async () => 'dropped' });
	expect(shown).toEqual([{ parts: ['postpone.dropped'] }]);
	expect(told).toEqual([]);
});

test('going on in the channel is told by the message itself', async () => {
	expect(await press(here, { goOnInChannel: () => 'moving' })).toEqual({ shown: [], told: [] });
});

test('a postponed question says when, and can be taken back', async () => {
	const postponed = async () => ({ outcome: 'postponed', at: 86_400_000 }) as const;
	const { shown, told } = await press(tomorrow, { postpone: postponed });
	expect(shown).toEqual([
		{
			parts: ['postpone.done {"at":86400}'],
			buttons: [{ id: 'cancel:handle', label: 'button.forget', style: 'secondary' }],
		},
	]);
	expect(told).toEqual([]);
});

test('pressed when that day has begun it is asked now', async () => {
	const postponed = async () => ({ outcome: 'postponed', at: 0 }) as const;
	expect(await press(tomorrow, { postpone: postponed })).toEqual({
		shown: [{ parts: ['postpone.now'] }],
		told: [],
	});
});

test('a second one for the next day is declined, and its offer stays', async () => {
	const another = async () => ({ outcome: 'another', at: 0 }) as const;
	expect(await press(tomorrow, { postpone: another })).toEqual({
		shown: [],
		told: ['postpone.another'],
	});
});
