import type { QuotaPicture } from '../../../src/pictures/pictures.ts';

/** 37 of 50 at a quarter past three in the afternoon, whole unless parts are given. */
export function aPicture(parts: Partial<QuotaPicture> = {}): QuotaPicture {
	return {
		title: '37 of 50 requests used today',
		hours: [3, 2, 0, 0, 1, 4, 2, 5, 3, 2, 1, 4, 3, 2, 4, 1, ...Array<number>(8).fill(0)],
		now: 15.25 / 24,
		limit: 50,
		pace: Array.from({ length: 25 }, (_, hour) => Math.min(50, 5 + hour * 2)),
		shares: [
			{ label: 'somebody', count: 20 },
			{ label: 'you', count: 17, isMine: true },
		],
		words: {
			used: 'used',
			pace: 'pace',
			limit: 'limit',
			shares: 'Who used it',
			hoursUtc: 'hour of the day (UTC)',
		},
		...parts,
	};
}
