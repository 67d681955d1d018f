import type { Surface, View } from '../../src/render/surface.ts';

/** A working surface that keeps what it was shown. */
export function createRecordingSurface() {
	const gone = new AbortController();
	const offered: View[] = [];
	const finished: View[] = [];
	const surface: Surface = {
		address: 'test',
		link: undefined,
		gone: gone.signal,
		deadline: undefined,
		inChannel: () => undefined,
		working() {},
		offer: (_urgency, compose) => void offered.push(compose()),
		async finish(view) {
			gone.signal.throwIfAborted();
			finished.push(view);
			return view.parts.map((_, index) => String(index + 1));
		},
		abandon() {},
		onMoved() {},
	};
	return {
		surface,
		offered,
		finished,
		vanish: () => gone.abort(new DOMException('the message was deleted', 'AbortError')),
		/** All final text, for reading. */
		text: () => finished.flatMap(({ parts }) => parts).join('\n'),
	};
}
