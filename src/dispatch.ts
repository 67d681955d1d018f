import type { Clock } from './clock.ts';
import type { Call, Command, Services, Subcommand } from './command.ts';
import { createCalls } from './dispatch/calls.ts';
import { checkedOptions } from './dispatch/checked-options.ts';
import { explain } from './dispatch/explain.ts';
import { createForms } from './dispatch/forms.ts';
import { createHouseRules, type HouseRefusal } from './dispatch/house-rules.ts';
import type {
	Acknowledged,
	Incoming,
	IncomingForm,
	IncomingHeard,
	IncomingMenu,
	IncomingPress,
	IncomingSlash,
	IncomingSuggest,
	Origin,
} from './dispatch/incoming.ts';
import { createMenus } from './dispatch/menus.ts';
import { createRunning } from './dispatch/running.ts';
import { createThreads } from './dispatch/threads.ts';
import { createToldLately } from './dispatch/told-lately.ts';
import { describeError, fail } from './errors.ts';
import { type Sentence, say } from './locales/keys.ts';
import type { Logger } from './log.ts';
import { readButtonId } from './render/button-id.ts';
import { sayMissing } from './render/missing-permissions.ts';
import type { Speak } from './render/speak.ts';
import type { Surface } from './render/surface.ts';

export type { Incoming, Origin } from './dispatch/incoming.ts';

/** The one place that guards, acknowledges, runs, logs and catches. */
export interface Dispatch {
	/** Never rejects. */
	dispatch(incoming: Incoming): Promise<void>;
	/** From now on everything is answered with a sentence that the bot restarts. */
	refuse(): void;
	/** Ends what still runs, with `reason` as the reason of its signal. */
	stop(reason: unknown): void;
	/** Resolves when nothing runs. */
	idle(): Promise<void>;
}

/** Discord shows no more suggestions than this. */
const MOST_SUGGESTIONS = 25;

/** What a call is made of. */
type Answered = Origin & { readonly surface: Surface; aside?(): Surface };

type Given<From> = { readonly from: From; readonly refusal: HouseRefusal | undefined };

export function createDispatch({
	commands,
	services,
	speak,
	mention,
	clock,
	log,
}: {
	commands: readonly Command[];
	services: Services;
	speak: Speak;
	mention: (commandName: string) => string;
	clock: Clock;
	log: Logger;
}): Dispatch {
	const slashes = new Map(commands.flatMap(callable));
	const buttons = new Map(
		commands.flatMap((command) => (command.kind === 'button' ? [[command.name, command]] : [])),
	);
	const listener = commands.find((command) => command.kind === 'heard');
	const forms = createForms(clock);
	const menus = createMenus({ commands, forms, services, speak });
	const running = createRunning();
	const leaving = new AbortController();
	const callFor = createCalls({ speak, mention, leaving: leaving.signal });
	const house = createHouseRules({
		privacy: services.privacy,
		settings: services.settings,
		mention,
		log,
	});
	const isDueToTell = createToldLately(clock);
	const threads = createThreads({
		privacy: services.privacy,
		settings: services.settings,
		speak,
		log,
	});
	let refusing = false;

	const unknown = async () => fail(say('dispatch.unknown-command'));

	/**
	 * Runs `work` by the rules of the house and turns whatever it throws into words for who called. `settle` says where it is
	 * answered, if that is not where it came from; undefined: not at all.
	 */
	async function handle<From extends Answered>(
		from: From,
		visible: 'public' | 'private',
		name: string,
		work: (call: Call, given: Given<From>) => Promise<void>,
		{
			settle = async ({ from: given }) => given,
			replyTo = (call) => call.reply,
		}: {
			settle?: (given: Given<From>) => Promise<From | undefined>;
			replyTo?: (call: Call) => Call['reply'];
		} = {},
	): Promise<void> {
		const isRefused = refusing;
		const startedAt = clock.monotonic();
		const callLog = log.child({ command: name, call: from.id });

		async function run(call: Call, given: Given<From>): Promise<string> {
			try {
				if (isRefused) fail(say('leaving.restarting'));
				call.signal.throwIfAborted();
				await work(call, given);
				return 'done';
			} catch (error) {
				return call.surface.gone.aborted ? 'gone' : await explain(error, replyTo(call), callLog);
			} finally {
				call.surface.abandon();
			}
		}

		const outcome = await running.track(async () => {
			const given = await house.applied(from);
			const settled = isRefused ? given.from : await settle(given);
			if (settled) return run(callFor(settled, visible), { ...given, from: settled });
			from.surface.abandon();
			return 'quiet';
		});
		callLog.info(
			{ outcome, durationMs: Math.round(clock.monotonic() - startedAt) },
			'call handled',
		);
	}

	/**
	 * Acknowledges before anything else happens; what follows a lost acknowledgement would be seen by nobody. Where the
	 * bot may not speak before everybody, who called is told privately what it lacks.
	 */
	async function acknowledged(
		from: Origin & Acknowledged,
		{ name, asks }: Pick<Subcommand, 'name' | 'asks'>,
		wanted: 'public' | 'private',
		run: (call: Call) => Promise<void>,
	): Promise<void> {
		const missing = wanted === 'public' ? (from.missingToSpeak ?? []) : [];
		const visible = missing.length > 0 ? 'private' : wanted;
		await from.acknowledge(visible);
		await handle(
			from,
			visible,
			name,
			async (call, { refusal }) => {
				if (missing.length > 0) fail(sayMissing('permission.cannot-speak', missing, call.speak));
				if (asks && refusal) fail(refusal.sentence);
				await run(call);
			},
			visible === 'public' ? { replyTo: toAsker(from) } : {},
		);
	}

	/** Why a public call came to nothing concerns who called alone, unless something of it stands already. */
	function toAsker(from: Origin & Acknowledged): (call: Call) => Call['reply'] {
		return (call) =>
			async (...sentences) => {
				if (!(await from.takeBack())) return call.reply(...sentences);
				await callFor({ ...from, surface: from.aside() }, 'private').reply(...sentences);
			};
	}

	async function onSlash(from: IncomingSlash): Promise<void> {
		const command = slashes.get(from.name);
		if (!command) return acknowledged(from, { name: from.name }, 'private', unknown);
		const { values, wrong } = checkedOptions(command.options, from.options);
		const visible = command.acknowledge(values);
		if (wrong !== undefined) {
			const { name } = from;
			return acknowledged(from, { name }, 'private', async () =>
				fail(say('dispatch.option-wrong', { option: wrong })),
			);
		}
		if (visible !== 'form') {
			return acknowledged(from, called(command, from.name), visible, (call) =>
				command.run(call, values, services),
			);
		}
		if (!command.form) throw new Error(`/${from.name} has no form`);
		const { title, label, maxLength } = command.form;
		const inWords = (key: typeof title) => speak({ key, values: {} }, from.locale.person);
		await from.openForm({
			customId: forms.remember(from.name, { values }),
			title: inWords(title),
			label: inWords(label),
			maxLength,
		});
	}

	async function onForm(from: IncomingForm): Promise<void> {
		const recalled = forms.recall(from.customId);
		const { name, values = {} } = recalled;
		const menu = menus.sent(from, recalled);
		if (menu) return acknowledged(from, { name, asks: true }, menu.visible, menu.run);
		const command = slashes.get(name);
		if (!command?.form) return acknowledged(from, { name }, 'private', unknown);
		const options = { ...values, [command.form.option]: from.text };
		const visible = command.acknowledge(options);
		return acknowledged(
			from,
			called(command, name),
			visible === 'private' ? 'private' : 'public',
			(call) => command.run(call, options, services),
		);
	}

	async function onMenu(from: IncomingMenu): Promise<void> {
		if (!(await menus.open(from)))
			await acknowledged(from, { name: from.name }, 'private', unknown);
	}

	async function onPress(from: IncomingPress): Promise<void> {
		await from.acknowledge();
		const { openThread, pressed, values } = from;
		const opened: Surface[] = [pressed];
		const { name, handle: named } = readButtonId(from.customId) ?? {};
		const command = name === undefined ? undefined : buttons.get(name);
		await handle(from, 'private', command?.name ?? 'button', async (call, { refusal }) => {
			if (!command || named === undefined) fail(say('button.unknown'));
			if (command.asks && refusal) fail(refusal.sentence);
			const beside = (messageId: string | undefined) => {
				const surface = from.beside(messageId);
				opened.push(surface);
				return callFor({ ...from, locale: call.locale, surface }, 'public');
			};
			const press = { beside, handle: named, openThread, pressed, values };
			await command.run({ ...call, ...press }, services);
		});
		for (const surface of opened) surface.abandon();
	}

	async function onSuggest(from: IncomingSuggest): Promise<void> {
		const option = slashes.get(from.name)?.options[from.option];
		const suggest = option?.type === 'string' ? option.suggest : undefined;
		const inWords = (sentence: Sentence) => speak(sentence, from.locale.person);
		const who = { ...from, speak: inWords };
		const choices = suggest ? await suggest(from.typed, who, services) : [];
		await from.respond(choices.slice(0, MOST_SUGGESTIONS));
	}

	/** Whoever is not welcome is not told so under each of their messages. */
	async function onHeard(from: IncomingHeard): Promise<void> {
		await handle(
			from,
			'public',
			'heard',
			async (call, { from: settled, refusal }) => {
				if (refusal) fail(refusal.sentence);
				call.surface.working();
				const { kind: _, isCalled: __, ...heard } = settled;
				await listener?.run({ ...heard, ...call }, services);
			},
			{
				async settle({ from: heard, refusal }) {
					if (refusal) return refusal.isForAll && isDueToTell(heard.place.key) ? heard : undefined;
					if (heard.isCalled === false && (await threads.isQuiet(heard))) return undefined;
					return threads.settled(heard);
				},
			},
		);
	}

	function take(incoming: Incoming): Promise<void> {
		if (incoming.kind === 'slash') return onSlash(incoming);
		if (incoming.kind === 'menu') return onMenu(incoming);
		if (incoming.kind === 'form') return onForm(incoming);
		if (incoming.kind === 'press') return onPress(incoming);
		if (incoming.kind === 'suggest') return onSuggest(incoming);
		return onHeard(incoming);
	}

	return {
		async dispatch(incoming) {
			try {
				await take(incoming);
			} catch (error) {
				const fields = { kind: incoming.kind, call: incoming.id, error: describeError(error) };
				if (error instanceof Error && error.name === 'AcknowledgementLost') {
					log.warn(fields, 'Discord no longer waited for the acknowledgement');
				} else log.error(fields, 'a call could not be taken');
			}
		},
		refuse() {
			refusing = true;
		},
		stop: (reason) => leaving.abort(reason),
		idle: running.idle,
	};
}

/** A subcommand goes by its whole name. */
const called = ({ asks }: Subcommand, name: string): Pick<Subcommand, 'name' | 'asks'> => ({
	name,
	...(asks && { asks }),
});

/** What a person can call, by its whole name: `ask`, `settings quota`. */
function callable(command: Command): [string, Subcommand][] {
	if (command.kind === 'slash') return [[command.name, command]];
	if (command.kind !== 'group') return [];
	return command.subcommands.map((one) => [`${command.name} ${one.name}`, one]);
}
