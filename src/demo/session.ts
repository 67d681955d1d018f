import type { InteractionRecord } from '../stand-ins/discord/interactions/record.ts';
import { flatten } from '../stand-ins/discord/schemas/components.ts';
import { createActing, Misuse } from './act.ts';
import { createButtons } from './buttons.ts';
import { complete } from './input/complete.ts';
import type { Key } from './input/editor.ts';
import { type Entry, parseLine, type Words } from './input/parse-line.ts';
import { createPrompt } from './input/prompt.ts';
import type { Somebody } from './people.ts';
import { BOT_NAME, type Stage } from './stage.ts';
import type { Keyboard } from './terminal/keyboard.ts';
import type { Span } from './terminal/paint.ts';
import { createView, type View, type Window } from './view.ts';

export interface Session {
	readonly keyboard: Keyboard;
	readonly view: View;
	/** Resolves when the person wants to leave; rejects when the demo cannot go on. */
	readonly left: Promise<void>;
}

type Form = {
	readonly opened: InteractionRecord;
	readonly field: string;
	readonly label: string;
	/** It may be sent empty. */
	readonly isOptional: boolean;
};

/** Somebody sits at a terminal and is in the channel. */
export function createSession({
	stage,
	window,
	heading,
}: {
	stage: Stage;
	window: Window;
	heading: readonly (readonly Span[])[];
}): Session {
	const { discord, people, language } = stage;
	const { talk, words } = language;
	const { input } = words;
	const acting = createActing(stage);
	const buttons = createButtons();
	const { promise: left, resolve: leave, reject: fail } = Promise.withResolvers<void>();
	let me: Somebody = people.called(talk.me);
	let form: Form | undefined;

	const view = createView({
		stage,
		buttons,
		window,
		prompt: () => prompt,
		label: () => (form ? form.label : `#${talk.channel} · ${me.name}`),
	});
	const tell = (sentence: string) => view.aside(sentence);
	const failed = (error: unknown) => {
		if (error instanceof Misuse) tell(error.message);
		else if (error instanceof Error) tell(input.didNotWork(error.message));
		else fail(error);
	};
	const prompt = createPrompt({
		complete: (before) =>
			form
				? Promise.resolve({ from: before.length, choices: [] })
				: complete(before, {
						commands: acting.commands(),
						people: people.names(),
						roles: acting.roles(),
						channels: [talk.channel],
						menus: acting.menus(),
						botName: BOT_NAME,
						words: input,
						buttons: buttons.standingFor(me.id),
						suggest: (asked) => acting.suggest(me, asked),
					}),
		onSend: (text) => void take(text).catch(failed),
		onChange: view.refresh,
		onFault: failed,
		more: words.screen.more,
	});

	async function take(text: string): Promise<void> {
		if (form) return sendForm(form, text);
		const entry = parseLine(text, input);
		if (entry.kind === 'command') return openForm(await acting.command(me, entry));
		if (entry.kind === 'menu') return openForm(acting.menu(me, entry.name));
		if (entry.kind === 'press') return openForm(press(entry.number));
		if (entry.kind === 'choose') return openForm(choose(entry.number, entry.choice));
		if ('text' in entry) return write(entry);
		return simple(entry);
	}

	function write({ kind, text }: Words): void {
		if (kind === 'message') acting.say(me, text);
		else if (kind === 'reply') acting.reply(me, text);
		else if (kind === 'edit') acting.edit(me, text);
		else acting.direct(me, text);
	}

	function simple(
		entry: Exclude<Entry, { text: string } | { kind: 'menu' | 'press' | 'choose' }>,
	): void {
		if (entry.kind === 'quit') leave();
		else if (entry.kind === 'problem') tell(entry.sentence);
		else if (entry.kind === 'as') {
			me = people.called(entry.name);
			tell(input.youAre(me.name));
		} else if (entry.kind === 'crowd') acting.crowd(entry.count);
		else if (entry.kind === 'delete') acting.delete(me);
	}

	const standing = (number: number) =>
		buttons.standingFor(me.id).find((one) => one.number === number);

	function press(number: number): InteractionRecord {
		const button = standing(number);
		if (!button || button.options) throw new Misuse(input.noSuchButton(number, me.name));
		return acting.press(me, button);
	}

	function choose(number: number, choice: string): InteractionRecord {
		const menu = standing(number);
		if (!menu?.options) throw new Misuse(input.noSuchMenu(number, me.name));
		return acting.choose(me, menu, choice);
	}

	/** The form that the bot answers with, if it does. */
	async function openForm(interaction: InteractionRecord): Promise<void> {
		await interaction.acknowledged();
		const { modal } = interaction;
		if (modal === undefined) return;
		const field = flatten([modal]).find(({ type }) => type === 4);
		if (!field) throw new Misuse(input.formCannot);
		const title = String(modal['title']);
		form = {
			opened: interaction,
			field: String(field['custom_id']),
			label: title,
			isOptional: field['required'] === false,
		};
		tell(input.formOpens(title));
	}

	function sendForm({ field, isOptional, opened }: Form, text: string): void {
		if (text.trim() === '' && !isOptional) throw new Misuse(input.formRequired);
		form = undefined;
		discord.submitModal(opened, { [field]: text });
	}

	function onKey(key: Key): void {
		const isEnd = key.ctrl && (key.name === 'c' || (key.name === 'd' && prompt.isEmpty));
		if (key.name === 'escape' && form) form = undefined;
		if (isEnd) leave();
		else if (key.ctrl && key.name === 'l') view.resized();
		else prompt.key(key);
	}

	view.note(heading);
	return { view, left, keyboard: { onKey, onPaste: prompt.paste } };
}
