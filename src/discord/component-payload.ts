import {
	type APIActionRowComponent,
	type APIButtonComponentWithCustomId,
	type APIComponentInMessageActionRow,
	type APISelectMenuOption,
	type APIStringSelectComponent,
	ButtonStyle,
	ComponentType,
} from 'discord.js';
import type { Button, Menu, View } from '../render/surface.ts';

/** Discord's limits: rows of a message, buttons of a row, options of a menu, and characters. */
const MOST_ROWS = 5;
const MOST_BUTTONS = 5;
const MOST_OPTIONS = 25;
const LABEL_LENGTH = 80;
const PLACEHOLDER_LENGTH = 150;
const OPTION_LENGTH = 100;

const STYLES = {
	primary: ButtonStyle.Primary,
	secondary: ButtonStyle.Secondary,
	danger: ButtonStyle.Danger,
} as const;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A row for each menu, then the buttons in rows; what has nothing in it is left out. */
export function componentsOf({ buttons = [], menus = [] }: Pick<View, 'buttons' | 'menus'>): Row[] {
	const below = Array.from({ length: Math.ceil(buttons.length / MOST_BUTTONS) }, (_, row) =>
		rowOf(buttons.slice(row * MOST_BUTTONS, (row + 1) * MOST_BUTTONS).map(buttonOf)),
	).slice(0, MOST_ROWS);
	const filled = menus.map(menuOf).filter(({ options }) => options.length > 0);
	const above = filled.slice(0, MOST_ROWS - below.length).map((menu) => rowOf([menu]));
	return [...above, ...below];
}

const rowOf = (components: APIComponentInMessageActionRow[]): Row => ({
	type: ComponentType.ActionRow,
	components,
});

const buttonOf = ({ id, label, style }: Button): APIButtonComponentWithCustomId => ({
	type: ComponentType.Button,
	custom_id: id,
	label: start(label, LABEL_LENGTH),
	style: STYLES[style],
});

function menuOf({ id, placeholder, options }: Menu): APIStringSelectComponent {
	const selected = options.find(({ isSelected }) => isSelected);
	return {
		type: ComponentType.StringSelect,
		custom_id: id,
		placeholder: start(placeholder, PLACEHOLDER_LENGTH),
		options: options
			.filter(({ value }) => [...value].length <= OPTION_LENGTH)
			.slice(0, MOST_OPTIONS)
			.map((option): APISelectMenuOption => {
				const { description, label, value } = option;
				return {
					label: start(label, OPTION_LENGTH),
					value,
					...(description && { description: start(description, OPTION_LENGTH) }),
					...(option === selected && { default: true }),
				};
			}),
	};
}

const start = (text: string, length: number) => [...text].slice(0, length).join('');
