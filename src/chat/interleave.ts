/**
 * Yields the events of a source, and between them what is told while the next one is awaited; of what is told only the
 * latest. Returns what the source returns. A caller that leaves early ends the source, whose wait `leave` must abort.
 */
export async function* interleave<Event, Told, Result>({
	source,
	listen,
	leave,
}: {
	source: AsyncIterator<Event, Result>;
	/** Hands over the function to tell with. */
	listen: (tell: (told: Told) => void) => void;
	leave: () => void;
}): AsyncGenerator<Event | Told, Result> {
	let latest: { readonly told: Told } | undefined;
	let news = Promise.withResolvers<'news'>();
	listen((told) => {
		latest = { told };
		news.resolve('news');
	});
	let isOver = false;
	try {
		for (let next = source.next(); ; ) {
			const first = await Promise.race([next, news.promise]);
			if (first === 'news') {
				news = Promise.withResolvers();
				const told = latest;
				latest = undefined;
				if (told) yield told.told;
				continue;
			}
			isOver = first.done === true;
			if (first.done) return first.value;
			yield first.value;
			next = source.next();
		}
	} finally {
		if (!isOver) {
			leave();
			await source.return?.();
		}
	}
}
