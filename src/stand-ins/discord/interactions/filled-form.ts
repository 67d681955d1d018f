import type { Cdn } from '../cdn.ts';
import { attachmentPayload } from '../payloads/attachment.ts';
import type { AttachmentInput, Json } from '../records.ts';
import { isObject } from '../refusal.ts';
import { flatten } from '../schemas/components.ts';

/** A text, the chosen values of a select menu, or files. */
export type Filled = string | readonly string[] | readonly AttachmentInput[];

const ROW = 1;
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const LONGEST_TEXT = 4_000;

const isFiles = (value: Filled): value is readonly AttachmentInput[] =>
	Array.isArray(value) && value.some((one) => typeof one === 'object');

/** `components` and `resolved` of a submitted form; throws where the app would not let it be sent. */
export function fillIn(
	modal: Json,
	values: Readonly<Record<string, Filled>>,
	cdn: Cdn,
	channelId: string,
): Json {
	const attachments: Json = {};
	const field = (definition: Json): Json => {
		const { type, custom_id } = definition;
		const value = checked(definition, values[String(custom_id)]);
		if (type === TEXT_INPUT) return { type, custom_id, value };
		if (!isFiles(value)) return { type, custom_id, values: value === '' ? [] : value };
		const stored = value.map((input) => cdn.store(input, { channelId, ephemeral: true }));
		for (const one of stored) attachments[one.id] = attachmentPayload(one);
		return { type, custom_id, values: stored.map(({ id }) => id) };
	};
	const roots = Array.isArray(modal['components']) ? modal['components'].filter(isObject) : [];
	const components = roots.flatMap((root): Json[] => {
		const fields = flatten([root]).slice(1).map(field);
		if (root['type'] === ROW) return [{ type: ROW, components: fields }];
		if (root['type'] === LABEL) return [{ type: LABEL, component: fields[0] }];
		return [{ type: TEXT_DISPLAY }];
	});
	const hasFiles = Object.keys(attachments).length > 0;
	return { components, ...(hasFiles ? { resolved: { attachments } } : {}) };
}

function checked(definition: Json, value: Filled = ''): Filled {
	const { custom_id, required, min_length: least, max_length: most } = definition;
	if (value.length === 0 && required !== false) {
		throw new Error(`The app asks for ${String(custom_id)}`);
	}
	const length = typeof value === 'string' ? [...value].length : 0;
	const isTooShort = length > 0 && length < Number(least ?? 0);
	if (isTooShort || length > Number(most ?? LONGEST_TEXT)) {
		throw new Error(`The app does not send ${String(custom_id)} with ${length} characters`);
	}
	return value;
}
