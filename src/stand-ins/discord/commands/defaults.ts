import type { Json } from '../records.ts';
import { isObject } from '../refusal.ts';
import type { CommandForm } from '../schemas/command.ts';

/** A stored command as POST and PUT answer it: what was left out is filled in. */
export function filledIn(form: CommandForm, isGlobal: boolean): Json {
	const type = form.type ?? 1;
	const permissions = form.default_member_permissions;
	return {
		type,
		name: form.name,
		name_localizations: form.name_localizations ?? null,
		description: form.description ?? '',
		description_localizations: form.description_localizations ?? null,
		default_member_permissions:
			permissions === undefined || permissions === null ? null : String(permissions),
		nsfw: form.nsfw ?? false,
		contexts: isGlobal ? (form.contexts ?? null) : null,
		integration_types: isGlobal ? (form.integration_types ?? [0]) : [0],
		...(isGlobal ? { dm_permission: allowsDirect(form) } : {}),
		...(form.options?.length ? { options: form.options.map(filledInOption) } : {}),
	};
}

const allowsDirect = (form: CommandForm) =>
	form.contexts ? form.contexts.some((place) => place !== 0) : (form.dm_permission ?? true);

/** Discord keeps no `false` and no empty list in an option. */
function filledInOption(option: Json): Json {
	const kept = Object.entries(option).filter(
		([, value]) => value !== false && value !== null && value !== undefined && !isEmpty(value),
	);
	const nested = option['options'];
	const choices = option['choices'];
	return {
		name_localizations: null,
		description_localizations: null,
		...Object.fromEntries(kept),
		...(nonEmpty(nested) ? { options: nested.filter(isObject).map(filledInOption) } : {}),
		...(nonEmpty(choices)
			? { choices: choices.filter(isObject).map((one) => ({ name_localizations: null, ...one })) }
			: {}),
	};
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
const nonEmpty = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;

/** As GET answers without `with_localizations`: no dictionaries. */
export function withoutLocalizations(node: Json): Json {
	return Object.fromEntries(
		Object.entries(node).flatMap(([key, value]) => {
			if (key === 'name_localizations' || key === 'description_localizations') return [];
			if (!Array.isArray(value)) return [[key, value]];
			return [[key, value.map((one) => (isObject(one) ? withoutLocalizations(one) : one))]];
		}),
	);
}
