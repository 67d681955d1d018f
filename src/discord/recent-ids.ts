/** Remembers the last `limit` ids. */
export function createRecentIds(limit: number) {
	const ids = new Set<string>();
	return {
		has: (id: string) => ids.has(id),
		/** True the first time. */
		add(id: string): boolean {
			if (ids.has(id)) return false;
			ids.add(id);
			if (ids.size > limit) for (const oldest of ids.values().take(1)) ids.delete(oldest);
			return true;
		},
		delete: (id: string) => void ids.delete(id),
	};
}
