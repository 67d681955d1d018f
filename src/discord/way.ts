import type { Route } from './routes.ts';
import type { Writer } from './writer.ts';

/** Keeps a writer in the lane through which its answer can be shown just now. */
export function createWay(route: () => Route | undefined, writer: Writer) {
	let now: Route | undefined;

	return {
		now: () => now,
		/** Moves to another lane if the route has changed. */
		follow(): Route | undefined {
			const before = now;
			const next = route();
			now = next;
			if (next && next.lane !== before?.lane) {
				next.lane.join(writer);
				queueMicrotask(() => next.lane.wake(writer));
			}
			if (before && next?.lane !== before.lane) before.lane.leave(writer);
			return next;
		},
		leave: () => now?.lane.leave(writer),
	};
}
