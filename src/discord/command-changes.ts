import { isDeepStrictEqual } from 'node:util';
import type { CommandPayload } from './command-payload.ts';

/** A command as Discord holds it: what we wrote, and what the server fills in. */
export type Registered = {
	readonly id: string;
	readonly type?: number | undefined;
	readonly name: string;
};

export type Changes = {
	readonly added: readonly CommandPayload[];
	readonly changed: readonly { readonly id: string; readonly payload: CommandPayload }[];
	readonly removed: readonly Registered[];
};

/** Discord makes and keeps this kind by itself (Activities). */
const ENTRY_POINT = 4;

/** What has to be written so that Discord holds just these commands. */
export function changesTo(
	wanted: readonly CommandPayload[],
	registered: readonly Registered[],
): Changes {
	const ours = registered.filter(({ type }) => type !== ENTRY_POINT);
	const existing = (payload: CommandPayload) =>
		ours.find(({ name, type = 1 }) => name === payload.name && type === (payload.type ?? 1));
	const added: CommandPayload[] = [];
	const changed: { id: string; payload: CommandPayload }[] = [];
	for (const payload of wanted) {
		const held = existing(payload);
		if (!held) added.push(payload);
		else if (!saysTheSame(payload, held)) changed.push({ id: held.id, payload });
	}
	const kept = new Set(wanted.map((payload) => existing(payload)));
	return { added, changed, removed: ours.filter((held) => !kept.has(held)) };
}

const WRITTEN = [
	'description',
	'description_localizations',
	'options',
	'default_member_permissions',
] as const;
const WRITTEN_GLOBALLY = [...WRITTEN, 'contexts', 'integration_types'] as const;

/** Compares what we write: Discord adds fields of its own, leaves empty ones out, and orders numbers as it likes. */
function saysTheSame(wanted: CommandPayload, held: Registered): boolean {
	const fields = wanted.contexts ? WRITTEN_GLOBALLY : WRITTEN;
	const said = (command: object) => {
		const all = new Map(Object.entries(command));
		return normalised(Object.fromEntries(fields.map((field) => [field, all.get(field)])));
	};
	return isDeepStrictEqual(said(wanted), said(held));
}

function normalised(value: unknown): unknown {
	if (Array.isArray(value)) {
		const items = value.map(normalised);
		return items.every((item) => typeof item === 'number') ? items.sort() : items;
	}
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value).map(([name, field]) => [name, normalised(field)] as const);
	return Object.fromEntries(fields.filter(([, field]) => !isDefault(field)));
}

function isDefault(value: unknown): boolean {
	if (value === null || value === undefined || value === false) return true;
	return typeof value === 'object' && Object.keys(value).length === 0;
}
