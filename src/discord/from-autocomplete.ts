import {
	type APIApplicationCommandAutocompleteInteraction,
	ApplicationCommandOptionType,
	InteractionResponseType,
} from 'discord.js';
import type { Choice } from '../command.ts';
import type { Incoming, Origin } from '../dispatch.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { calledCommand } from './called-command.ts';
import type { AnswerInteraction } from './interaction-origin.ts';

/** Discord's limits for autocomplete: choices, and characters of a name or value. */
const CHOICES = 25;
const CHOICE_LENGTH = 100;

/** Reads what somebody types into an option whose values are suggested; undefined where that is none. */
export function createAutocompleteReader({
	answer,
	log,
}: {
	answer: AnswerInteraction;
	log: Logger;
}) {
	return (
		interaction: APIApplicationCommandAutocompleteInteraction,
		origin: Origin,
	): Incoming | undefined => {
		const { name, options } = calledCommand(interaction.data);
		const focused = options.find((option) => 'focused' in option && option.focused);
		if (focused?.type !== ApplicationCommandOptionType.String) return undefined;
		return {
			...origin,
			kind: 'suggest',
			name,
			option: focused.name,
			typed: focused.value,
			async respond(choices) {
				const data = { choices: choices.flatMap(offered).slice(0, CHOICES) };
				const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
				try {
					await answer(interaction, { type, data });
				} catch (error) {
					// Whoever types on has made Discord forget this one.
					log.debug({ error: describeError(error) }, 'Suggestions came too late');
				}
			},
		};
	};
}

/** Shortens a name that Discord would refuse; a value cannot be shortened. */
function offered({ name, value }: Choice): Choice[] {
	if (name === '' || value === '' || value.length > CHOICE_LENGTH) return [];
	const characters = [...name];
	if (characters.length <= CHOICE_LENGTH) return [{ name, value }];
	return [{ name: `${characters.slice(0, CHOICE_LENGTH - 1).join('')}…`, value }];
}
