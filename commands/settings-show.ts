import {
	type Call,
	type Choices,
	type InForce,
	type Services,
	subcommand,
} from '../src/command.ts';
import { type Sentence, say, secondsPast } from '../src/locales/keys.ts';
import { managedServer } from './managed-server.ts';
import { shownName } from './model-facts.ts';
import { languageInWords } from './settings-language.ts';
import { modelsInWords } from './settings-models-words.ts';
import { ownInWords } from './settings-own.ts';
import { pauseInWords } from './settings-pause.ts';
import { personaInWords } from './settings-persona.ts';
import { placesInWords } from './settings-places-words.ts';
import { quietInWords } from './settings-quiet.ts';
import { quotaInWords } from './settings-quota.ts';
import { retentionInWords } from './settings-retention.ts';
import { threadsInWords } from './settings-threads.ts';

/** So many changes are shown. */
const MOST_CHANGES = 10;
/** A message of Discord holds 2,000 characters. */
const LONGEST_PART = 1900;

export const showSettings = subcommand({
	name: 'show',
	description: 'settings.show-description',
	options: {},
	acknowledge: () => 'private',
	async run(call, services) {
		const serverId = managedServer(call);
		const [held, places] = await Promise.all([
			services.choices.inForce(call),
			services.settings.ofPlaces(serverId),
		]);
		const sentences = [
			...everythingInWords(held, call, services),
			...ownInWords(places, call, services),
			...historyInWords(held.server, services),
		];
		await call.surface.finish({ parts: partsOf(sentences.map(call.speak)) });
	},
});

const everythingInWords = (
	{ quiet, server }: InForce,
	call: Pick<Call, 'speak'>,
	services: Services,
): readonly Sentence[] => [
	say('settings.show-title'),
	say('settings.show-default'),
	...pauseInWords(server),
	...placesInWords(server),
	...modelsInWords(server, services),
	...personaInWords(server, call),
	...languageInWords(server),
	...threadsInWords(server),
	...quietInWords({ quiet }),
	...retentionInWords(server, services),
	...quotaInWords(server.quota),
];

function historyInWords(
	{ history = [] }: Choices,
	{ catalogue }: Pick<Services, 'catalogue'>,
): readonly Sentence[] {
	if (history.length === 0) return [];
	const newestFirst = history.slice(-MOST_CHANGES).reverse();
	return [
		say('settings.show-history'),
		...newestFirst.map(({ at, changedBy: person, channelId: channel, value, what }) => {
			const isModel = what === 'model' || what === 'models';
			const shown = value !== undefined && isModel ? shownName(value, catalogue) : value;
			const chosen = shown === undefined ? what : `${what} ${shown}`;
			const made = { what: chosen, person, at: secondsPast(at) };
			return channel === undefined
				? say('settings.show-change', made)
				: say('settings.show-change-in', { ...made, channel });
		}),
	];
}

/** As few messages as hold all lines whole. */
function partsOf(lines: readonly string[]): readonly string[] {
	const parts: string[] = [];
	let part = '';
	for (const line of lines) {
		if (part !== '' && part.length + line.length + 1 > LONGEST_PART) {
			parts.push(part);
			part = '';
		}
		part = part === '' ? line : `${part}\n${line}`;
	}
	return [...parts, part];
}
