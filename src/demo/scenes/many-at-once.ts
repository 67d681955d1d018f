import type { DiscordStandIn } from '../stand-ins/discord/stand-in.ts';
import type { ProviderStandIn } from '../stand-ins/provider/stand-in.ts';
import type { Acting } from './act.ts';
import { crowd } from './crowd.ts';
import { DemoFailure } from './failure.ts';
import type { Narrator } from './narrate.ts';
import type { Stage } from './stage.ts';
import type { Waits } from './waits.ts';

const CROWD = 9;
const WAITING = /number \d+ in line/;

/** More people ask than the minute has room for; who waits is served in order. Rejects with a DemoFailure. */
export async function manyAtOnce({
	stage: { discord, people },
	provider,
	narrator,
	waits,
	acting,
}: {
	stage: Stage;
	provider: ProviderStandIn;
	narrator: Narrator;
	waits: Waits;
	acting: Acting;
}): Promise<void> {
	narrator.heading(
		`${CROWD} people ask at once; the minute has room for some, the others wait in line`,
	);
	narrator.follow('first-words');
	const line = watchLine(discord);
	const asked = crowd(CROWD).map(({ name, question }) => ({
		question,
		message: acting.say(people.called(name), `@Potluck ${question}`),
	}));
	await Promise.all(
		asked.map(async ({ question, message }) =>
			narrator.whole(await waits.answer(message, question)),
		),
	);
	line.stop();
	narrator.follow('nothing');

	const waited = asked.filter(({ message }) => line.waited.has(message.id)).length;
	if (waited === 0) throw new DemoFailure('Nobody had to wait in line.');
	const numbers = asked.map(({ question }) => waits.request(question)?.number ?? 0);
	const isInOrder = numbers.every(
		(number, index) => index === 0 || number > (numbers[index - 1] ?? 0),
	);
	if (!isInOrder)
		throw new DemoFailure('The questions were not served in the order in which they were asked.');
	const most = provider.maxInAnyRollingMinute();
	narrator.line(
		`\n       All ${CROWD} were served in the order in which they asked; ${waited} waited in line; never more than ${most} requests a minute.`,
	);
}

/** The ids of the messages whose authors were told that they wait. */
function watchLine(discord: DiscordStandIn) {
	const waited = new Set<string>();
	const stop = discord.onChange((change) => {
		if (change.kind !== 'message-created' && change.kind !== 'message-edited') return;
		const { content, reference } = change.message;
		if (reference?.messageId && WAITING.test(content)) waited.add(reference.messageId);
	});
	return { waited, stop };
}
