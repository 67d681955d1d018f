/** A dark card of its own: it stands out from Discord's light theme and from its dark ones. */
export const colours = {
	card: '#1b1e24',
	edge: '#565d6b',
	text: '#f4f5f7',
	quiet: '#b9c0cb',
	grid: '#343a45',
	used: '#62b4ff',
	usedArea: 'rgba(98, 180, 255, 0.22)',
	pace: '#f5c451',
	limit: '#ff8a80',
	others: '#8d95a3',
} as const;

/** Discord shows the picture at about half its size on a desktop, so nothing is written smaller than `small`. */
export const sizes = { title: 40, text: 28, small: 26 } as const;

/** Lines differ in their dashes too, for those who do not tell the colours apart. */
export const lines = {
	used: { colour: colours.used, width: 6, dashes: [] },
	pace: { colour: colours.pace, width: 4, dashes: [4, 8] },
	limit: { colour: colours.limit, width: 4, dashes: [20, 10] },
} as const satisfies Record<string, Line>;

export type Line = {
	readonly colour: string;
	readonly width: number;
	readonly dashes: readonly number[];
};

/** In pixels of the picture. */
export type Box = {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
};

export type Point = readonly [x: number, y: number];
