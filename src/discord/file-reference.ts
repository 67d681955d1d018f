import type { FileReference } from '../place.ts';
import type { SeenMessage } from './wire-message.ts';

export function fileReference(attachment: SeenMessage['attachments'][number]): FileReference {
	const { content_type: contentType, filename, size, url } = attachment;
	return { name: filename, url, sizeBytes: size, ...(contentType && { contentType }) };
}
