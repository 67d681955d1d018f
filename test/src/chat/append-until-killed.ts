import type { PlaceKey } from '../../../src/place.ts';
import { openConversations } from './open-conversations.ts';

/** Runs in a process of its own: appends, drops and attaches without end and says what it was told is done. */
const [url = '', from = ''] = process.argv.slice(2);
const { conversations } = await openConversations(url);
await conversations.start(new AbortController().signal);
process.send?.({ ready: true });

for (let number = Number(from); ; number++) {
	const id = String(number);
	const placeKey: PlaceKey = `dm:${number % 5}`;
	const person = { id: `person-${number % 3}`, name: `Person ${number % 3}` };
	const text = id.repeat(200);
	await conversations.append(placeKey, {
		id,
		askedAt: number,
		person,
		question: text,
		answer: text,
		modelId: 'm',
		answerMessageIds: [],
	});
	process.send?.({ appended: number });
	await conversations.attach(placeKey, id, [`shown-${id}`]);
	if (number % 7 === 0) {
		await conversations.dropMessage(`shown-${id}`);
		process.send?.({ dropped: number });
	}
}
