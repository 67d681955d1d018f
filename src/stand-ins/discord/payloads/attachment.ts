import type { AttachmentRecord, Json } from '../records.ts';

export function attachmentPayload(attachment: AttachmentRecord): Json {
	return {
		id: attachment.id,
		filename: attachment.name,
		size: attachment.size,
		url: attachment.url,
		proxy_url: attachment.url,
		content_type: attachment.contentType,
		...(attachment.description === null ? {} : { description: attachment.description }),
		...(attachment.voice
			? {
					duration_secs: attachment.voice.durationSeconds,
					waveform: attachment.voice.waveform,
				}
			: {}),
		...(attachment.ephemeral ? { ephemeral: true } : {}),
	};
}
