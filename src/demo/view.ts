import { createSystemClock, repeat } from '../clock.ts';
import type { MessageRecord } from '../stand-ins/discord/records.ts';
import type { Buttons } from './buttons.ts';
import { createDescribe, createNames } from './describe-message.ts';
import type { Prompt } from './input/prompt.ts';
import { messageLines } from './message-lines.ts';
import { BOT_NAME, type Stage } from './stage.ts';
import { type Span, styled } from './terminal/paint.ts';
import { createScreen } from './terminal/screen.ts';
import { wrap } from './terminal/wrap.ts';
import { createTranscript } from './transcript.ts';

export type Window = {
	readonly write: (text: string) => void;
	readonly columns: () => number;
	readonly rows: () => number;
};

/** The screen of somebody in the channel: what the stand-in Discord shows, and the line to type in. */
export interface View {
	/** Words of the demo itself. */
	note(lines: readonly (readonly Span[])[]): void;
	/** The same, dim and in plain text. */
	aside(text: string): void;
	/** Draws soon; many calls in one turn draw once. */
	refresh(): void;
	resized(): void;
	/** Stops drawing and leaves the talk on the screen. */
	end(): void;
}

/** How long Discord shows that somebody types. https://docs.discord.com/developers/resources/channel#trigger-typing-indicator */
const TYPING_MS = 10_000;
const SECOND_MS = 1000;

export function createView({
	stage,
	buttons,
	window,
	prompt,
	label,
}: {
	stage: Stage;
	buttons: Buttons;
	window: Window;
	prompt: () => Pick<Prompt, 'footer'>;
	label: () => string;
}): View {
	const { discord, clock, language } = stage;
	const { screen: says } = language.words;
	const screen = createScreen({ write: window.write, rows: window.rows });
	const transcript = createTranscript(screen.scrolledAway);
	const describe = createDescribe(stage, buttons);
	const names = createNames(stage);
	const typing = new Map<string, number>();
	let notes = 0;
	let pending: NodeJS.Immediate | undefined;

	// The last column stays free: a terminal that has filled it is one column away from the next line.
	const columns = () => Math.max(20, window.columns() - 1);
	const isTyping = () => [...typing.values()].some((untilMs) => untilMs > clock.monotonic());
	const footer = () =>
		prompt().footer({
			label: label(),
			status: isTyping() ? says.typing(BOT_NAME) : says.idle,
			columns: columns(),
			rows: window.rows(),
		});
	const draw = () => {
		pending = undefined;
		screen.draw(transcript.blocks(columns()), footer());
	};
	const refresh = () => {
		pending ??= setImmediate(draw);
	};
	const put = (message: MessageRecord) => {
		const facts = describe(message);
		transcript.put({
			id: message.id,
			timed: facts.content.includes('<t:'),
			lines: (room) => messageLines(facts, { names, words: says, columns: room }),
		});
	};

	function note(lines: readonly (readonly Span[])[]): void {
		notes += 1;
		const shown = (room: number) => lines.flatMap((line) => wrap(line, room));
		transcript.put({ id: `note ${notes}`, timed: false, lines: shown });
		refresh();
	}
	function aside(text: string): void {
		note([[styled(text.replace(/\s+/g, ' ').trim(), 'dim')]]);
	}

	const unsubscribe = discord.onChange((change) => {
		if (change.kind === 'typing') typing.set(change.channelId, clock.monotonic() + TYPING_MS);
		else if (change.kind === 'message-deleted') transcript.remove(change.message.id);
		else if (change.kind === 'message-created' || change.kind === 'message-edited') {
			if (change.message.authorId === discord.botUserId) typing.delete(change.message.channelId);
			put(change.message);
		} else if (change.kind === 'refused') {
			const { method, path, message } = change.refusal;
			aside(says.refused(`${method} ${path}: ${message}`));
		} else return;
		refresh();
	});
	const stopTicking = repeat(createSystemClock(), SECOND_MS, () => {
		transcript.tick();
		refresh();
	});

	return {
		note,
		aside,
		refresh,
		resized: () => screen.repaint(transcript.blocks(columns()), footer()),
		end() {
			unsubscribe();
			stopTicking();
			clearImmediate(pending);
			screen.end(transcript.blocks(columns()));
		},
	};
}
