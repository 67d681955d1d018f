import { expect, test } from 'vitest';
import { warnOfManyServers } from '../../../src/discord/many-servers.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { fastClock, makeDiscord, makeStandIn } from './make-discord.ts';

test.each([
	[1_999, 1, false],
	[2_000, 1, true],
	[2_500, 4, false],
	[8_000, 4, true],
])('with %d servers on %d connections it is warned of: %s', (servers, connections, isWarned) => {
	const { log, text } = createRecordingLog();
	warnOfManyServers(servers, connections, log);
	expect(text().includes('restart the bot before that')).toBe(isWarned);
});

test('a bot that is on two thousand servers warns when it signs in', async () => {
	const { clock, standIn } = await makeStandIn({ clock: fastClock() });
	for (let count = 0; count < 2_000; count++) standIn.addGuild();
	const bot = makeDiscord(standIn, clock);
	await bot.start(new AbortController().signal);
	expect(bot.logged('restart the bot before that')).toMatchObject([{ servers: 2_000 }]);
});
