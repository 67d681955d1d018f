import { MessageFlags } from 'discord.js';
import { z } from 'zod';
import type { FileReference } from '../place.ts';
import { fileReference } from './file-reference.ts';
import type { SeenMessage, WireMessage } from './wire-message.ts';

/** What a message holds, in words and files. */
export type Parts = {
	readonly text: string;
	readonly files: readonly FileReference[];
	/** It is a recording, which nobody here can listen to. */
	readonly isVoice: boolean;
};

type Poll = NonNullable<WireMessage['poll']>;

/** A text of other apps' messages that are built of components; some hold others. */
const componentSchema = z.looseObject({
	content: z.string().optional(),
	components: z.array(z.unknown()).optional(),
});
const DEEPEST = 4;

/** What somebody wrote, picked or put to the vote; `read` makes what they typed readable. */
export function partsOf(
	message: SeenMessage & { readonly poll?: Poll | null | undefined },
	read: (content: string) => string,
): Parts {
	const isVoice = ((message.flags ?? 0) & MessageFlags.IsVoiceMessage) !== 0;
	const lines = [
		read(message.content),
		...(message.sticker_items ?? []).map(({ name }) => `[sticker: ${name}]`),
		...(message.poll ? [inWords(message.poll)] : []),
		...(isVoice ? ['[a voice message]'] : []),
	];
	return {
		text: lines.filter(Boolean).join('\n'),
		files: isVoice ? [] : message.attachments.map(fileReference),
		isVoice,
	};
}

/** What stands in the frames under a message: of an app, or the preview of a link. */
export function framesOf({ embeds, components }: SeenMessage): string {
	const framed = embeds.map(({ title, description, fields }) =>
		[title, description, ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`)]
			.filter(Boolean)
			.join('\n'),
	);
	return [...framed, ...textsIn(components ?? [], DEEPEST)].filter(Boolean).join('\n\n');
}

function inWords({ question, answers }: Poll): string {
	const options = answers.map(({ poll_media: { text } }) => text ?? '–');
	return `[poll: ${question.text ?? '–'} – options: ${options.join(' / ')}]`;
}

function textsIn(components: readonly unknown[], depth: number): readonly string[] {
	if (depth === 0) return [];
	return components.flatMap((component) => {
		const { content = '', components: inner = [] } =
			componentSchema.safeParse(component).data ?? {};
		return [content, ...textsIn(inner, depth - 1)];
	});
}
