import type { DiscordStandIn } from '../../src/stand-ins/discord/stand-in.ts';

type Message = ReturnType<DiscordStandIn['messages']>[number];

/** Discord's limit for the description of a file. */
const LONGEST_DESCRIPTION = 1_024;
const BUTTON = 2;
const MENU = 3;

const hasWords = (text: string) => /[\p{Letter}\p{Number}]/u.test(text);
/** What fills in a sentence stands for words. */
const filledIn = (text: string) => text.replaceAll(/\{\{[^}]*\}\}/g, 'word');

const wordFaults: readonly (readonly [what: string, isAt: (text: string) => boolean])[] = [
	[
		'a sign without words',
		(text) =>
			text.split('\n').some((line) => /\p{Extended_Pictographic}/u.test(line) && !hasWords(line)),
	],
	[
		'a colour as the only sign',
		(text) => /\b(?:red|green|yellow|orange|blue|grey|gray)\b|[红紅绿綠黄黃蓝藍灰橙]色/i.test(text),
	],
	[
		'a picture made of characters',
		(text) =>
			/[\u2500-\u259f]{4}|([^\p{Letter}\p{Number}\s`])\1{7}/u.test(text) ||
			/(?:^[^\p{Letter}\p{Number}\n]+$\n?){3}/mu.test(text),
	],
];

/** What is wrong with a sentence for who cannot see it, or not its colours, in a few words each. */
export function faultsOfWords(text: string): readonly string[] {
	const shown = filledIn(text);
	return wordFaults.flatMap(([what, isAt]) => (isAt(shown) ? [what] : []));
}

/** What is wrong with the files, buttons and menus of a message of the bot. */
export function faultsOfMessage({
	attachments,
	components,
}: Pick<Message, 'attachments' | 'components'>): readonly string[] {
	return [
		...attachments.flatMap(({ description, name }) => {
			if (!hasWords(description ?? '')) return [`${name} is not described`];
			const isLong = (description?.length ?? 0) > LONGEST_DESCRIPTION;
			return isLong ? [`the description of ${name} is too long`] : [];
		}),
		...components.flatMap(partsOf).flatMap(faultsOfPart),
	];
}

type Part = {
	readonly type?: unknown;
	readonly label?: unknown;
	readonly placeholder?: unknown;
	readonly options?: readonly { readonly label?: unknown }[];
	readonly components?: readonly Part[];
};

const partsOf = (part: Part): readonly Part[] => [
	part,
	...(part.components ?? []).flatMap(partsOf),
];

function faultsOfPart({ label, options = [], placeholder, type }: Part): readonly string[] {
	const named = (text: unknown) => typeof text === 'string' && hasWords(text);
	if (type === BUTTON) return named(label) ? [] : ['a button without a label'];
	if (type !== MENU) return [];
	return [
		...(named(placeholder) ? [] : ['a menu that does not say what for']),
		...(options.every((one) => named(one.label)) ? [] : ['a choice without words']),
	];
}

/** Looks at everything that the bot shows, as it comes. */
export function watchAccessibility(discord: DiscordStandIn) {
	const faults = new Set<string>();
	const files = new Set<string>();
	const parts = new Set<unknown>();
	const look = (message: Message) => {
		if (message.authorId !== discord.botUserId) return;
		for (const { name } of message.attachments) files.add(name);
		for (const { type } of message.components.flatMap(partsOf)) parts.add(type);
		for (const fault of faultsOfMessage(message)) faults.add(fault);
	};
	discord.onChange((change) => {
		if (change.kind === 'message-created' || change.kind === 'message-edited') look(change.message);
		if (change.kind === 'interaction-acknowledged' || change.kind === 'interaction-followup') {
			for (const message of change.interaction.followups) look(message);
			if (change.interaction.original) look(change.interaction.original);
		}
	});
	return {
		faults: () => [...faults],
		/** Names of files, and Discord's types of components, that were among it. */
		seen: () => ({ files: [...files], parts: [...parts] }),
	};
}
