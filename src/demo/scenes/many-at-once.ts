import type { DiscordStandIn } from '../../stand-ins/discord/stand-in.ts';
import { crowd } from '../crowd.ts';
import { DemoFailure } from '../failure.ts';
import { BOT_NAME } from '../stage.ts';
import type { Step } from './scene.ts';

const CROWD = 9;
/** Who waits is told a time. */
const WAITING = /<t:\d+:R>/;

/** More people ask than the minute has room for; who waits is served in order. */
export const manyAtOnce: Step = async ({ stage, provider, narrator, waits, acting }) => {
	const { discord, people, language } = stage;
	const { scene, failure } = language.words;
	narrator.heading(scene.crowd(CROWD));
	narrator.follow('first-words');
	const line = watchLine(discord);
	const asked = crowd(language.talk, CROWD).map(({ name, question }) => ({
		question,
		message: acting.say(people.called(name), `@${BOT_NAME} ${question}`),
	}));
	await Promise.all(
		asked.map(async ({ question, message }) =>
			narrator.whole(await waits.answer(message, question)),
		),
	);
	line.stop();
	narrator.follow('nothing');

	const waited = asked.filter(({ message }) => line.waited.has(message.id)).length;
	if (waited === 0) throw new DemoFailure(failure.nobodyWaited);
	const numbers = asked.map(({ question }) => waits.request(question)?.number ?? 0);
	const isInOrder = numbers.every(
		(number, index) => index === 0 || number > (numbers[index - 1] ?? 0),
	);
	if (!isInOrder) throw new DemoFailure(failure.notInOrder);
	narrator.aside('');
	narrator.aside(scene.crowdServed(CROWD, waited, provider.maxInAnyRollingMinute()));
};

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
