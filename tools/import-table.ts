/** Where a rule holds: a folder with everything under it, or one file (`src/errors.ts`). */
export type Room = {
	readonly room: string;
	/** Paths of ours from the root: a folder (`src/render`) or a single file (`src/errors.ts`). */
	readonly ours: readonly string[] | 'everything';
	readonly except?: readonly string[];
};

const leaves = [
	'src/errors.ts',
	'src/log.ts',
	'src/clock.ts',
	'src/handle.ts',
	'src/in-turn.ts',
	'src/place.ts',
	'src/locales/keys.ts',
];

/** The files of a room that other rooms may see: ports and types, and rules without state. */
export const ports = [
	'src/store/store.ts',
	'src/store/ledger-file.ts',
	'src/settings/settings.ts',
	'src/settings/in-force.ts',
	'src/settings/scopes.ts',
	'src/settings/unwelcome.ts',
	'src/settings/weights.ts',
	'src/models/model.ts',
	'src/models/health.ts',
	'src/providers/provider.ts',
	'src/quota/quota.ts',
	'src/quota/ledger.ts',
	'src/jobs/jobs.ts',
	'src/arena/arena.ts',
	'src/pictures/pictures.ts',
	'src/privacy/privacy.ts',
];

const chatPorts = ['src/chat/conversations.ts', 'src/chat/answers.ts', 'src/chat/comparisons.ts'];
const partRooms = [
	'store',
	'settings',
	'models',
	'providers',
	'quota',
	'jobs',
	'arena',
	'pictures',
	'privacy',
	'chat',
];

const whatCommandsSee = [...ports, ...chatPorts, 'src/render', ...leaves];

/** A file whose parts live in a folder of its name, which only the file itself may open. */
function withParts(name: string, row: Omit<Room, 'room'>): Room[] {
	const ours = row.ours === 'everything' ? row.ours : [...row.ours, name];
	return [
		{ ...row, room: `${name}.ts`, ours },
		{ ...row, room: name },
	];
}

/** A room may always import itself; a single file only what its row names. */
export const rooms: readonly Room[] = [
	{ room: 'src/errors.ts', ours: ['src/locales/keys.ts'] },
	{ room: 'src/log.ts', ours: [] },
	{ room: 'src/clock.ts', ours: [] },
	{ room: 'src/handle.ts', ours: [] },
	{ room: 'src/in-turn.ts', ours: [] },
	{ room: 'src/place.ts', ours: ['src/locales/keys.ts'] },
	{ room: 'src/locales/keys.ts', ours: ['src/locales/keys'] },
	{ room: 'src/locales', ours: [] },
	...withParts('src/config', { ours: ['src/errors.ts'] }),
	...partRooms.map((name) => ({ room: `src/${name}`, ours: [...ports, ...leaves] })),
	{ room: 'src/render', ours: ['src/providers/provider.ts', 'src/locales', ...leaves] },
	...withParts('src/command', { ours: whatCommandsSee }),
	...withParts('src/dispatch', { ours: ['src/command.ts', ...whatCommandsSee] }),
	{
		room: 'commands',
		ours: ['src/command.ts', 'src/render', 'src/errors.ts', 'src/locales/keys.ts'],
	},
	{
		room: 'src/discord',
		ours: ['src/command.ts', 'src/dispatch.ts', 'src/render', ...leaves],
	},
	{ room: 'src/web', ours: [...ports, ...chatPorts, ...leaves] },
	{ room: 'src/stand-ins', ours: leaves },
	...withParts('src/app', {
		ours: 'everything',
		except: ['src/main.ts', 'src/stand-ins', 'src/demo'],
	}),
	{ room: 'src/main.ts', ours: ['src/app.ts', 'src/config.ts'] },
	{
		room: 'src/demo',
		ours: ['src/app.ts', 'src/config.ts', 'src/locales/nearest.ts', 'src/stand-ins', ...leaves],
	},
];

const anywhere = ['src', 'commands'];

/** Every outside package that `src` and `commands` may import, subpaths included, with its owners. */
export const packages: Readonly<Record<string, readonly string[]>> = {
	'discord.js': ['src/discord'],
	openai: ['src/providers'],
	keyv: ['src/store'],
	'@keyv/sqlite': ['src/store'],
	'node:sqlite': ['src/store'],
	hono: ['src/web', 'src/stand-ins'],
	'@hono/node-server': ['src/web', 'src/stand-ins'],
	ws: ['src/stand-ins'],
	i18next: ['src/locales'],
	pino: ['src/log.ts'],
	'pino-pretty': ['src/log.ts'],
	'@napi-rs/canvas': ['src/pictures'],
	'image-size': ['src/pictures'],
	jschardet: ['src/pictures'],
	unpdf: ['src/pictures'],
	'p-queue': ['src/chat'],
	entities: ['src/render'],
	'get-east-asian-width': ['src/render'],
	dotenv: ['src/main.ts', 'src/demo'],
	zod: anywhere,
};
