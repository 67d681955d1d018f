import { type Sentence, say } from './locales/keys.ts';

/** What else is known of why something is refused or ended, for those who decide by it. */
export type UserErrorFacts = {
	/** It will be over without anybody's doing: when the bot starts again, or within minutes. */
	readonly passes?: 'at-restart' | 'soon';
	/** Who asked took the question back; once it is `deleted`, nothing of its answer is to stand. */
	readonly takenBack?: 'cancelled' | 'deleted';
	/** The bot may write no more where it would be told. */
	readonly isMuted?: true;
	/** Told after the sentence, where there is more than one reason. */
	readonly others?: readonly Sentence[];
};

type UserErrorOptions = ErrorOptions & { readonly facts?: UserErrorFacts };

/** Something a person should be told in these words; anything else thrown is a fault and shown as a reference only. */
export class UserError extends Error {
	override name = 'UserError';
	readonly sentence: Sentence;
	readonly facts: UserErrorFacts;

	constructor(sentence: Sentence, { facts = {}, ...options }: UserErrorOptions = {}) {
		super(sentence.key, options);
		this.sentence = sentence;
		this.facts = facts;
	}
}

/** Whether something ended because the bot may write no more where it stands. */
export const isMuting = (reason: unknown): reason is UserError =>
	reason instanceof UserError && reason.facts.isMuted === true;

/** Ends what is shown where the bot may write no more. */
export const muting = (options: ErrorOptions = {}) =>
	new UserError(say('render.muted'), { ...options, facts: { isMuted: true } });

/** Stops what runs with a sentence for the person; usable where a value is expected. */
export function fail(sentence: Sentence, options?: UserErrorOptions): never {
	throw new UserError(sentence, options);
}

/** What a person is told of a fault, with the reference under which the log has it. */
export function unexpectedFault(): { readonly reference: string; readonly sentence: Sentence } {
	const reference = crypto.randomUUID().slice(0, 6);
	return { reference, sentence: say('fault.unexpected', { reference }) };
}

/** One thing wrong with the configuration: which variable, what was expected, how to set it. */
export type Complaint = {
	readonly variable: string;
	readonly expected: string;
	readonly remedy: string;
};

/** Everything wrong with the configuration at once. */
export class ConfigError extends Error {
	override name = 'ConfigError';
	readonly complaints: readonly Complaint[];

	constructor(complaints: readonly Complaint[]) {
		super(
			complaints
				.map(({ variable, expected, remedy }) => `- ${variable}: ${expected}. ${remedy}`)
				.join('\n'),
		);
		this.complaints = complaints;
	}
}

/** A reason to leave for good: one sentence for the operator and the documented exit code. */
export class FatalError extends Error {
	override name = 'FatalError';
	readonly exitCode: number;

	constructor(message: string, exitCode: number, options?: ErrorOptions) {
		super(message, options);
		this.exitCode = exitCode;
	}
}

/** Discord no longer waits for the first answer to an interaction: nobody would see what follows. */
export class AcknowledgementLost extends Error {
	override name = 'AcknowledgementLost';
}

type LoggedError = {
	type: string;
	message?: string;
	code?: string | number;
	status?: number;
	at?: string;
};

/**
 * The facts of anything thrown that may stand in a log. The message of a foreign error can quote a person or a
 * provider (Discord's `requestBody`, OpenRouter's raw body), so only its kind, code and place in our code are kept;
 * our own errors and Node's system errors carry no such text.
 */
export function describeError(error: unknown): LoggedError {
	if (!(error instanceof Error)) return { type: typeof error };
	const { status } = error as { status?: unknown };
	const code = codeOf(error) ?? codeOf(error.cause);
	const at = error.stack?.split('\n').find((line) => line.startsWith('    at '));
	const own =
		error instanceof UserError || error instanceof FatalError || 'errno' in error || isOurs(error);
	return {
		type: error.name,
		...(own ? { message: error.message.slice(0, 300) } : {}),
		...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
		...(typeof status === 'number' ? { status } : {}),
		...(at === undefined ? {} : { at: at.trim() }),
	};
}

/** A failed fetch tells why (ENOTFOUND, ECONNREFUSED) in its cause only. */
function codeOf(error: unknown): unknown {
	return error instanceof Error ? (error as { code?: unknown }).code : undefined;
}

const OF_DISK: readonly unknown[] = ['ERR_SQLITE_ERROR', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO'];

/** Whether the disk failed, or a file on it, and not what was asked. */
export function isOfDisk(error: unknown): boolean {
	return error instanceof Error && (OF_DISK.includes(codeOf(error)) || isOfDisk(error.cause));
}

/** Plain language errors (TypeError, …) thrown from our own sources, whose messages we wrote or the engine did. */
function isOurs(error: Error): boolean {
	const first = error.stack?.split('\n').find((line) => line.startsWith('    at '));
	return first !== undefined && !first.includes('node_modules') && !(error instanceof SyntaxError);
}

/** Whether this is how an aborted wait ends. */
export function isAbort(error: unknown): boolean {
	return error instanceof Error && error.name === 'AbortError';
}
