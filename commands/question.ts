import type { Call, Services } from '../src/command.ts';
import { showAnswer } from '../src/render/stream.ts';

type Asked = Pick<
	Parameters<Services['answers']['ask']>[0],
	'text' | 'files' | 'modelId' | 'isPrivate'
>;

/** Asks on behalf of a call and shows the answer where the call stands. */
export async function answerQuestion(call: Call, services: Services, asked: Asked): Promise<void> {
	const { answers, clock } = services;
	const { id, askedAt, person, place, surface, signal, speak } = call;
	const question = { id, askedAt, person, place, address: surface.address, ...asked };
	surface.onMoved((address) => answers.posted(id, address));
	const events = answers.ask(question, signal);
	try {
		const shown = await showAnswer({ events, surface, speak, clock });
		if (shown !== 'nothing') await answers.shown(question, shown);
	} catch (error) {
		await answers.lost(question);
		throw error;
	}
}
