import type {
	ButtonCommand,
	Call,
	OptionValue,
	Pressed,
	Services,
	Subcommand,
} from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Sentence } from '../../src/locales/keys.ts';
import type { Model } from '../../src/models/model.ts';
import type { Surface } from '../../src/render/surface.ts';
import { inForce } from '../../src/settings/in-force.ts';
import type { Changes, Choices, Scope } from '../../src/settings/settings.ts';
import { aModel } from './a-model.ts';
import { createManualClock } from './manual-clock.ts';
import { createRecordingSurface } from './recording-surface.ts';

export const model = (id: string): Model =>
	aModel(id, { name: id.toUpperCase(), contextTokens: 128_000 });

/** Choices in memory, as the real settings keep them. */
export function createFakeSettings(): Services['settings'] & {
	readonly kept: Map<Scope, Choices>;
} {
	const kept = new Map<Scope, Choices>();
	const write = (scope: Scope, changes: Changes): Choices => {
		const after: Choices = Object.fromEntries(
			Object.entries({ ...kept.get(scope), ...changes }).filter(([, choice]) => choice !== null),
		);
		kept.set(scope, after);
		return after;
	};
	return {
		kept,
		read: async (scope) => kept.get(scope) ?? {},
		async ofPlaces(serverId) {
			const start = `place:guild:${serverId}:`;
			return [...kept].flatMap(([scope, choices]) =>
				scope.startsWith(start) ? [{ channelId: scope.slice(start.length), choices }] : [],
			);
		},
		async change(scope, change) {
			return write(scope, typeof change === 'function' ? change(kept.get(scope) ?? {}) : change);
		},
		async changeBoth([first, second], change) {
			const [one, other] = change([kept.get(first) ?? {}, kept.get(second) ?? {}]);
			return [write(first, one), write(second, other)];
		},
	};
}

/** A list that knows these models, the first one the default. */
export const createFakeCatalogue = (models: readonly Model[]): Services['catalogue'] => ({
	models: () => models,
	find: (id) => models.find((one) => one.id === id),
	findOffered: (id) => models.find((one) => one.id === id),
	offeredAmong: (ids) => {
		const offered = ids.filter((id) => models.some((one) => one.id === id));
		return offered.length === 0 ? undefined : offered;
	},
	search: (typed, most) => models.filter(({ id }) => id.includes(typed)).slice(0, most),
	nearest: (_, most) => models.slice(0, most),
	findRemote: (provider, remoteId) =>
		models.find((one) => one.provider === provider && one.remoteId === remoteId),
	alternatives: (to) => models.filter(({ id }) => id !== to.id),
	categoriesOf: () => [],
	lastKnownName: () => undefined,
	defaultModel: () => models[0],
	isUsable: () => models.length > 0,
	mayCall: () => true,
	fetchedAt: () => 0,
	refresh: async () => undefined,
});

/** Everybody has been told, and nobody has anything kept. */
export const createFakePrivacy = (): Services['privacy'] => ({
	facts: { retentionDays: 30, providers: ['OpenRouter'], operator: async () => undefined },
	optedOut: async () => new Set(),
	optedOutAt: async () => undefined,
	isFirst: async () => false,
	untold: async () => undefined,
	export: async () => ({ outcome: 'too-large' }),
	forget: async () => 'done',
	optOut: async () => true,
	optIn: async () => true,
	seen: async () => undefined,
	joined: async () => undefined,
	placeGone: async () => undefined,
	messagesGone: () => undefined,
	sweep: async () => 0,
	signedIn: async () => undefined,
});

const missing = new Proxy({} as Services, {
	get(_, name) {
		throw new Error(`no service ${String(name)} was handed in`);
	},
});

/** A call with plain objects, and what its person is told. */
export function createFakeCall(who: Partial<Call>): { call: Call; told: Sentence[] } {
	const told: Sentence[] = [];
	const call: Call = {
		id: '1',
		askedAt: 0,
		person: { id: '7', name: 'Ada' },
		place: { key: 'guild:1:2', kind: 'channel', channelId: '2', serverId: '1' },
		may: { manageServer: false, manageMessages: false },
		roleIds: [],
		locale: { person: 'en-US', place: 'en-US' },
		ownsPlace: false,
		surface: createRecordingSurface().surface,
		isPrivate: false,
		signal: new AbortController().signal,
		speak: ({ key }) => key,
		speakAside: ({ key }) => key,
		speakToAll: ({ key }) => key,
		aside: () => undefined,
		reply: async (...sentences) => void told.push(...sentences),
		mention: (name) => `/${name}`,
		...who,
	};
	return { call, told };
}

type Who = Pick<Call, 'person' | 'place'>;

/** Services that fail when anything else is asked of them than these; which choices hold follows from the settings. */
export function servicesOf({
	answers = {},
	...given
}: Partial<Omit<Services, 'answers'>> & { answers?: Partial<Services['answers']> }): Services {
	const { settings } = given;
	const asked = Object.assign(Object.create(missing), answers);
	return Object.assign(Object.create(missing), {
		clock: createManualClock(),
		privacy: createFakePrivacy(),
		...(settings && { choices: { inForce: (who: Who) => inForce(who, settings) } }),
		...given,
		answers: asked,
	});
}

/** Runs a command as dispatch would, with plain objects; resolves with what the person is told. */
export async function run(
	command: Subcommand,
	{
		options = {},
		services,
		...who
	}: Partial<Call> & {
		options?: Readonly<Record<string, OptionValue>>;
		services: Parameters<typeof servicesOf>[0];
	},
): Promise<readonly Sentence[]> {
	const { call, told } = createFakeCall(who);
	try {
		await command.run(call, options, servicesOf(services));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		told.push(error.sentence);
	}
	return told;
}

/** Presses a button, or chooses `values` of a menu. `answers`: what it may ask of them, nothing else. */
export async function runButton(
	command: ButtonCommand,
	{
		answers = {},
		beside,
		clock = createManualClock(0),
		handle = 'handle',
		openThread = async () => undefined,
		pressed,
		services = {},
		values = [],
		...who
	}: Partial<Call> & {
		answers?: Partial<Services['answers']>;
		clock?: Services['clock'];
		handle?: string;
		openThread?: Parameters<ButtonCommand['run']>[0]['openThread'];
		pressed: Surface & Partial<Pressed>;
		beside?: (messageId: string | undefined) => Call;
		services?: Partial<Omit<Services, 'answers'>>;
		values?: readonly string[];
	},
): Promise<readonly Sentence[]> {
	const { call, told } = createFakeCall(who);
	try {
		const asked = servicesOf({ clock, ...services, answers });
		const removable = { remove: async () => 'gone' as const, ...pressed };
		await command.run(
			{ ...call, beside: beside ?? (() => call), handle, openThread, pressed: removable, values },
			asked,
		);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		told.push(error.sentence);
	}
	return told;
}
