import type { AttachmentInput, Json } from '../records.ts';
import { isObject } from '../refusal.ts';
import { optionType } from '../schemas/command-option.ts';

/** Users, channels and roles are given by id. */
export type OptionValue = string | number | boolean | AttachmentInput;

export interface BuiltOptions {
	readonly options: readonly Json[];
	/** Files to be put in `resolved`, by the option that holds them. */
	readonly files: readonly { readonly option: Json; readonly input: AttachmentInput }[];
}

const optionsOf = (node: Json): Json[] =>
	Array.isArray(node['options']) ? node['options'].filter(isObject) : [];

const isFile = (value: OptionValue): value is AttachmentInput => typeof value === 'object';

/**
 * Turns what a person filled in into the options of an interaction, by the registered definition and with the app's own
 * checks: `path` names the subcommand; `focused` the option that is being completed.
 */
export function buildOptions(
	definition: Json,
	path: readonly string[],
	values: Readonly<Record<string, OptionValue>>,
	focused?: string,
): BuiltOptions {
	const [step, ...rest] = path;
	if (step !== undefined) {
		const inner = optionsOf(definition).find(
			({ name, type }) => name === step && Number(type) <= 2,
		);
		if (!inner) throw new Error(`The command has no subcommand ${step}`);
		const built = buildOptions(inner, rest, values, focused);
		return { ...built, options: [{ name: step, type: inner['type'], options: built.options }] };
	}
	const known = optionsOf(definition);
	const unknown = Object.keys(values).find((name) => !known.some((one) => one['name'] === name));
	if (unknown !== undefined) throw new Error(`The command has no option ${unknown}`);
	if (focused === undefined) refuseMissing(known, values);
	const files: { option: Json; input: AttachmentInput }[] = [];
	const options = known.flatMap((one) => {
		const name = String(one['name']);
		const value = values[name];
		if (value === undefined) return [];
		const option: Json = {
			name,
			type: one['type'],
			...(focused === name ? { focused: true } : {}),
		};
		if (isFile(value)) files.push({ option, input: value });
		else option['value'] = value;
		if (focused === undefined) refuseUnfit(one, value);
		return [option];
	});
	return { options, files };
}

function refuseMissing(
	known: readonly Json[],
	values: Readonly<Record<string, OptionValue>>,
): void {
	const missing = known.find(
		({ name, required }) => required && values[String(name)] === undefined,
	);
	if (missing) throw new Error(`The app asks for the option ${String(missing['name'])}`);
}

// The app itself lets none of these be sent; values beside an autocomplete's offer it does let through.
function refuseUnfit(definition: Json, value: OptionValue): void {
	const { name, type, choices, min_length: least, max_length: most } = definition;
	const unfit = (why: string) => new Error(`The app does not send ${String(name)}: ${why}`);
	if (type === optionType.attachment && !isFile(value)) throw unfit('it takes a file');
	if (type === optionType.boolean && typeof value !== 'boolean')
		throw unfit('it takes true or false');
	if (type === optionType.string && typeof value !== 'string') throw unfit('it takes a text');
	if (Array.isArray(choices) && !choices.some((choice) => Object(choice).value === value)) {
		throw unfit('the value is not one of the choices');
	}
	const length = typeof value === 'string' ? [...value].length : 0;
	if (typeof least === 'number' && length < least) throw unfit(`shorter than ${least}`);
	if (length > (typeof most === 'number' ? most : 6_000)) throw unfit('too long');
}
