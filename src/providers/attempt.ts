import type { AttemptOutcome } from '../quota/quota.ts';
import type { Remote } from './candidates.ts';
import type { HeldLease } from './held-lease.ts';
import { createLessons, type LessonParts } from './lessons.ts';
import { type ChatRequest, type Failure, type ModelEvent, ProviderFailure } from './provider.ts';

/** What came of an attempt. `tries`: how many models were tried, as far as can be told; none if nothing was sent. */
export type Attempted = {
	readonly spoke: boolean;
	readonly failed: ProviderFailure | undefined;
	readonly tries: number;
};

/**
 * One request: passes on what is said, and settles the lease before the end is told. A ProviderFailure is not thrown but
 * returned; whoever leaves early ends the request.
 */
export async function* attempt(
	{ provider, keyHealth }: Remote,
	request: ChatRequest,
	held: HeldLease,
	parts: LessonParts,
	signal: AbortSignal,
): AsyncGenerator<ModelEvent, Attempted> {
	const lessons = createLessons(request.models, keyHealth, parts);
	let spoke = false;
	let tries = request.models.length;

	async function note(event: ModelEvent): Promise<void> {
		if (event.type === 'paid') {
			lessons.paid(event);
			return;
		}
		if (event.type === 'answering') {
			tries = lessons.answering(event.modelId) ?? tries;
			await held.tried(tries);
			return;
		}
		if (event.type !== 'end') {
			lessons.progress();
			spoke ||= event.type === 'text';
			return;
		}
		lessons.ended(event);
		const { usage } = event;
		if (event.reason !== 'stopped')
			await held.end('answered', usage && usage.promptTokens + usage.answerTokens);
	}

	try {
		for await (const event of provider.stream(request, held.lease, signal)) {
			await note(event);
			yield event;
		}
		return { spoke, failed: undefined, tries };
	} catch (error) {
		const outcome = settledAs(error);
		if (isOfTheRequest(error)) tries = 1;
		// What the account refused it may have counted more than once; its counter is read soon.
		if (tries === 1 && outcome !== 'refused') await held.tried(1);
		await held.end(outcome, spoke ? undefined : tokensOf(error));
		if (!(error instanceof ProviderFailure)) throw error;
		await lessons.failed(error, spoke);
		const { failure, status } = error;
		const failed = new ProviderFailure(failure, status, {
			cause: error,
			asked: lessons.about(failure),
		});
		return { spoke, failed, tries: held.wasSent() ? tries : 0 };
	} finally {
		lessons.close();
		await held.end('stopped');
	}
}

function settledAs(error: unknown): AttemptOutcome {
	if (!(error instanceof ProviderFailure)) return 'failed';
	const { kind } = error.failure;
	return kind === 'account-minute' || kind === 'account-day' ? 'refused' : 'failed';
}

/** Of what is turned away nothing was read: it takes no tokens. What fails later may have taken all that were reserved. */
function tokensOf(error: unknown): number | undefined {
	const { status = 0 } = error instanceof ProviderFailure ? error : {};
	return status >= 400 && status < 500 ? 0 : undefined;
}

const AT_THE_DOOR: readonly Failure['kind'][] = [
	'account-minute',
	'account-day',
	'key',
	'payment',
	'wrong-request',
];

/** It was refused as a whole, before any model was tried. */
function isOfTheRequest(error: unknown): boolean {
	if (!(error instanceof ProviderFailure)) return false;
	const { failure, status } = error;
	const { kind } = failure;
	return AT_THE_DOOR.includes(kind) || (kind === 'gone' && status === 400);
}
