import { expect, test } from 'vitest';
import type { Rebuttoned } from '../../../src/chat/buttons.ts';
import { createEdits } from '../../../src/chat/edits.ts';
import { createKeptQuestions } from '../../../src/chat/kept-questions.ts';
import type { KeptQuestion } from '../../../src/chat/question.ts';
import type { Job } from '../../../src/jobs/jobs.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createParts, expectNothingLeft, question } from './answering-parts.ts';

test('of answers that never come on screen only the last are remembered', async () => {
	const { person, place, roleIds, locale } = question();
	const texts = new Map<string, string>();
	const jobOf = (id: string): Job => {
		const asked: KeptQuestion = {
			...{ person, place, roleIds, locale },
			text: 'Why?',
			words: [{ id, text: 'Why?' }],
		};
		return {
			...{ id, placeKey: place.key, personId: person.id, address: '', askedAt: 0 },
			...{ handle: id, attempts: 1, dueAt: 0, state: 'answered' },
			question: texts.get(id) ?? JSON.stringify(asked),
		};
	};
	let messageIds: readonly string[] = [];
	const rebuttoned: Rebuttoned[] = [];
	const parts = await createParts();
	const { edit, onShown } = createEdits({
		kept: createKeptQuestions({ mayKeepQuestions: true }),
		parts: {
			...parts.preparing,
			conversations: parts.conversations,
			inFlight: { stop: () => false },
			log: parts.recording.log,
			jobs: {
				about: async (id) => [jobOf(id)],
				answerOf: async () => messageIds,
				drop: async () => [],
				rewrite: async (id, text) => texts.set(id, text).has(id),
			},
			onRebuttoned: (answer) => void rebuttoned.push(answer),
			onTakenBack: () => {},
		},
		thoughts: { of: () => undefined },
		underWay: new Set(),
	});
	for (let id = 1; id <= 1_001; id++) edit(String(id), 'Why not?');
	await eventually(() => expect(texts.size).toBe(1_001));
	await new Promise(setImmediate);
	messageIds = ['9'];
	await onShown('1');
	expect(rebuttoned).toEqual([]);
	await onShown('1001');
	expect(rebuttoned).toMatchObject([{ messageId: '9', next: { isEdited: true } }]);
	await expectNothingLeft(parts);
});
