import { createHmac, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { serve } from './cdn-serving.ts';
import type { Core } from './core.ts';
import type { AttachmentInput, AttachmentRecord } from './records.ts';

export interface Cdn {
	readonly app: Hono;
	store(input: AttachmentInput, place: { channelId: string; ephemeral: boolean }): AttachmentRecord;
}

const SECOND_MS = 1_000;

/** Serves attachments under links that are signed and run out. */
export function createCdn({ clock, limits, nextId, faults }: Core, origin: () => string): Cdn {
	const files = new Map<string, AttachmentRecord>();
	const secret = randomBytes(32);
	const sign = (path: string, expires: string) =>
		createHmac('sha256', secret).update(`${path}?${expires}`).digest('hex');
	const hex = (wallMs: number) => Math.floor(wallMs / SECOND_MS).toString(16);

	const app = new Hono({ getPath: (request) => new URL(request.url).pathname });
	app.get('*', async (context) => {
		const { path } = context.req;
		const fault = faults.take('GET', path);
		if (fault?.status !== undefined) {
			return new Response(String(fault.body ?? ''), { status: fault.status });
		}
		const { ex: expires = '', hm: signature } = context.req.query();
		const file = files.get(path);
		const valid =
			sign(path, expires) === signature && Number.parseInt(expires, 16) * SECOND_MS > clock.now();
		if (!file || !valid || file.serving.gone)
			return context.text('This content is no longer available.', 404);
		return serve(file, context.req.raw.signal);
	});

	return {
		app,
		store(input, { channelId, ephemeral }) {
			const id = nextId();
			const name = encodeURIComponent(input.name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_'));
			const folder = ephemeral ? 'ephemeral-attachments' : 'attachments';
			const path = `/${folder}/${channelId}/${id}/${name}`;
			const expires = hex(clock.now() + limits.attachmentLinkMs);
			const query = `ex=${expires}&is=${hex(clock.now())}&hm=${sign(path, expires)}`;
			const record = {
				id,
				name: input.name,
				bytes: input.bytes,
				contentType: input.contentType ?? 'application/octet-stream',
				description: input.description ?? null,
				url: `${origin()}${path}?${query}&`,
				ephemeral,
				size: input.claimedSize ?? input.bytes.byteLength,
				serving: input.serving ?? {},
				voice: input.voice ?? null,
			};
			files.set(path, record);
			return record;
		},
	};
}
