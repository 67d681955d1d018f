/** Steps that take back what was set up, in reverse; each is tried even when another failed. */
export function createUndo() {
	const steps: (() => Promise<unknown>)[] = [];
	return {
		/** To be done before all steps added so far. */
		add(step: () => Promise<unknown>): void {
			steps.unshift(step);
		},
		/** Rejects with the first failure, after the last step. */
		async all(): Promise<void> {
			const failures: unknown[] = [];
			for (const step of steps.splice(0)) {
				const [result] = await Promise.allSettled([step()]);
				if (result?.status === 'rejected') failures.push(result.reason);
			}
			if (failures.length > 0) throw failures[0];
		},
	};
}
