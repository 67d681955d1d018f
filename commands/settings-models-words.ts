import type { Choices, Services } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { allowedIds } from './allowed-models.ts';
import { shownName } from './model-facts.ts';
import { sayChanged } from './settings-change.ts';

type Knowing = Pick<Services, 'catalogue'>;

/** Who answers on a server, who may be asked, and who may choose for a channel. */
export const modelsInWords = (choices: Choices, services: Knowing): readonly Sentence[] => [
	...defaultInWords(choices, services),
	...allowedInWords(choices, services),
	say(
		choices.members?.maySetModel
			? 'settings.models-members-may'
			: 'settings.models-members-may-not',
	),
	...(choices.members?.maySetModel === undefined ? [] : [sayChanged(choices.members)]),
];

function defaultInWords(choices: Choices, { catalogue }: Knowing): readonly Sentence[] {
	const { model } = choices;
	if (!model) return [say('settings.models-no-default')];
	const { at, chosenBy: changedBy, id } = model;
	const isAllowed = allowedIds(choices, { catalogue })?.includes(id) ?? true;
	const answers = isAllowed && catalogue.findOffered(id) !== undefined;
	const name = shownName(id, catalogue);
	return [
		say(answers ? 'settings.models-default' : 'settings.models-default-out', { name }),
		sayChanged({ changedBy, at }),
	];
}

function allowedInWords(choices: Choices, { catalogue }: Knowing): readonly Sentence[] {
	const { models } = choices;
	if (!models || models.allowed.length === 0) return [say('settings.models-all')];
	const names = models.allowed.map((id) => shownName(id, catalogue)).join(' · ');
	const hasVanished = allowedIds(choices, { catalogue }) === undefined;
	return [
		say('settings.models-allowed', { names }),
		...(hasVanished ? [say('settings.models-vanished')] : []),
		sayChanged(models),
	];
}

/** A list that has just become empty lets every model be asked, which nobody would guess. */
export const emptiedInWords = (before: Choices, after: Choices): readonly Sentence[] =>
	before.models && !after.models ? [say('settings.models-all-again')] : [];
