import type { Choice, Services } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';

/** Discord shows at most 25 suggestions of at most 100 characters. */
const MOST_SUGGESTIONS = 25;
const LONGEST_NAME = 100;

export function suggestModels(
	typed: string,
	_who: unknown,
	{ catalogue }: Pick<Services, 'catalogue'>,
): readonly Choice[] {
	return catalogue
		.search(typed, MOST_SUGGESTIONS)
		.filter(({ id }) => id.length <= LONGEST_NAME)
		.map(({ id, name, contextTokens }) => ({
			name: `${name} · ${Math.round(contextTokens / 1000)}k`.slice(0, LONGEST_NAME),
			value: id,
		}));
}

/** The model that a person named. What was not offered is refused with the nearest names: it may cost money. */
export function chosenModel(named: string, { catalogue }: Pick<Services, 'catalogue'>) {
	const found = catalogue.find(named);
	if (found) return found;
	if (catalogue.models().length === 0) fail(say('model.list-missing'));
	const nearest = catalogue.nearest(named, 3).map(({ id }) => `\`${id}\``);
	const name = named.replaceAll('`', '').slice(0, LONGEST_NAME);
	return fail(
		nearest.length > 0
			? say('model.unknown', { name, nearest: nearest.join(', ') })
			: say('model.unknown-alone', { name }),
	);
}
