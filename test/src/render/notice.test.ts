import { beforeEach, expect, test } from 'vitest';
import { say } from '../../../src/locales/keys.ts';
import type { AnswerEvent } from '../../../src/providers/provider.ts';
import { createWaitingNotice } from '../../../src/render/notice.ts';
import { createSpeak } from '../../../src/render/speak.ts';
import type { View } from '../../../src/render/surface.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRecordingSurface } from '../../helpers/recording-surface.ts';

const speak = createSpeak();
const clock = createManualClock();
const startS = clock.now() / 1000;

let screen: ReturnType<typeof createRecordingSurface>;
let notice: ReturnType<typeof createWaitingNotice>;
beforeEach(() => {
	screen = createRecordingSurface();
	notice = createWaitingNotice({
		surface: () => screen.surface,
		speak: (sentence) => speak(sentence, 'en-US'),
		clock,
	});
});

type Wait = Extract<AnswerEvent, { type: 'waiting' }>;
const waiting = ({ earliest = 60_000, latest = earliest, ...more }: Partial<Wait> = {}): Wait => ({
	type: 'waiting',
	position: 3,
	frozen: false,
	isLate: false,
	mustChoose: false,
	handle: 'abc',
	...more,
	earliest: clock.now() + earliest,
	latest: clock.now() + latest,
});

const said = () => screen.offered.map(({ parts }) => parts.join('\n'));
const buttons = (view: View | undefined) => view?.buttons?.map(({ id, label }) => [id, label]);

test('who waits reads their place and the range of their turn, and can cancel', () => {
	notice.follow(waiting({ earliest: 60_000, latest: 300_000 }));
	expect(said()).toEqual([
		`You are number 3 in line; your turn comes <t:${startS + 60}:R> at the earliest and <t:${startS + 300}:R> at the latest.`,
	]);
	expect(buttons(screen.offered[0])).toEqual([['cancel:abc', 'Cancel']]);
});

test('a range that is as good as a moment is told as one, and never as past', () => {
	notice.follow(waiting({ earliest: -5_000, latest: 2_000 }));
	expect(said()).toEqual([`You are number 3 in line; your turn should come <t:${startS + 2}:R>.`]);
});

test('whose turn comes too late for here chooses, and then no more', () => {
	notice.follow(waiting({ earliest: 1_200_000, mustChoose: true }));
	expect(said()[0]).toContain(`should come <t:${startS + 1_200}:R>`);
	expect(buttons(screen.offered[0])).toEqual([
		['here:abc', 'Answer here when it is my turn'],
		['cancel:abc', 'Do not ask it'],
	]);
	notice.follow(waiting({ earliest: 1_200_000 }));
	expect(buttons(screen.offered[1])).toEqual([['cancel:abc', 'Cancel']]);
});

test('each wait can be cancelled, and what begins can be stopped', () => {
	notice.follow({ type: 'waiting-for-own', handle: 'abc' });
	notice.follow({ type: 'joining', sentence: say('chat.joined'), handle: 'abc' });
	notice.follow(waiting({ frozen: true }));
	notice.follow({ type: 'started', modelName: 'Model', handle: 'handle' });
	expect(screen.offered.map(buttons)).toEqual([
		[['cancel:abc', 'Cancel']],
		[['cancel:abc', 'Cancel']],
		[['cancel:abc', 'Cancel']],
		[['stop:handle', 'Stop']],
	]);
});

test('in another message everything is told anew', () => {
	notice.follow(waiting());
	const first = screen;
	screen = createRecordingSurface();
	notice.begin();
	notice.follow(waiting());
	expect(first.offered).toHaveLength(1);
	expect(said()).toHaveLength(1);
});

test('who is thinking is told, with Stop, when no word has come for a few seconds', async () => {
	notice.follow({ type: 'started', modelName: 'Model', handle: 'handle' });
	await clock.advance(3_900);
	expect(said()).toEqual([]);
	await clock.advance(200);
	expect(said()).toEqual(['Model is thinking about your question.']);
	expect(buttons(screen.offered[0])).toEqual([['stop:handle', 'Stop']]);
	await clock.advance(60_000);
	expect(said()).toHaveLength(1);
});

test('nothing of the kind once there are words, or another wait', async () => {
	notice.follow({ type: 'started', modelName: 'Model', handle: 'handle' });
	notice.end();
	await clock.advance(10_000);
	expect(said()).toEqual([]);
	notice.follow({ type: 'started', modelName: 'Model', handle: 'handle' });
	notice.follow(waiting());
	await clock.advance(10_000);
	expect(said()).toHaveLength(1);
	expect(clock.timers()).toBe(0);
});
