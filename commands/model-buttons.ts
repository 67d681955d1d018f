import { button, type Call } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { allowedModel } from './chosen-model.ts';
import { panelView, readShown } from './model-panel.ts';

/** What a handle of the panel says. One that is no handle of ours may be forged. */
function shownBy(handle: string, { mention }: Pick<Call, 'mention'>) {
	return readShown(handle) ?? fail(say('model.panel-over', { model: mention('model') }));
}

/** Turns the page of the panel. */
export const modelPage = button({
	name: 'model-page',
	async run({ handle, pressed, ...call }, services) {
		await pressed.finish(await panelView(shownBy(handle, call), call, services));
	},
});

/** Shows the models of another category. */
export const modelCategory = button({
	name: 'model-category',
	async run({ pressed, values, ...call }, services) {
		await pressed.finish(await panelView(shownBy(`${values[0]}.1`, call), call, services));
	},
});

/** Switches for who chose. */
export const modelChoice = button({
	name: 'model-choose',
	async run({ handle, pressed, values: [id = ''], ...call }, services) {
		const shown = shownBy(handle, call);
		const chosen = await allowedModel(id, call, services);
		await services.settings.change(`person:${call.person.id}`, {
			model: { id: chosen.id, chosenBy: call.person.id, at: services.clock.now() },
		});
		await pressed.finish(await panelView(shown, call, services, chosen.id));
	},
});
