import { playScene } from './scene.ts';
import { setStage } from './set-stage.ts';
import { whenOver } from './when-over.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const SPEED = 8;
/** Low enough that a handful of people fills it. */
const MINUTE_LIMIT = 8;

/** Nobody is there to type: plays a short scene in plain lines. Rejects with a DemoFailure, or when stopped. */
export async function playAlone({
	models,
	stop,
	print = (line) => void process.stdout.write(`${line}\n`),
}: {
	models: Environment | undefined;
	stop: AbortSignal;
	print?: (line: string) => void;
}): Promise<void> {
	const speed = models ? 1 : SPEED;
	print(models ? withRealModels : withStandIns);
	const stage = await setStage({
		speed,
		minuteLimit: MINUTE_LIMIT,
		models,
		stop,
		onLog: (line) => print(`       [log] ${line.replace(/\s+/g, ' ')}`),
	});
	try {
		await Promise.race([playScene(stage, print), whenOver(stage.ended, stop)]);
	} finally {
		await stage.close();
	}
}

const withStandIns = `Potluck, a short scene. The bot is the real one. Discord and the models are stand-ins on this machine, and for
all of them the clock runs ${SPEED} times as fast. Their provider allows ${MINUTE_LIMIT} requests a minute here, so that a queue is soon full.
Start this in a terminal to take part.`;
const withRealModels = `Potluck, one question. The bot and the models are the real ones; Discord is a stand-in on this machine.
The clock runs at its usual speed.`;
