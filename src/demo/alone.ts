import { createSystemClock } from '../clock.ts';
import type { Language } from './locales/languages.ts';
import { playScenes } from './play-scenes.ts';
import { setStage } from './set-stage.ts';
import { whenOver } from './when-over.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const SPEED = 8;
/** How long Discord waits for an acknowledgement: its 3 seconds, by the machine's own clock. */
const ACKNOWLEDGE_WITHIN_MS = 3000;
/** Low enough that a handful of people fills it. */
const MINUTE_LIMIT = 8;

/** Nobody is there to type: plays the scenes in plain lines. Rejects with a DemoFailure, or when stopped. */
export async function playAlone({
	models,
	language,
	stop,
	print = (line) => void process.stdout.write(`${line}\n`),
}: {
	models: Environment | undefined;
	language: Language;
	stop: AbortSignal;
	print?: (line: string) => void;
}): Promise<void> {
	const speed = models ? 1 : SPEED;
	const { start } = language.words;
	print(models ? start.aloneWithRealModels : start.aloneWithStandIns(SPEED, MINUTE_LIMIT));
	const stage = await setStage({
		clock: createSystemClock(speed),
		limits: { acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS * speed },
		minuteLimit: MINUTE_LIMIT,
		models,
		language,
		stop,
		onLog: (line) => print(`       [log] ${line.replace(/\s+/g, ' ')}`),
	});
	try {
		await Promise.race([
			playScenes(stage, print),
			whenOver({ ...stage, stop, words: language.words }),
		]);
	} finally {
		await stage.close();
	}
}
