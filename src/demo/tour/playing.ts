import type { InteractionRecord } from '../../stand-ins/discord/interactions/record.ts';
import type { MessageRecord } from '../../stand-ins/discord/records.ts';
import { createActing } from '../act.ts';
import { createButtons } from '../buttons.ts';
import { DemoFailure } from '../failure.ts';
import { BOT_NAME, type Stage } from '../stage.ts';
import { createScreens, type Page } from './page.ts';
import type { Told, Tour, TourLanguage } from './scene.ts';
import type { TourClock } from './tour-clock.ts';

/** What a scene plays with, on this stage and onto this page. */
export function playing({
	stage,
	clock,
	page,
	name,
}: {
	stage: Stage;
	clock: TourClock;
	page: Page;
	name: TourLanguage;
}): Tour {
	const { discord, provider, people, language } = stage;
	const { talk } = language;
	if (!provider) throw new DemoFailure('The tour needs stand-in models.');
	const acting = createActing(stage);
	const buttons = createButtons();
	const screens = createScreens(stage);
	const showLines = (did: Told, lines: readonly string[]) => {
		page.paragraph(did[name]);
		page.screen(lines);
	};

	const answersTo = (to: MessageRecord | InteractionRecord) => {
		if ('original' in to) {
			const messages = [...(to.original ? [to.original] : []), ...to.followups];
			return messages.filter(({ id, deletedAtMs }) => deletedAtMs === null && id !== to.on?.id);
		}
		return discord.messages(to.channelId).filter((one) => one.reference?.messageId === to.id);
	};
	const buttonOf = (message: MessageRecord, wanted: string) =>
		buttons.under(message).find(({ customId }) => customId.startsWith(`${wanted}:`));
	const shown: Tour['shown'] = (to, isSo = ({ content }) => content !== '') =>
		clock.until(() => answersTo(to).findLast(isSo), `an answer to ${to.id} in the tour`);

	return {
		stage,
		provider,
		clock,
		me: people.called(talk.me),
		friend: people.called(talk.friend),
		guest: people.called(talk.guest),
		text: (told) => told[name],
		mention: (who, text) => acting.say(who, `@${BOT_NAME} ${text[name]}`),
		async type(who, line) {
			const [command = '', ...rest] = line.slice(1).split(' ');
			return acting.command(who, { kind: 'command', name: command, text: rest.join(' ') });
		},
		async suggestions(who, command, option, typed) {
			const found = await clock.still(acting.suggest(who, { command, option, typed }));
			return found.map((one) => one.name);
		},
		press(who, message, wanted) {
			const button = buttonOf(message, wanted);
			if (!button) throw new DemoFailure(`The tour found no button ${wanted}.`);
			return acting.press(who, button);
		},
		choose(who, message, value) {
			const menu = buttons
				.under(message)
				.find(({ options }) => options?.some((one) => one.value === value));
			if (!menu) throw new DemoFailure(`The tour found no menu with ${value}.`);
			return acting.choose(who, menu, value);
		},
		shown,
		answer: (to) => shown(to, (message) => buttonOf(message, 'anew') !== undefined),
		async withButton(message, wanted) {
			const look = () => (buttonOf(message, wanted) ? message : undefined);
			return clock.until(look, `the button ${wanted} in the tour`);
		},
		show: (did, ...messages) => showLines(did, screens.messages(messages)),
		showForm: (did, opened) => showLines(did, screens.form(opened)),
		showLines,
	};
}
