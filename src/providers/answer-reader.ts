import { finishOf } from './finish-reason.ts';
import { type ModelEvent, ProviderFailure, type Usage } from './provider.ts';
import { type Chunk, readChunk } from './read-chunk.ts';
import { createVisibleText, type Told, type VisibleText } from './visible-text.ts';
import type { Watchdog } from './watchdog.ts';

type Reading = {
	readonly chunks: AsyncIterable<unknown>;
	/** Our id of the model that was asked first. */
	readonly modelId: string;
	/** Our id of what the provider calls by this name; undefined: the name tells nothing. */
	readonly idOf: (remoteId: string) => string | undefined;
	readonly watchdog: Watchdog;
	readonly limits: {
		readonly firstTokenMs: number;
		readonly betweenTokensMs: number;
		readonly afterFinishMs: number;
	};
	readonly signal: AbortSignal;
	/** What an error of the stream means, or its end without a finish reason. */
	readonly toFailure: (error: unknown) => ProviderFailure;
};

/** What has been learned so far of how the answer ends. */
type Ending = {
	finish: 'complete' | 'length' | 'filtered' | undefined;
	modelId: string;
	usage: Usage | undefined;
	spoke: boolean;
};

/**
 * The events of one reply. The time that the reader of the events takes is not counted against the model.
 * A finish reason makes the answer: what goes wrong after it is of no interest, and figures that are late are missed.
 */
export async function* readAnswer(reading: Reading): AsyncGenerator<ModelEvent> {
	const { watchdog, limits } = reading;
	const ending: Ending = {
		finish: undefined,
		modelId: reading.modelId,
		usage: undefined,
		spoke: false,
	};
	const visible = createVisibleText();
	let named: string | undefined;
	watchdog.expect(limits.firstTokenMs);
	for await (const raw of chunksOf(reading, ending)) {
		const chunk = readChunk(raw);
		const heard = hear(ending, chunk, visible, reading.idOf);
		// Some name the asked one first and who really answers with the first words; without a word the end tells.
		if ((heard.length > 0 || isEnd(chunk)) && ending.modelId !== named) {
			named = ending.modelId;
			yield { type: 'answering', modelId: named };
		}
		if (chunk.cost > 0) yield { type: 'paid', cost: chunk.cost, modelId: ending.modelId };
		if (heard.length > 0) {
			watchdog.rest();
			yield* heard;
			watchdog.expect(ending.finish ? limits.afterFinishMs : limits.betweenTokensMs);
		}
		if (noteFinish(ending, chunk.finishReason)) watchdog.expect(limits.afterFinishMs);
	}
	watchdog.rest();
	yield* lastEvents(reading, ending, visible);
}

/** What a chunk tells; nothing when the model made no progress by it. */
function hear(
	ending: Ending,
	chunk: Chunk,
	visible: VisibleText,
	idOf: Reading['idOf'],
): readonly ModelEvent[] {
	if (chunk.modelId !== undefined) ending.modelId = idOf(chunk.modelId) ?? ending.modelId;
	ending.usage = chunk.usage ?? ending.usage;
	if (chunk.text === '' && !chunk.thinks) return [];
	const told = visible.push(chunk.text);
	const delta = chunk.thought + told.thought;
	if (told.text === '') return [{ type: 'thinking', delta }];
	ending.spoke = true;
	const thoughts: readonly ModelEvent[] = delta === '' ? [] : [{ type: 'thinking', delta }];
	return [...thoughts, textOf(told)];
}

const textOf = ({ startsAnew, text }: Told): ModelEvent => ({
	type: 'text',
	delta: text,
	...(startsAnew && { startsAnew }),
});

function* lastEvents(
	{ signal, toFailure }: Reading,
	ending: Ending,
	visible: VisibleText,
): Generator<ModelEvent> {
	const { finish, modelId } = ending;
	if (finish === undefined && !signal.aborted) throw toFailure(undefined);
	if (finish === undefined) {
		yield { type: 'end', reason: 'stopped', modelId };
		return;
	}
	const told = visible.end();
	const { text, thought } = told;
	if (thought !== '') yield { type: 'thinking', delta: thought };
	if (text !== '') yield textOf(told);
	yield endOf({ ...ending, spoke: ending.spoke || text !== '' }, finish);
}

async function* chunksOf({ chunks, toFailure }: Reading, ending: Ending) {
	try {
		yield* chunks;
	} catch (error) {
		if (ending.finish === undefined) throw toFailure(error);
	}
}

function isEnd({ finishReason }: Chunk): boolean {
	const finish = finishOf(finishReason);
	return finish !== undefined && finish !== 'error';
}

/** Whether this is the finish reason: the first one counts, some servers repeat it. */
function noteFinish(ending: Ending, reason: string | undefined): boolean {
	const finish = finishOf(reason);
	if (ending.finish !== undefined || finish === undefined) return false;
	if (finish === 'error') throw new ProviderFailure({ kind: 'broken' }, 200);
	ending.finish = finish;
	return true;
}

function endOf(
	{ modelId, usage, spoke }: Ending,
	reason: 'complete' | 'length' | 'filtered',
): ModelEvent {
	if (!spoke) throw new ProviderFailure({ kind: reason === 'filtered' ? 'refused' : 'empty' }, 200);
	return {
		type: 'end',
		reason,
		modelId,
		...(usage ? { usage } : {}),
	};
}
