/** Everybody who wants to hear of each new thing. */
export function createListeners<Thing>() {
	const listeners = new Set<(thing: Thing) => void>();
	return {
		tell(thing: Thing) {
			for (const listener of listeners) listener(thing);
		},
		/** The returned function stops it. */
		add(listener: (thing: Thing) => void) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}
