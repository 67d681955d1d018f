import type { Option, OptionValue } from '../command.ts';
import { countCodePoints } from '../render/code-points.ts';

type OptionValues = Readonly<Record<string, OptionValue>>;

/**
 * The values that fit their table. Discord checks types, choices and lengths for its own clients only; `wrong` names
 * the first value that breaks the table, and names that the table does not have are left out.
 */
export function checkedOptions(
	table: Readonly<Record<string, Option>>,
	given: OptionValues,
): { values: OptionValues; wrong?: string } {
	const values: Record<string, OptionValue> = {};
	for (const [name, option] of Object.entries(table)) {
		const value = given[name];
		if (value === undefined) {
			if (option.required) return { values, wrong: name };
		} else if (fits(option, value)) values[name] = value;
		else return { values, wrong: name };
	}
	return { values };
}

function fits(option: Option, value: OptionValue): boolean {
	if (option.type === 'boolean') return typeof value === 'boolean';
	if (option.type === 'file') return typeof value === 'object';
	if (option.type === 'integer' || option.type === 'number') return fitsNumber(option, value);
	if (typeof value !== 'string') return false;
	if (option.type !== 'string') return /^\d+$/.test(value);
	if (option.maxLength !== undefined && countCodePoints(value) > option.maxLength) return false;
	return option.choices === undefined || option.choices.some((choice) => choice.value === value);
}

function fitsNumber(
	option: Extract<Option, { type: 'integer' | 'number' }>,
	value: OptionValue,
): boolean {
	if (typeof value !== 'number' || !Number.isFinite(value)) return false;
	if (option.type === 'integer' && !Number.isInteger(value)) return false;
	if (option.type === 'number' && option.choices) return option.choices.includes(value);
	const { min = value, max = value } = option;
	return value >= min && value <= max;
}
