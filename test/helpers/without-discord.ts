/** What the services need of Discord, where there is none. */
export const withoutDiscord = {
	isHere: async () => true,
	operator: async () => undefined,
	onRebuttoned: () => {},
	onTakenBack: () => {},
	discord: {
		readsContent: () => true,
		standing: () => ({ isMember: true, isTimedOut: false, lacks: [] }),
	},
};
