import { expect, test } from 'vitest';
import { permissionsUnder, type Rules } from '../../../src/discord/permissions.ts';

const VIEW = 1n;
const SEND = 2n;
const EDIT = 4n;
const ADMINISTRATOR = 1n << 3n;

const roles = new Map([
	['server', VIEW | SEND],
	['helpers', EDIT],
	['chiefs', ADMINISTRATOR],
]);

const rules = (
	overwrites: Readonly<Record<string, { allow?: bigint; deny?: bigint }>> = {},
): Rules => ({
	serverId: 'server',
	ownerId: 'owner',
	role: (id) => roles.get(id),
	overwrite(id) {
		const found = overwrites[id];
		return found && { allow: 0n, deny: 0n, ...found };
	},
});

test.for([
	['everyone has what @everyone has', rules(), [], VIEW | SEND],
	['roles add to it', rules(), ['helpers'], VIEW | SEND | EDIT],
	['a channel takes away from all', rules({ server: { deny: SEND } }), [], VIEW],
	[
		'and gives back to a role',
		rules({ server: { deny: SEND }, helpers: { allow: SEND } }),
		['helpers'],
		VIEW | SEND | EDIT,
	],
	[
		'among roles, allowing wins',
		rules({ helpers: { deny: SEND }, other: { allow: SEND } }),
		['helpers', 'other'],
		VIEW | SEND | EDIT,
	],
	[
		'a person counts more than roles',
		rules({ helpers: { allow: SEND }, ann: { deny: SEND } }),
		['helpers'],
		VIEW | EDIT,
	],
] as const)('%s', ([, given, roleIds, expected]) => {
	expect(permissionsUnder(given, { id: 'ann', roleIds })).toBe(expected);
});

test('the owner and administrators may do everything, whatever a channel says', () => {
	const strict = rules({ server: { deny: VIEW }, ann: { deny: VIEW } });
	const everything = permissionsUnder(strict, { id: 'owner', roleIds: [] });
	expect(everything & (1n << 40n)).not.toBe(0n);
	expect(permissionsUnder(strict, { id: 'ann', roleIds: ['chiefs'] })).toBe(everything);
});
