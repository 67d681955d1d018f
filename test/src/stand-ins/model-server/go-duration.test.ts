import { expect, test } from 'vitest';
import { goDuration } from '../../../../src/stand-ins/model-server/go-duration.ts';

test.each([
	[0, '0s'],
	[370, '370ms'],
	[7_660, '7.66s'],
	[60_000, '1m0s'],
	[179_560, '2m59.56s'],
	[917_136, '15m17.136s'],
	[3_600_000, '1h0m0s'],
	[5_011_000, '1h23m31s'],
])('%i ms are written %s', (ms, written) => {
	expect(goDuration(ms)).toBe(written);
});
