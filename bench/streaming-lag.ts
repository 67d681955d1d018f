import { textOf } from '../src/stand-ins/model-server/chat-body.ts';
import type { ProviderRequest } from '../src/stand-ins/provider/request.ts';
import { type Figure, quantile } from './figures.ts';
import { startWorld } from './world.ts';

const ANSWERS = 6;
const UPSTREAM_MS = 12_000;
const ANSWER = 'Every sentence of this answer has forty chars. '.repeat(40).slice(0, 1600).trim();

/** A change of a message on screen: when, and how many characters of the answer stood there then. */
type Shown = { readonly atMs: number; readonly chars: number };
type Lag = { readonly newestMs: number; readonly oldestMs: number };

function charactersOfAnswer(content: string): number {
	let count = 0;
	while (count < ANSWER.length && content[count] === ANSWER[count]) count++;
	return count;
}

/** For each change that showed more of the answer: how long ago its last and its first new character had been sent. */
function lags(shown: readonly Shown[], { sent }: ProviderRequest): readonly Lag[] {
	const sentMs = (character: number) =>
		sent.find(({ chars }) => chars >= character)?.atMs ?? Number.NaN;
	let before = 0;
	return shown.flatMap(({ atMs, chars }) => {
		if (chars <= before) return [];
		const lag = { newestMs: atMs - sentMs(chars), oldestMs: atMs - sentMs(before + 1) };
		before = chars;
		return [lag];
	});
}

/** How far the screen is behind the provider while six answers stream side by side, in real time. */
export async function streamingLag(): Promise<readonly Figure[]> {
	const world = await startWorld();
	const { discord, provider, server } = world;
	try {
		provider.answer({ text: ANSWER, durationMs: UPSTREAM_MS });
		const shownIn = new Map<string, Shown[]>();
		discord.onChange((change) => {
			if (change.kind !== 'message-created' && change.kind !== 'message-edited') return;
			const { authorId, channelId, content, createdAtMs, edits } = change.message;
			if (authorId !== discord.botUserId) return;
			const atMs = edits.at(-1)?.atMs ?? createdAtMs;
			shownIn.get(channelId)?.push({ atMs, chars: charactersOfAnswer(content) });
		});
		const channelIds = Array.from({ length: ANSWERS }, (_, index) => {
			const { id } = discord.addChannel(server.id, { name: `c${index}` });
			shownIn.set(id, []);
			return id;
		});
		channelIds.forEach((channelId, index) => {
			const userId = discord.addUser({ name: `p${index}` }).id;
			discord.say({ channelId, userId, content: `question ${index}`, mentionsBot: true });
		});
		const isComplete = (channelId: string) =>
			discord.messages(channelId).some(({ content }) => content.startsWith(`${ANSWER}\n-# `));
		await discord.waitFor(() => channelIds.every(isComplete), {
			timeoutMs: 2 * UPSTREAM_MS,
			what: 'six complete answers',
		});
		const all = channelIds.flatMap((channelId, index) => {
			const request = provider.requests.find(({ body }) =>
				body?.messages.some((message) => textOf(message).includes(`question ${index}`)),
			);
			if (!request) throw new Error(`question ${index} did not reach the provider`);
			return lags(shownIn.get(channelId) ?? [], request);
		});
		const pieces = provider.requests[0]?.sent.length ?? Number.NaN;
		return figures(all, UPSTREAM_MS / pieces);
	} finally {
		await world.close();
	}
}

function figures(all: readonly Lag[], everyMs: number): readonly Figure[] {
	const of = `${all.length} changes, a token every ${everyMs.toFixed(0)} ms`;
	const pair = (name: string, samples: readonly number[]): readonly Figure[] => [
		{ name: `${name}, p50 of ${of}`, value: quantile(samples, 0.5), unit: 'ms' },
		{ name: `${name}, p99`, value: quantile(samples, 0.99), unit: 'ms' },
	];
	return [
		...pair(
			'6 answers streaming: last shown character: sent → visible',
			all.map(({ newestMs }) => newestMs),
		),
		...pair(
			'6 answers streaming: oldest unshown character: sent → visible (edit spacing included)',
			all.map(({ oldestMs }) => oldestMs),
		),
	];
}
