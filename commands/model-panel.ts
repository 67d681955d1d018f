import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, seconds } from '../src/locales/keys.ts';
import { buttonId } from '../src/render/button-id.ts';
import { shorten } from '../src/render/code-points.ts';
import type { Menu, View } from '../src/render/surface.ts';
import { allowedHere } from './allowed-models.ts';
import { type Current, currentModel, sayCurrent, saySwitched } from './current-model.ts';
import {
	abilities,
	type Category,
	healthOf,
	leavesSoon,
	type Model,
	offeredModels,
	sayContext,
	shownName,
} from './model-facts.ts';

const CATEGORIES = ['all', 'flagship', 'fast', 'vision', 'code', 'reasoning'] as const;

/** What the panel shows; `page` counts from 1. */
export type Shown = { readonly category: 'all' | Category; readonly page: number };

type Page = Shown & {
	readonly models: readonly Model[];
	/** Of the whole category. */
	readonly count: number;
	readonly pages: number;
};

const MODELS_A_PAGE = 8;
const LONGEST_TITLE = 18;

/** What a handle of the panel says; undefined: it is none. */
export function readShown(handle: string): Shown | undefined {
	const [, named, digits] = /^([a-z]+)\.([1-9]\d{0,3})$/.exec(handle) ?? [];
	const category = CATEGORIES.find((one) => one === named);
	return category && { category, page: Number(digits) };
}

const handleOf = ({ category, page }: Shown) => `${category}.${page}`;

/** The panel of models, after its person has chosen `switchedTo`, if they have. A page that the list no longer has is its last one. */
export async function panelView(
	shown: Shown,
	call: Pick<Call, 'mention' | 'person' | 'place' | 'speak'>,
	services: Services,
	switchedTo?: string,
): Promise<View> {
	const { speak } = call;
	const current = await currentModel(call, services);
	const isAllowed = await allowedHere(call, services);
	const models = offeredModels(services.catalogue.models(), services).filter(({ id }) =>
		isAllowed(id),
	);
	const sentences =
		switchedTo === undefined
			? sayCurrent(current)
			: saySwitched(switchedTo, shownName(switchedTo, services.catalogue), current);
	const above = sentences.map(speak);
	if (models.length === 0) return { parts: [above.join('\n')] };
	const inCategory = (category: Shown['category']) =>
		models.filter((model) => category === 'all' || isIn(category, model, services));
	const page = pageOf(inCategory(shown.category), shown);
	const lines = [
		...above,
		'',
		speak(sayPage(page, speak)),
		...page.models.map((model) => lineOf(model, current, speak, services)),
		speak(say('model.panel-how-to', { model: call.mention('model') })),
	];
	const counts = CATEGORIES.map((one) => [one, inCategory(one).length] as const);
	return {
		parts: [lines.join('\n')],
		menus: [categoryMenu(page, counts, speak), modelMenu(page, current, speak, services)],
		buttons: [
			...(page.page > 1 ? [turn(page, -1, speak)] : []),
			...(page.page < page.pages ? [turn(page, 1, speak)] : []),
		],
	};
}

const isIn = (category: Category, model: Model, { catalogue }: Services) =>
	catalogue.categoriesOf(model).includes(category);

function pageOf(models: readonly Model[], { category, page: wanted }: Shown): Page {
	const pages = Math.max(1, Math.ceil(models.length / MODELS_A_PAGE));
	const page = Math.min(wanted, pages);
	const first = (page - 1) * MODELS_A_PAGE;
	return {
		category,
		page,
		pages,
		count: models.length,
		models: models.slice(first, first + MODELS_A_PAGE),
	};
}

function sayPage({ category, count, page, pages }: Page, speak: Call['speak']): Sentence {
	const name = speak(say(`model.panel-${category}`));
	return count === 0
		? say('model.panel-none', { name })
		: say('model.panel-page', { name, count, page, pages });
}

function lineOf(model: Model, { id }: Current, speak: Call['speak'], services: Services): string {
	const name = shownName(model.id, services.catalogue);
	const leavesAt = leavesSoon(model, services.clock.now());
	return [
		model.id === id ? speak(say('model.line-current', { name })) : `**${name}**`,
		...factsOf(model, speak, services),
		...healthOf(model, services).map(speak),
		...(leavesAt === undefined ? [] : [speak(say('model.line-leaves', { at: seconds(leavesAt) }))]),
	].join(' · ');
}

const factsOf = (model: Model, speak: Call['speak'], services: Services) => [
	shorten(services.providers.title(model.provider), LONGEST_TITLE),
	speak(sayContext(model)),
	...abilities(model, services).map(speak),
];

function categoryMenu(
	page: Page,
	counts: readonly (readonly [Shown['category'], number])[],
	speak: Call['speak'],
): Menu {
	return {
		id: buttonId('model-category', handleOf(page)),
		placeholder: speak(say('model.panel-which')),
		options: counts.map(([category, count]) => ({
			label: speak(
				say('model.panel-option', { name: speak(say(`model.panel-${category}`)), count }),
			),
			value: category,
			isSelected: category === page.category,
		})),
	};
}

function modelMenu(page: Page, { id }: Current, speak: Call['speak'], services: Services): Menu {
	return {
		id: buttonId('model-choose', handleOf(page)),
		placeholder: speak(say('model.panel-choose')),
		options: page.models.map((model) => ({
			label: shownName(model.id, services.catalogue),
			value: model.id,
			description: factsOf(model, speak, services).join(' · '),
			isSelected: model.id === id,
		})),
	};
}

function turn(page: Page, by: -1 | 1, speak: Call['speak']) {
	return {
		id: buttonId('model-page', handleOf({ ...page, page: page.page + by })),
		label: speak(say(by < 0 ? 'model.panel-back' : 'model.panel-next')),
		style: 'secondary',
	} as const;
}
