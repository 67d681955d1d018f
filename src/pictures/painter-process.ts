import type { QuotaPicture } from './pictures.ts';

// The program of painter.ts: a picture as JSON in; its bytes, or the reason why there are none, out. The drawing is
// loaded late, so that a library that is missing on this machine is such a reason.
process.on('message', async (message) => {
	try {
		const { drawQuota } = await import('./draw-quota.ts');
		const picture: QuotaPicture = JSON.parse(String(message));
		process.send?.(drawQuota(picture));
	} catch (error) {
		process.send?.(error instanceof Error ? error.message : 'unknown');
	}
});
