import { test } from 'vitest';
import { expectUpToDate, LONGEST_MS } from './tour-file.ts';

test(
	'docs/tour.zh-CN.md shows every screen as it is now (if not, write it anew: npm run tour)',
	() => expectUpToDate('zh-CN'),
	LONGEST_MS,
);
