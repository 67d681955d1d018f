import pino from 'pino';
import pretty from 'pino-pretty';

/** Facts in fields, then a constant sentence. No question, answer, key or token belongs in either. */
export interface Logger {
	debug(fields: object, sentence: string): void;
	info(fields: object, sentence: string): void;
	warn(fields: object, sentence: string): void;
	error(fields: object, sentence: string): void;
	child(fields: Readonly<Record<string, string | number>>): Logger;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Fields whose value is never written, wherever a caller puts them. */
const SECRET_FIELDS = [
	'token',
	'key',
	'apiKey',
	'authorization',
	'requestBody',
	'rawError',
	'secret',
];

/**
 * Secrets by shape, for those that arrive inside other text: Discord bot tokens, OpenRouter, Groq and Google keys,
 * bearer headers, the tokens in webhook and interaction addresses, the signature of an attachment link.
 */
const SECRET_SHAPES: readonly [RegExp, string][] = [
	[/[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,}/g, '[token]'],
	[/\bsk-or-v1-[\w-]{8,}/g, '[key]'],
	[/\bgsk_\w{8,}/g, '[key]'],
	[/\bAIza[\w-]{20,}/g, '[key]'],
	[/\b(Bot|Bearer) [\w.-]{8,}/g, '$1 [token]'],
	[/\/(webhooks|interactions)\/(\d+)\/[\w-]{16,}/g, '/$1/$2/[token]'],
	[/([?&](?:ex|is|hm)=)[\w-]+/g, '$1[signature]'],
];

/** Takes what looks like a secret out of a finished log line, and these exact values too. */
export function redact(line: string, values: readonly string[] = []): string {
	let clean = line;
	for (const value of values) clean = clean.replaceAll(value, '[secret]');
	for (const [shape, instead] of SECRET_SHAPES) clean = clean.replace(shape, instead);
	return clean;
}

/**
 * `secrets`: values that must appear in no line. `write` takes each finished line; standard output by default.
 * `pretty` is for a person at a terminal, `json` for a collector.
 */
export function createLogger({
	level,
	format,
	secrets = [],
	write = (line: string) => void process.stdout.write(line),
}: {
	level: LogLevel;
	format: 'pretty' | 'json';
	secrets?: readonly string[];
	write?: (line: string) => void;
}): Logger {
	const readable =
		format === 'pretty'
			? pretty.prettyFactory({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
			: undefined;
	return pino(
		{
			level,
			base: null,
			redact: {
				paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]),
				censor: '[secret]',
			},
			timestamp: pino.stdTimeFunctions.isoTime,
		},
		{
			write(line: string) {
				const clean = redact(line, secrets);
				write(readable ? readable(clean) : clean);
			},
		},
	);
}
