import { expect, test } from 'vitest';

type Versions = { readonly node: string; readonly sqlite?: string };
const tool: { isGoodNode: (versions: Versions) => boolean } = await import(
	new URL('../../tools/good-node.mjs', import.meta.url).href
);

test.each([
	['24.21.0', '3.53.4', true],
	['26.10.0', '3.54.0', true],
	['22.23.3', '3.51.3', true],
	['22.19.0', '3.50.7', true],
	['22.19.0', '3.44.6', true],
	['22.19.0', '4.0.0', true],
	['25.0.0-nightly', '3.51.3', true],
	['22.19.0', '3.50.4', false],
	['24.0.0', '3.49.1', false],
	['24.1.0', '3.51.2', false],
	['24.1.0', '3.44.5', false],
	['24.1.0', '3.45.9', false],
	['22.18.9', '3.53.4', false],
	['20.20.2', undefined, false],
	['18.20.8', undefined, false],
])('Node %s with SQLite %s: %s', (node, sqlite, good) => {
	expect(tool.isGoodNode({ node, ...(sqlite === undefined ? {} : { sqlite }) })).toBe(good);
});
