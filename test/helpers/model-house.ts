import type { Services } from '../../src/command.ts';
import type { Sentence } from '../../src/locales/keys.ts';
import type { HealthView } from '../../src/models/health.ts';
import type { Category, Model } from '../../src/models/model.ts';
import { createSpeak } from '../../src/render/speak.ts';
import { createFakeCatalogue, createFakeSettings } from './fake-call.ts';
import { createManualClock } from './manual-clock.ts';

const speakTo = createSpeak();
export const english = (sentence: Sentence) => speakTo(sentence, 'en-US');

/** What the commands around models use: `categories` and `health` by the model's id. */
export function createModelHouse(
	models: readonly Model[],
	{
		categories = {},
		health = {},
		names = {},
	}: {
		categories?: Readonly<Record<string, readonly Category[]>>;
		health?: Readonly<Record<string, Partial<HealthView>>>;
		/** Of models that were listed once. */
		names?: Readonly<Record<string, string>>;
	} = {},
) {
	const titles: Readonly<Record<string, string>> = { openrouter: 'OpenRouter', groq: 'Groq' };
	const view = (id: string) => ({ attempts: 0, isBlocked: false, ...health[id] });
	const known = createFakeCatalogue(models);
	const offered = createFakeCatalogue(models.filter(({ id }) => !view(id).isBlocked));
	return {
		catalogue: {
			...known,
			findOffered: offered.findOffered,
			offeredAmong: offered.offeredAmong,
			categoriesOf: ({ id }: Model) => categories[id] ?? [],
			lastKnownName: (id: string) => names[id],
		},
		clock: createManualClock(Date.UTC(2026, 0, 1)),
		health: { view },
		providers: { title: (name: string) => titles[name] ?? name },
		settings: createFakeSettings(),
	} satisfies Partial<Services>;
}
