const oldestNode = [22, 19, 0];
const fixedSqlite = [3, 51, 3];
// Older lines that got the repair of the WAL-reset bug (https://sqlite.org/wal.html#walresetbug) as well.
const repairedLines = [
	[3, 50, 7],
	[3, 44, 6],
];

const parse = (version) => version.split('-')[0].split('.').map(Number);

function atLeast(version, wanted) {
	const differing = wanted.findIndex((part, index) => version[index] !== part);
	return differing === -1 || version[differing] > wanted[differing];
}

function isGoodSqlite(version) {
	const sameLine = ([major, minor]) => version[0] === major && version[1] === minor;
	return (
		atLeast(version, fixedSqlite) ||
		repairedLines.some((repaired) => sameLine(repaired) && atLeast(version, repaired))
	);
}

/** Takes `process.versions`: whether this Node runs the TypeScript as it is, with a SQLite that keeps data whole. */
export function isGoodNode({ node, sqlite }) {
	return sqlite !== undefined && atLeast(parse(node), oldestNode) && isGoodSqlite(parse(sqlite));
}
