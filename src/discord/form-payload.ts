import {
	type APIModalInteractionResponseCallbackData,
	type APIModalSubmission,
	ComponentType,
	TextInputStyle,
} from 'discord.js';
import type { Incoming } from '../dispatch.ts';

type Form = Parameters<Extract<Incoming, { kind: 'slash' }>['openForm']>[0];

/** Discord's limits for a form's title and label, and for what is typed into it. */
const TITLE_LIMIT = 45;
const TEXT_LIMIT = 4_000;

const INPUT_ID = 'text';

/** A form with one long text. */
export function formPayload({
	customId,
	description,
	isOptional,
	label,
	maxLength,
	title,
}: Form): APIModalInteractionResponseCallbackData {
	return {
		custom_id: customId,
		title: title.slice(0, TITLE_LIMIT),
		components: [
			{
				type: ComponentType.Label,
				label: label.slice(0, TITLE_LIMIT),
				...(description !== undefined && { description }),
				component: {
					type: ComponentType.TextInput,
					custom_id: INPUT_ID,
					style: TextInputStyle.Paragraph,
					max_length: Math.min(maxLength, TEXT_LIMIT),
					required: isOptional !== true,
				},
			},
		],
	};
}

/** What was typed into it. */
export function submittedText({ components }: APIModalSubmission): string {
	const fields = components.flatMap((part) => {
		if (part.type === ComponentType.Label) return [part.component];
		return part.type === ComponentType.ActionRow ? part.components : [];
	});
	const texts = fields.flatMap((field) =>
		field.type === ComponentType.TextInput ? [field.value] : [],
	);
	return texts.join('\n');
}
