import { once } from 'node:events';
import type { AttachmentRecord } from './records.ts';

/** The file as it is to be served, `signal` telling when the reader leaves. */
export async function serve(
	{ bytes, contentType, serving }: AttachmentRecord,
	signal: AbortSignal,
): Promise<Response> {
	if (serving.stalls === 'before-headers' && !signal.aborted) await once(signal, 'abort');
	if (serving.redirectTo !== undefined)
		return new Response(null, { status: 302, headers: { location: serving.redirectTo } });
	const headers = new Headers({ 'content-type': serving.contentType ?? contentType });
	const isHonest = serving.contentLength === undefined && !serving.stalls && !serving.endless;
	const length = serving.contentLength === undefined ? bytes.byteLength : serving.contentLength;
	if (length !== null) headers.set('content-length', String(length));
	if (isHonest) return new Response(Uint8Array.from(bytes), { headers });
	return new Response(streamOf(bytes, serving), { headers });
}

function streamOf(bytes: Uint8Array, { stalls, endless }: AttachmentRecord['serving']) {
	const first = stalls === 'in-body' ? bytes.subarray(0, bytes.byteLength / 2) : bytes;
	let isFirst = true;
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			if (isFirst || endless) controller.enqueue(Uint8Array.from(first));
			else if (stalls) await new Promise<never>(() => {});
			else controller.close();
			isFirst = false;
		},
	});
}
