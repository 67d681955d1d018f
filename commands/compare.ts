import {
	type Call,
	LONGEST_FORM_TEXT,
	LONGEST_OPTION,
	type Services,
	slash,
} from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { buttonId } from '../src/render/button-id.ts';
import { allowedHere, sayOnlyAllowed } from './allowed-models.ts';
import { allowedModel, suggestModels } from './chosen-model.ts';
import { currentModel } from './current-model.ts';
import { type Model, offeredModels, shownName } from './model-facts.ts';
import { withFirstNotice } from './privacy-notice.ts';

const FEWEST_MODELS = 2;

export const compare = slash({
	name: 'compare',
	description: 'compare.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	asks: true,
	options: {
		prompt: { type: 'string', description: 'compare.prompt', maxLength: LONGEST_OPTION },
		model1: { type: 'string', description: 'compare.model', suggest: suggestModels },
		model2: { type: 'string', description: 'compare.model', suggest: suggestModels },
		model3: { type: 'string', description: 'compare.model-third', suggest: suggestModels },
		blind: { type: 'boolean', description: 'compare.blind' },
	},
	form: {
		option: 'prompt',
		title: 'ask.form-title',
		label: 'ask.form-label',
		maxLength: LONGEST_FORM_TEXT,
	},
	acknowledge: (options) => (options.prompt === undefined ? 'form' : 'public'),
	async run({ options, ...call }, services) {
		const { blind = false, model1, model2, model3, prompt = '' } = options;
		const named = [model1, model2, model3].filter((name) => name !== undefined);
		const models = await withDefaults(
			await Promise.all(named.map((name) => allowedModel(name, call, services))),
			call,
			services,
		);
		const { askedAt, id, person, place, roleIds, speak, surface } = call;
		const ask = { id, askedAt, person, place, roleIds, text: prompt, isBlind: blind };
		const modelIds = models.map((model) => model.id);
		const { handle, left } = await services.comparisons.offer({ ...ask, modelIds });
		const names = models.map((model) => shownName(model.id, services.catalogue));
		const count = models.length;
		const lines = [
			costOf(count, left, services),
			say('compare.who', { names }),
			...(blind ? [say('compare.how-blind')] : []),
		];
		const view = {
			parts: [lines.map(speak).join('\n')],
			buttons: [
				{
					id: buttonId('compare-ask', handle),
					label: speak(count === 2 ? say('button.ask-both') : say('button.ask-all', { count })),
					style: 'primary',
				},
				{
					id: buttonId('compare-cancel', handle),
					label: speak(say('button.cancel')),
					style: 'secondary',
				},
			],
		} as const;
		await withFirstNotice(call, services, () => surface.finish(view));
	},
});

/** It counts against the budget that has least left. */
function costOf(
	count: number,
	left: Awaited<ReturnType<Services['comparisons']['offer']>>['left'],
	{ catalogue }: Services,
): Sentence {
	if (!left) return say('compare.cost-unlimited', { count });
	const { remaining, requests, whose } = left;
	if (whose === 'everybody') return say('compare.cost', { count, requests, remaining });
	if (whose === 'asker') return say('compare.cost-own', { count, requests, remaining });
	return say('compare.cost-model', { count, model: shownName(whose.id, catalogue), remaining });
}

/** None twice; with too few of them, the one that answers here, and then the best of another author that is awake. */
async function withDefaults(
	named: readonly Model[],
	call: Pick<Call, 'mention' | 'person' | 'place'>,
	services: Services,
): Promise<readonly Model[]> {
	const models = [...named];
	const twice = models.find(
		(model, index) => models.findIndex(({ id }) => id === model.id) < index,
	);
	if (twice) fail(say('compare.twice', { name: shownName(twice.id, services.catalogue) }));
	for (const model of await fitting(call, services)) {
		if (models.length >= FEWEST_MODELS) break;
		if (models.every(({ id }) => id !== model.id)) models.push(model);
	}
	if (models.length >= FEWEST_MODELS) return models;
	return fail((await sayOnlyAllowed(call, services)) ?? say('compare.too-few-models'));
}

/** Who may be compared where nobody was named, best first. */
async function fitting(
	call: Pick<Call, 'person' | 'place'>,
	services: Services,
): Promise<readonly Model[]> {
	const { catalogue, health } = services;
	const isAllowed = await allowedHere(call, services);
	const awake = offeredModels(catalogue.models(), services).filter(
		({ id }) => isAllowed(id) && health.view(id).restsUntil === undefined,
	);
	const current = await currentModel(call, services).catch(() => undefined);
	const first = awake.find(({ id }) => id === current?.id) ?? awake[0];
	const others = awake.filter(
		(model) => model !== first && catalogue.categoriesOf(model).length > 0,
	);
	const elsewhere = others.filter(({ author }) => author !== first?.author);
	return [...(first ? [first] : []), ...elsewhere, ...others, ...awake];
}
