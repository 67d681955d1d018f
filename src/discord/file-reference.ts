import type { APIAttachment } from 'discord.js';
import type { FileReference } from '../place.ts';

export function fileReference(attachment: APIAttachment): FileReference {
	const { content_type: contentType, filename, size, url } = attachment;
	return { name: filename, url, sizeBytes: size, ...(contentType && { contentType }) };
}
