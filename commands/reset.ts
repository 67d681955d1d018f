import { button, slash } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { buttonId } from '../src/render/button-id.ts';
import { presserOf } from './presser.ts';

export const reset = slash({
	name: 'reset',
	description: 'reset.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {},
	canBePrivate: true,
	acknowledge: () => 'public',
	async run({ person, place, may, ownsPlace, speak, surface }, { answers, resets }) {
		const everything = ownsPlace || may.manageMessages;
		const underWay = answers.disown(place.key, everything ? undefined : person.id);
		const kept = await resets.reset({
			placeKey: place.key,
			by: person.id,
			...(!everything && { personId: person.id }),
		});
		const count = underWay + kept.count;
		if (count === 0) fail(say('reset.nothing'));
		const undone = kept.handle === undefined ? [] : [buttonId('undo-reset', kept.handle)];
		await surface.finish({
			parts: [speak(say(everything ? 'reset.everything' : 'reset.own', { count }))],
			buttons: undone.map((id) => ({
				id,
				label: speak(say('button.undo-reset')),
				style: 'secondary',
			})),
		});
	},
});

/** Brings back what a reset has removed, for a minute. */
export const undoReset = button({
	name: 'undo-reset',
	async run({ handle, pressed, speakToAll, ...call }, { resets }) {
		const outcome = await resets.undo(handle, presserOf(call), call.place.key);
		if (outcome === 'no-such') fail(say('button.unknown'));
		if (outcome === 'not-yours') fail(say('reset.undo-not-yours'));
		const said = outcome === 'over' ? say('reset.undo-over') : say('reset.undone', outcome);
		await pressed.finish({ parts: [speakToAll(said)] });
	},
});
