import { createApp } from '../src/app.ts';
import { createSystemClock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';

/** The bot as a process of its own, on a clock that it shares with the stand-ins of the bench. */
const { BENCH_SPEED = '1', BENCH_STARTED_AT = `${Date.now()}` } = process.env;
const clock = createSystemClock(Number(BENCH_SPEED), Number(BENCH_STARTED_AT));
const app = createApp(readConfig(process.env), { clock });
process.once('SIGTERM', () => app.leave());
process.once('disconnect', () => process.exit(1));
app.ready.then(
	() => process.send?.('ready'),
	() => process.send?.('failed'),
);
process.exit(await app.run());
