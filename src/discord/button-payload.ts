import {
	type APIActionRowComponent,
	type APIButtonComponentWithCustomId,
	ButtonStyle,
	ComponentType,
} from 'discord.js';
import type { Button } from '../render/surface.ts';

/** Discord's limits for the buttons of a row, and for the characters of a label. */
const MOST = 5;
const LABEL_LENGTH = 80;

const STYLES = {
	primary: ButtonStyle.Primary,
	secondary: ButtonStyle.Secondary,
	danger: ButtonStyle.Danger,
} as const;

/** One row of buttons, or nothing. */
export function componentsOf(
	buttons: readonly Button[] = [],
): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
	if (buttons.length === 0) return [];
	const components = buttons.slice(0, MOST).map(({ id, label, style }) => ({
		type: ComponentType.Button as const,
		custom_id: id,
		label: [...label].slice(0, LABEL_LENGTH).join(''),
		style: STYLES[style],
	}));
	return [{ type: ComponentType.ActionRow, components }];
}
