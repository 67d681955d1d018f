import type { Clock } from './clock.ts';
import type { Command, Services } from './command.ts';
import { createAcknowledging } from './dispatch/acknowledging.ts';
import { createForms } from './dispatch/forms.ts';
import { createHandling } from './dispatch/handling.ts';
import { createHeard } from './dispatch/heard.ts';
import type { Incoming, IncomingForm, IncomingMenu } from './dispatch/incoming.ts';
import { createMenus } from './dispatch/menus.ts';
import { createPresses } from './dispatch/presses.ts';
import { createSlashes } from './dispatch/slashes.ts';
import { AcknowledgementLost, describeError } from './errors.ts';
import type { Logger } from './log.ts';
import type { Gone } from './place.ts';
import type { Speak } from './render/speak.ts';

export type { Incoming, Origin } from './dispatch/incoming.ts';

/** The one place that guards, acknowledges, runs, logs and catches. */
export interface Dispatch {
	/** Never rejects. */
	dispatch(incoming: Incoming): Promise<void>;
	/** From now on everything is answered with a sentence that the bot restarts. */
	refuse(): void;
	/** Ends what still runs, with `reason` as the reason of its signal. */
	stop(reason: unknown): void;
	/** These messages were deleted; and a channel or a server, with all that was said there. */
	messagesGone(messageIds: readonly string[]): void;
	placeGone(gone: Gone): void;
	/** Resolves when nothing runs. */
	idle(): Promise<void>;
}

export function createDispatch({
	commands,
	services,
	speak,
	mention,
	clock,
	log,
}: {
	commands: readonly Command[];
	services: Services;
	speak: Speak;
	mention: (commandName: string) => string;
	clock: Clock;
	log: Logger;
}): Dispatch {
	const handling = createHandling({ services, speak, mention, clock, log });
	const acknowledging = createAcknowledging(handling);
	const forms = createForms(clock);
	const slashes = createSlashes({ acknowledging, commands, forms, services, speak });
	const menus = createMenus({ commands, forms, services, speak });
	const onPress = createPresses({ commands, handling, services });
	const onHeard = createHeard({ clock, commands, handling, log, services, speak });

	async function onMenu(from: IncomingMenu): Promise<void> {
		if (!(await menus.open(from))) await acknowledging.unknown(from, from.name);
	}

	async function onForm(from: IncomingForm): Promise<void> {
		const recalled = forms.recall(from.customId);
		const { name } = recalled;
		const menu = menus.sent(from, recalled);
		if (!menu) return slashes.sent(from, recalled);
		const called = { name, asks: true, canBePrivate: true } as const;
		await acknowledging.acknowledged(from, called, menu.visible, menu.run);
	}

	function take(incoming: Incoming): Promise<void> {
		if (incoming.kind === 'slash') return slashes.call(incoming);
		if (incoming.kind === 'menu') return onMenu(incoming);
		if (incoming.kind === 'form') return onForm(incoming);
		if (incoming.kind === 'press') return onPress(incoming);
		if (incoming.kind === 'suggest') return slashes.suggest(incoming);
		return onHeard(incoming);
	}

	return {
		async dispatch(incoming) {
			try {
				await take(incoming);
			} catch (error) {
				const fields = { kind: incoming.kind, call: incoming.id, error: describeError(error) };
				if (error instanceof AcknowledgementLost) {
					log.warn(fields, 'Discord no longer waited for the acknowledgement');
				} else log.error(fields, 'a call could not be taken');
			}
		},
		messagesGone: forms.messagesGone,
		placeGone: forms.placeGone,
		refuse: handling.refuse,
		stop: handling.stop,
		idle: handling.idle,
	};
}
