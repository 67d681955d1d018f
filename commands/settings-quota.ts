import { type Choices, subcommand } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { isEveryone, managedServer } from './managed-server.ts';
import { changeServer, sayChanged } from './settings-change.ts';

type QuotaChoice = NonNullable<Choices['quota']>;
type Weights = NonNullable<QuotaChoice['roleWeights']>;

const HIGHEST_CAP = 1000;
/** So many still fit into one message. */
const MOST_WEIGHTS = 50;
const ORDINARY_WEIGHT = 1;

const mentionOf = (roleId: string) => `<@&${roleId}>`;

export const quotaSettings = subcommand({
	name: 'quota',
	description: 'settings.quota-description',
	options: {
		'daily-cap': {
			type: 'integer',
			description: 'settings.quota-option-cap',
			min: 0,
			max: HIGHEST_CAP,
		},
		role: { type: 'role', description: 'settings.quota-option-role' },
		weight: {
			type: 'number',
			description: 'settings.quota-option-weight',
			choices: [0.25, 0.5, ORDINARY_WEIGHT, 2, 3, 5],
		},
	},
	acknowledge: () => 'private',
	async run({ options, ...call }, { clock, settings }) {
		const serverId = managedServer(call);
		const { 'daily-cap': cap, role, weight } = options;
		if (cap === undefined && role === undefined && weight === undefined) {
			const { quota } = await settings.read(`server:${serverId}`);
			await call.reply(
				...quotaInWords(quota),
				say('settings.quota-how-to', { settings: call.mention('settings quota') }),
			);
			return;
		}
		if (role === undefined && weight !== undefined) fail(say('settings.quota-role-missing'));
		if (role !== undefined && weight === undefined) fail(say('settings.quota-weight-missing'));
		if (isEveryone(role, serverId)) fail(say('settings.quota-role-everyone'));
		await changeServer(serverId, 'quota', call, { clock, settings }, ({ quota }, by) => ({
			quota: {
				...withCap(quota?.dailyCap, cap),
				...withWeight(quota?.roleWeights, role, weight),
				...by,
			},
		}));
		await call.reply(
			...(cap === undefined ? [] : [sayCap(cap)]),
			...(role === undefined || weight === undefined ? [] : [sayWeight(role, weight)]),
		);
	},
});

function withCap(before: number | undefined, cap = before): Pick<QuotaChoice, 'dailyCap'> {
	return cap === undefined || cap === 0 ? {} : { dailyCap: cap };
}

function withWeight(
	before: Weights = {},
	role: string | undefined,
	weight: number | undefined,
): Pick<QuotaChoice, 'roleWeights'> {
	if (role === undefined || weight === undefined) return { roleWeights: before };
	const { [role]: _, ...others } = before;
	if (weight === ORDINARY_WEIGHT) return { roleWeights: others };
	if (Object.keys(others).length >= MOST_WEIGHTS) {
		fail(say('settings.quota-roles-too-many', { most: MOST_WEIGHTS }));
	}
	return { roleWeights: { ...others, [role]: weight } };
}

/** In words: the cap, the roles of each weight, the highest first, and whose last change that was. */
export function quotaInWords(quota: QuotaChoice | undefined): Sentence[] {
	const weights = Object.entries(quota?.roleWeights ?? {});
	const levels = [...new Set(weights.map(([, weight]) => weight))].sort((a, b) => b - a);
	const rolesOf = (level: number) =>
		weights.flatMap(([role, weight]) => (weight === level ? [mentionOf(role)] : [])).join(' ');
	const cap = quota?.dailyCap;
	return [
		cap === undefined ? say('settings.quota-no-cap') : say('settings.quota-cap', { count: cap }),
		...(levels.length === 0 ? [say('settings.quota-no-weights')] : []),
		...levels.map((weight) => say('settings.quota-weights', { weight, roles: rolesOf(weight) })),
		...(quota ? [sayChanged(quota)] : []),
	];
}

const sayCap = (cap: number) =>
	cap === 0 ? say('settings.quota-cap-taken') : say('settings.quota-cap-set', { count: cap });

function sayWeight(roleId: string, weight: number): Sentence {
	const role = mentionOf(roleId);
	return weight === ORDINARY_WEIGHT
		? say('settings.quota-weight-taken', { role })
		: say('settings.quota-weight-set', { role, weight });
}
