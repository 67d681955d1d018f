import { z } from 'zod';
import { type FormIssue, invalidForm, isObject } from './refusal.ts';

type Context = z.core.$RefinementCtx<unknown>;

/** Lengths are counted in code points (api-docs #1315). */
export const lengthOf = (value: string) => [...value].length;

export function complain(
	context: Context,
	code: string,
	message: string,
	path: (string | number)[] = [],
): void {
	context.addIssue({ code: 'custom', message, path, params: { code }, input: context.value });
}

/** A string of `least` to `most` code points. */
export function text(least: number, most: number) {
	return z.string().superRefine((value, context) => {
		const length = lengthOf(value);
		if (length >= least && length <= most) return;
		if (least === 0) {
			complain(context, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
			return;
		}
		if (length === 0) {
			complain(context, 'BASE_TYPE_REQUIRED', 'This field is required');
			return;
		}
		complain(context, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
	});
}

const conversions: Record<string, readonly [code: string, message: string]> = {
	string: ['STRING_TYPE_CONVERT', 'Could not interpret the value as string.'],
	number: ['NUMBER_TYPE_COERCE', 'Value is not a number.'],
	int: ['NUMBER_TYPE_COERCE', 'Value is not int.'],
	boolean: ['BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'],
	array: ['LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType'],
	object: ['DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType'],
};

/** The checked body, or a 50035 refusal that lists every complaint; `prefix`: where the body stands in the request. */
export function parseForm<T>(
	schema: z.ZodType<T>,
	body: unknown,
	prefix: readonly string[] = [],
): T {
	const parsed = schema.safeParse(body);
	if (parsed.success) return parsed.data;
	const issues = parsed.error.issues.map((issue) => toFormIssue(issue, body));
	throw invalidForm(issues.map((issue) => ({ ...issue, path: [...prefix, ...issue.path] })));
}

function toFormIssue(issue: z.core.$ZodIssue, body: unknown): FormIssue {
	const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
	const [code, message] = wording(issue, valueAt(body, path));
	return { path, code, message };
}

function wording(issue: z.core.$ZodIssue, value: unknown): readonly [string, string] {
	if (issue.code === 'custom') return [String(issue.params?.['code']), issue.message];
	if (value === undefined) return ['BASE_TYPE_REQUIRED', 'This field is required'];
	if (issue.code === 'invalid_type') {
		return conversions[issue.expected] ?? ['BASE_TYPE_CONVERT', issue.message];
	}
	if (issue.code === 'invalid_union') {
		return ['UNION_TYPE_CHOICES', 'Value of field "type" is not one that may stand here.'];
	}
	if (issue.code === 'too_big' && issue.origin !== 'number' && issue.origin !== 'int') {
		return ['BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`];
	}
	if (issue.code === 'too_small' && issue.origin !== 'number' && issue.origin !== 'int') {
		return ['BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`];
	}
	if (issue.code === 'too_big') {
		return ['NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`];
	}
	if (issue.code === 'too_small') {
		return ['NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`];
	}
	return ['BASE_TYPE_CHOICES', issue.message];
}

function valueAt(body: unknown, path: readonly (string | number)[]): unknown {
	return path.reduce<unknown>((value, step) => {
		if (Array.isArray(value)) return value[Number(step)];
		return isObject(value) ? value[String(step)] : undefined;
	}, body);
}
