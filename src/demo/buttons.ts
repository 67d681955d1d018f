import { z } from 'zod';
import { flag, has } from '../stand-ins/discord/messages/flags.ts';
import type { MessageRecord } from '../stand-ins/discord/records.ts';
import { flatten } from '../stand-ins/discord/schemas/components.ts';

/** A button or a menu as the demo shows it: by a number that no other has. */
export type NumberedButton = {
	readonly number: number;
	readonly label: string;
	/** Of a menu: what can be chosen. */
	readonly options?: readonly MenuOption[];
	readonly message: MessageRecord;
	readonly customId: string;
};

type MenuOption = { readonly label: string; readonly value: string; readonly isSelected: boolean };

/** The buttons and menus under all messages that were shown. */
export interface Buttons {
	/** In their order; each keeps its number. */
	under(message: MessageRecord): readonly NumberedButton[];
	/** What this person could press or choose from now. */
	standingFor(userId: string): readonly NumberedButton[];
}

const BUTTON = 2;
const MENU = 3;
const menuOptions = z.array(
	z
		.object({ label: z.string(), value: z.string(), default: z.boolean().nullish() })
		.transform(({ default: isSelected, ...option }) => ({
			...option,
			isSelected: isSelected === true,
		})),
);

export function createButtons(): Buttons {
	const messages = new Map<string, MessageRecord>();
	const numbers = new Map<string, number>();

	function numberOf(key: string): number {
		const number = numbers.get(key) ?? numbers.size + 1;
		numbers.set(key, number);
		return number;
	}

	function under(message: MessageRecord): readonly NumberedButton[] {
		if (message.deletedAtMs !== null) return [];
		const found = flatten(message.components).flatMap(
			({ type, custom_id: customId, label, placeholder, options, disabled }) => {
				if (typeof customId !== 'string' || disabled === true) return [];
				if (type === BUTTON) return [{ customId, label: String(label), message }];
				if (type !== MENU) return [];
				const chosen = menuOptions.parse(options);
				return [{ customId, label: String(placeholder), message, options: chosen }];
			},
		);
		if (found.length > 0) messages.set(message.id, message);
		return found.map((one) => ({ ...one, number: numberOf(`${message.id} ${one.customId}`) }));
	}

	return {
		under,
		standingFor: (userId) =>
			[...messages.values()]
				.filter(({ flags, source }) => !has(flags, flag.ephemeral) || source?.userId === userId)
				.flatMap(under),
	};
}
