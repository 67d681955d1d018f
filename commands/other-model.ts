import { button } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { buttonId } from '../src/render/button-id.ts';
import { allowedHere, sayOnlyAllowed } from './allowed-models.ts';
import { askAgain, available } from './ask-again.ts';
import { allowedModel } from './chosen-model.ts';
import { abilities, healthOf, offeredModels, sayContext, shownName } from './model-facts.ts';
import { presserOf } from './presser.ts';

/** Discord's most for a menu. */
const MOST_OPTIONS = 25;

/** Shows who pressed the models that could answer instead. */
export const otherModel = button({
	name: 'other',
	asks: true,
	async run({ handle, speak, surface, ...call }, services) {
		const found = available(await services.answers.others(handle, presserOf(call)));
		const isAllowed = await allowedHere(call, services);
		const models = offeredModels(found, services)
			.filter(({ id }) => isAllowed(id))
			.slice(0, MOST_OPTIONS);
		if (models.length === 0) fail((await sayOnlyAllowed(call, services)) ?? say('other.nobody'));
		const options = models.map((model) => ({
			label: shownName(model.id, services.catalogue),
			value: model.id,
			description: [
				...abilities(model, services).map(speak),
				speak(sayContext(model)),
				// Discord counts times down in messages only, not in menus.
				...(services.health.view(model.id).restsUntil === undefined
					? healthOf(model, services).map(speak)
					: [speak(say('model.suggest-rests'))]),
			].join(' · '),
		}));
		const placeholder = speak(say('other.choose'));
		await surface.finish({
			parts: [speak(say('other.which'))],
			menus: [{ id: buttonId('other-choose', handle), placeholder, options }],
		});
	},
});

/** Asks the same of the model that was chosen. The choice holds for this question alone. */
export const otherChoice = button({
	name: 'other-choose',
	asks: true,
	async run(press, services) {
		const { pressed, speak, values } = press;
		const { id: modelId } = await allowedModel(values[0] ?? '', press, services);
		const name = shownName(modelId, services.catalogue);
		await askAgain(press, services, 'anew', {
			modelId,
			onClaimed: () => pressed.finish({ parts: [speak(say('other.asked', { name }))] }),
		});
	},
});
