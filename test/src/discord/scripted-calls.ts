import { type Clock, sleep } from '../../../src/clock.ts';
import type { Calls, Sent } from '../../../src/discord/calls.ts';
import type { Outgoing } from '../../../src/discord/payload.ts';
import { DiscordRefusal, NoAnswer, type RefusalFacts } from '../../../src/discord/refusal.ts';

export type Call = {
	readonly name: keyof Calls;
	/** Monotonic ms of the clock. */
	readonly at: number;
	/** Channel or token. */
	readonly place: string;
	readonly id: string | undefined;
	readonly content: string;
	readonly hasFile: boolean;
	/** Labels. */
	readonly buttons: readonly string[];
	readonly nonce: string | undefined;
	readonly refers: boolean;
	refused: boolean;
};

type Shown = Pick<Call, 'content' | 'hasFile' | 'buttons'>;

const shownOf = ({ buttons = [], content, file }: Outgoing): Shown => ({
	content,
	hasFile: file !== undefined,
	buttons: buttons.map(({ label }) => label),
});

type Mishap = 'no-answer' | 'done-but-no-answer' | RefusalFacts;

/** A Discord that keeps messages in memory and limits creates and edits by place in fixed windows. */
export function createScriptedCalls(
	clock: Clock,
	{
		latencyMs = 80,
		limit = 5,
		windowMs = 5000,
	}: { latencyMs?: number; limit?: number; windowMs?: number } = {},
) {
	const log: Call[] = [];
	const messages = new Map<string, string>();
	const buttons = new Map<string, readonly string[]>();
	const byNonce = new Map<string, string>();
	const windows = new Map<string, { endsAt: number; used: number }>();
	const mishaps: { name: keyof Calls; mishap: Mishap }[] = [];
	const gate = { invalidShare: 0 };
	let ids = 0;

	function count(key: string) {
		const now = clock.monotonic();
		const found = windows.get(key);
		const window = found && found.endsAt > now ? found : { endsAt: now + windowMs, used: 0 };
		windows.set(key, window);
		const resetAfterMs = Math.round(window.endsAt - now);
		if (window.used >= limit) {
			const told = { limit, remaining: 0, resetAfterMs };
			throw new DiscordRefusal({ status: 429, code: 0, retryAfterMs: resetAfterMs, limit: told });
		}
		window.used++;
		return { limit, remaining: limit - window.used, resetAfterMs };
	}

	async function call(
		entry: Pick<Call, 'name' | 'place'> & Partial<Call>,
		perform: () => { id: string; content: string },
	): Promise<Sent> {
		const call: Call = {
			id: undefined,
			content: '',
			hasFile: false,
			buttons: [],
			nonce: undefined,
			refers: false,
			refused: false,
			...entry,
			at: clock.monotonic(),
		};
		log.push(call);
		const scripted = mishaps.findIndex(({ name }) => name === call.name);
		const [found] = scripted < 0 ? [] : mishaps.splice(scripted, 1);
		await sleep(clock, latencyMs / 2);
		try {
			if (found && typeof found.mishap === 'object') throw new DiscordRefusal(found.mishap);
			if (found?.mishap === 'no-answer') throw new NoAnswer();
			const told = call.name === 'typing' ? undefined : count(`${call.name} ${call.place}`);
			const sent = perform();
			if (found) throw new NoAnswer();
			await sleep(clock, latencyMs / 2);
			return { ...sent, ...(told && { limit: told }) };
		} catch (error) {
			call.refused = error instanceof DiscordRefusal && error.status === 429;
			await sleep(clock, latencyMs / 2);
			throw error;
		}
	}

	function edit(id: string, shown: Shown) {
		if (!messages.has(id)) throw new DiscordRefusal({ status: 404, code: 10_008 });
		return put(id, shown);
	}

	function create(shown: Shown, nonce?: string) {
		const earlier = nonce && byNonce.get(nonce);
		if (earlier) return { id: earlier, content: messages.get(earlier) ?? '' };
		const id = String(1000 + ids++);
		if (nonce) byNonce.set(nonce, id);
		return put(id, shown);
	}

	function put(id: string, shown: Shown) {
		messages.set(id, shown.content);
		buttons.set(id, shown.buttons);
		return { id, content: shown.content };
	}

	function remove(id: string) {
		messages.delete(id);
		buttons.delete(id);
		return { id, content: '' };
	}

	const calls: Calls = {
		createMessage(place, { nonce, replyTo, ...message }) {
			const shown = shownOf(message);
			return call({ name: 'createMessage', place, nonce, refers: !!replyTo, ...shown }, () =>
				create(shown, nonce),
			);
		},
		editMessage(place, id, message) {
			const shown = shownOf(message);
			return call({ name: 'editMessage', place, id, ...shown }, () => edit(id, shown));
		},
		editButtons(place, id, shown) {
			const labels = shown.map(({ label }) => label);
			return call({ name: 'editButtons', place, id, buttons: labels }, () => {
				buttons.set(id, labels);
				return { id, content: messages.get(id) ?? '' };
			});
		},
		deleteMessage: (place, id) => call({ name: 'deleteMessage', place, id }, () => remove(id)),
		deleteAnswer: ({ token }, id) =>
			call({ name: 'deleteAnswer', place: token, id }, () =>
				remove(id === '@original' ? `original ${token}` : id),
			),
		operator: async () => undefined,
		rolesOf: async () => [],
		readMessage: async () => undefined,
		startThread: (place, id, content) =>
			call({ name: 'startThread', place, id, content }, () => ({ id, content: '' })),
		typing: (place) => call({ name: 'typing', place }, () => ({ id: '', content: '' })),
		editAnswer({ token }, id, message) {
			const shown = shownOf(message);
			return call({ name: 'editAnswer', place: token, id, ...shown }, () => {
				const known = id === '@original' ? `original ${token}` : id;
				if (id === '@original' && !messages.has(known)) messages.set(known, '');
				return edit(known, shown);
			});
		},
		followUp({ token }, message) {
			const shown = shownOf(message);
			return call({ name: 'followUp', place: token, ...shown }, () => create(shown));
		},
		answerInteraction: ({ token }) =>
			call({ name: 'answerInteraction', place: token }, () => ({ id: '', content: '' })),
		invalidShare: () => gate.invalidShare,
	};

	return {
		calls,
		log,
		messages,
		gate,
		/** The next call of this name goes wrong. */
		failNext: (name: keyof Calls, mishap: Mishap) => void mishaps.push({ name, mishap }),
		of: (name: keyof Calls) => log.filter((one) => one.name === name),
		/** All but typing. */
		shown: () => log.filter(({ name }) => name !== 'typing'),
		contents: () => [...messages.values()],
		/** The labels of the buttons under each message that stands. */
		buttons: () => [...messages.keys()].map((id) => buttons.get(id)),
	};
}
