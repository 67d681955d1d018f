import type { Cdn } from '../cdn.ts';
import type { Json, MessageRecord } from '../records.ts';
import { invalidForm, refuse } from '../refusal.ts';
import type { RequestBody, UploadedFile } from '../rest/body.ts';
import { checkComponents } from '../schemas/components.ts';
import type { MessageForm } from '../schemas/message.ts';
import type { MessagePatch } from './book.ts';
import { flag, has } from './flags.ts';
import { ringing } from './mentions.ts';

export interface OutgoingPlace {
	readonly channelId: string;
	readonly ephemeral: boolean;
	/** Whom a reply would ring. */
	readonly repliedTo?: string | undefined;
}

const MAX_FILES = 10;
/** Discord only takes these two from an edit. */
const EDIT_FLAGS = flag.suppressEmbeds | flag.componentsV2;

const jsonOf = (value: unknown): Json[] => (Array.isArray(value) ? value : []);

/** What a create of the bot will show; refuses an empty one and what may not stand together. */
export function composeCreate(
	cdn: Cdn,
	form: MessageForm,
	files: RequestBody['files'],
	allowedFlags: number,
	place: OutgoingPlace,
) {
	const flags = (form.flags ?? 0) & allowedFlags;
	const shown = {
		content: form.content ?? '',
		flags,
		embeds: jsonOf(form.embeds),
		components: jsonOf(form.components),
		attachments: upload(cdn, form, files, place),
	};
	checkShown(shown);
	return { ...shown, ...mentionsOf(shown.content, form, place) };
}

/** What an edit of the bot leaves: what it does not name stays. */
export function composeEdit(
	cdn: Cdn,
	message: MessageRecord,
	form: MessageForm,
	files: RequestBody['files'],
	place: OutgoingPlace,
) {
	const kept = form.attachments
		? message.attachments.filter(({ id }) => form.attachments?.some((one) => String(one.id) === id))
		: message.attachments;
	const shown = {
		content: form.content === undefined ? message.content : (form.content ?? ''),
		flags: editedFlags(message.flags, form.flags),
		embeds: form.embeds === undefined ? message.embeds : jsonOf(form.embeds),
		components: form.components === undefined ? message.components : jsonOf(form.components),
		attachments: [...kept, ...upload(cdn, form, files, place, kept.length)],
	};
	checkShown(shown);
	return { ...shown, ...mentionsOf(shown.content, form, place) } satisfies MessagePatch;
}

function editedFlags(before: number, asked: number | null | undefined): number {
	if (asked === undefined || asked === null) return before;
	return (before & ~flag.suppressEmbeds) | (asked & EDIT_FLAGS);
}

function mentionsOf(content: string, form: MessageForm, place: OutgoingPlace) {
	const allowedMentions = form.allowed_mentions ?? undefined;
	return { allowedMentions, mentions: ringing(content, allowedMentions, place.repliedTo) };
}

interface Shown
	extends Required<
		Pick<MessagePatch, 'content' | 'flags' | 'embeds' | 'components' | 'attachments'>
	> {}

function checkShown(shown: Shown): void {
	const isV2 = has(shown.flags, flag.componentsV2);
	checkComponents(shown.components, isV2);
	if (isV2 && (shown.content !== '' || shown.embeds.length > 0)) {
		const field = shown.content === '' ? 'embeds' : 'content';
		throw invalidForm([
			{
				path: [field],
				code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
				message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
			},
		]);
	}
	const { content, embeds, components, attachments } = shown;
	if (content === '' && embeds.length + components.length + attachments.length === 0) {
		throw refuse.emptyMessage();
	}
}

function upload(
	cdn: Cdn,
	form: MessageForm,
	files: RequestBody['files'],
	place: OutgoingPlace,
	already = 0,
) {
	if (files.size + already > MAX_FILES) {
		throw invalidForm([
			{
				path: ['attachments'],
				code: 'BASE_TYPE_MAX_LENGTH',
				message: `Must be ${MAX_FILES} or fewer in length.`,
			},
		]);
	}
	refuseMissingFiles(form, files);
	return [...files].map(([index, file]: [string, UploadedFile]) => {
		const named = form.attachments?.find(({ id }) => String(id) === index);
		const { name, bytes, contentType } = file;
		const description = named?.description ?? undefined;
		return cdn.store(
			{
				name: named?.filename ?? name,
				bytes,
				contentType,
				...(description === undefined ? {} : { description }),
			},
			place,
		);
	});
}

function refuseMissingFiles(form: MessageForm, files: RequestBody['files']): void {
	const missing = (form.attachments ?? []).flatMap(({ id }, index) =>
		String(id).length < 15 && !files.has(String(id))
			? [
					{
						path: ['attachments', index, 'id'],
						code: 'ATTACHMENT_NOT_FOUND',
						message: `No file was uploaded for attachment ${id}`,
					},
				]
			: [],
	);
	if (missing.length > 0) throw invalidForm(missing);
}
