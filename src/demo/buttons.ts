import { flag, has } from '../stand-ins/discord/messages/flags.ts';
import type { MessageRecord } from '../stand-ins/discord/records.ts';
import { flatten } from '../stand-ins/discord/schemas/components.ts';

/** A button as the demo shows it: by a number that no other has. */
export type NumberedButton = {
	readonly number: number;
	readonly label: string;
	readonly message: MessageRecord;
	readonly customId: string;
};

/** The buttons under all messages that were shown. */
export interface Buttons {
	/** In their order; each keeps its number. */
	under(message: MessageRecord): readonly NumberedButton[];
	/** What this person could press now. */
	standingFor(userId: string): readonly NumberedButton[];
}

const BUTTON = 2;

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
			({ type, custom_id: customId, label, disabled }) =>
				type === BUTTON && typeof customId === 'string' && disabled !== true
					? [{ customId, label: String(label), message }]
					: [],
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
