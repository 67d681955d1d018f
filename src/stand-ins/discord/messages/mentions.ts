import type { Json, MentionedPeople } from '../records.ts';

export const nobody: MentionedPeople = { userIds: [], roleIds: [], everyone: false };

const ids = (content: string, pattern: RegExp) => [
	...new Set([...content.matchAll(pattern)].flatMap((match) => match[1] ?? [])),
];

/** Every mention that stands in the text. */
export function writtenMentions(content: string): MentionedPeople {
	return {
		userIds: ids(content, /<@!?(\d{15,20})>/g),
		roleIds: ids(content, /<@&(\d{15,20})>/g),
		everyone: /@(?:everyone|here)\b/.test(content),
	};
}

const strings = (value: unknown): readonly string[] =>
	Array.isArray(value) ? value.map(String) : [];

/** The mentions that ring: those written, as far as `allowed_mentions` lets them; without it all do. */
export function ringing(
	content: string,
	allowed: Json | undefined,
	repliedTo: string | undefined,
): MentionedPeople {
	const written = writtenMentions(content);
	const replied = repliedTo !== undefined && allowed?.['replied_user'] !== false ? [repliedTo] : [];
	if (!allowed) return { ...written, userIds: [...new Set([...written.userIds, ...replied])] };
	const parse = strings(allowed['parse']);
	const permitted = (kind: 'users' | 'roles', found: readonly string[]) =>
		parse.includes(kind) ? found : found.filter((id) => strings(allowed[kind]).includes(id));
	const repliedRings = allowed['replied_user'] === true ? replied : [];
	return {
		userIds: [...new Set([...permitted('users', written.userIds), ...repliedRings])],
		roleIds: permitted('roles', written.roleIds),
		everyone: written.everyone && parse.includes('everyone'),
	};
}

export const rings = (people: MentionedPeople) =>
	people.everyone || people.userIds.length > 0 || people.roleIds.length > 0;
