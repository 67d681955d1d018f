import type { Call } from '../command.ts';
import {
	describeError,
	isAbort,
	isMuting,
	isOfDisk,
	UserError,
	unexpectedFault,
} from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';

/** Tells the person what went wrong, and the log if it is a fault; resolves with a name for the outcome. */
export async function explain(error: unknown, reply: Call['reply'], log: Logger): Promise<string> {
	if (error instanceof UserError) {
		await tell(reply, [error.sentence, ...(error.facts.others ?? [])], log);
		return error.sentence.key;
	}
	if (isAbort(error)) return 'stopped';
	const { reference, sentence } = unexpectedFault();
	log.error({ reference, error: describeError(error) }, 'a command failed');
	await tell(reply, [isOfDisk(error) ? say('fault.disk') : sentence], log);
	return 'fault';
}

/** Where the bot may write no more who called hears of it, if there is a way to them alone. */
export async function explainMuted(
	{ aside, speakAside, surface }: Pick<Call, 'aside' | 'speakAside' | 'surface'>,
	log: Logger,
): Promise<void> {
	const { reason } = surface.gone;
	if (!isMuting(reason)) return;
	const there = aside();
	const reply = async (...sentences: readonly Sentence[]) => {
		await there?.finish({ parts: [sentences.map(speakAside).join('\n')] });
	};
	await tell(reply, [reason.sentence], log);
}

async function tell(
	reply: Call['reply'],
	sentences: readonly Sentence[],
	log: Logger,
): Promise<void> {
	try {
		await reply(...sentences);
	} catch (error) {
		log.warn({ error: describeError(error) }, 'a person could not be told');
	}
}
