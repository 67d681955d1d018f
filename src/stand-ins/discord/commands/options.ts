import type { AttachmentInput, Json } from '../records.ts';
import { isObject } from '../refusal.ts';
import { optionType } from '../schemas/command-option.ts';

/** Users, channels and roles are given by id. */
export type OptionValue = string | number | boolean | AttachmentInput;

export interface BuiltOptions {
	readonly options: readonly Json[];
	/** Files to be put in `resolved`, by the option that holds them. */
	readonly files: readonly { readonly option: Json; readonly input: AttachmentInput }[];
	/** Who and what is to be put there as well. */
	readonly roleIds: readonly string[];
	readonly userIds: readonly string[];
	/** With the types that the option takes, where it names any. */
	readonly channels: readonly { readonly id: string; readonly types: unknown }[];
}

const optionsOf = (node: Json): Json[] =>
	Array.isArray(node['options']) ? node['options'].filter(isObject) : [];

const isNested = ({ type }: Json) => type === optionType.subcommand || type === optionType.group;

const isFile = (value: OptionValue): value is AttachmentInput => typeof value === 'object';

/**
 * Turns what a person filled in into the options of an interaction, by the registered definition and with the app's own
 * checks: `path` names the subcommand; `focused` the option that is being completed. Of what is `isForged` nothing is checked.
 */
export function buildOptions(
	definition: Json,
	path: readonly string[],
	values: Readonly<Record<string, OptionValue>>,
	focused?: string,
	isForged = false,
): BuiltOptions {
	const [step, ...rest] = path;
	if (step !== undefined) {
		const inner = optionsOf(definition).find((one) => one['name'] === step && isNested(one));
		if (!inner) throw new Error(`The command has no subcommand ${step}`);
		const built = buildOptions(inner, rest, values, focused, isForged);
		return { ...built, options: [{ name: step, type: inner['type'], options: built.options }] };
	}
	const known = optionsOf(definition);
	if (known.some(isNested)) throw new Error('The app sends this command with a subcommand only');
	const unknown = Object.keys(values).find((name) => !known.some((one) => one['name'] === name));
	if (unknown !== undefined) throw new Error(`The command has no option ${unknown}`);
	const isChecked = focused === undefined && !isForged;
	if (isChecked) refuseMissing(known, values);
	const files: { option: Json; input: AttachmentInput }[] = [];
	const given = (type: number) =>
		known.flatMap((one) => {
			const value = values[String(one['name'])];
			if (one['type'] !== type || value === undefined) return [];
			return [{ id: String(value), types: one['channel_types'] }];
		});
	const idsOf = (type: number) => given(type).map(({ id }) => id);
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
		if (isChecked) refuseUnfit(one, value);
		return [option];
	});
	return {
		options,
		files,
		roleIds: idsOf(optionType.role),
		userIds: idsOf(optionType.user),
		channels: given(optionType.channel),
	};
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

/** What each type of option takes in the app. */
const takes: Readonly<Record<number, readonly [string, (value: OptionValue) => boolean]>> = {
	[optionType.string]: ['a text', (value) => typeof value === 'string'],
	[optionType.integer]: ['a whole number', Number.isSafeInteger],
	[optionType.boolean]: ['true or false', (value) => typeof value === 'boolean'],
	[optionType.user]: ['a person', (value) => typeof value === 'string'],
	[optionType.channel]: ['a channel', (value) => typeof value === 'string'],
	[optionType.role]: ['a role', (value) => typeof value === 'string'],
	[optionType.number]: ['a number', Number.isFinite],
	[optionType.attachment]: ['a file', isFile],
};

// The app itself lets none of these be sent; values beside an autocomplete's offer it does let through.
function refuseUnfit(definition: Json, value: OptionValue): void {
	const { name, type, choices } = definition;
	const unfit = (why: string) => new Error(`The app does not send ${String(name)}: ${why}`);
	const [what, fits] = takes[Number(type)] ?? ['', () => true];
	if (!fits(value)) throw unfit(`it takes ${what}`);
	if (Array.isArray(choices) && !choices.some((choice) => Object(choice).value === value)) {
		throw unfit('the value is not one of the choices');
	}
	if (typeof value === 'string') {
		const least = bound(definition['min_length'], 0);
		const most = bound(definition['max_length'], 6_000);
		const length = [...value].length;
		if (length < least) throw unfit(`shorter than ${least} characters`);
		if (length > most) throw unfit(`longer than ${most} characters (${length})`);
	}
	if (typeof value === 'number') {
		const { min_value: least, max_value: most } = definition;
		if (value < bound(least, value)) throw unfit(`less than ${least}`);
		if (value > bound(most, value)) throw unfit(`more than ${most}`);
	}
}

const bound = (given: unknown, otherwise: number) =>
	typeof given === 'number' ? given : otherwise;
