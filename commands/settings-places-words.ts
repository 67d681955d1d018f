import type { Choices } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { sayChanged } from './settings-change.ts';

type Places = NonNullable<Choices['places']>;

const channelList = (ids: readonly string[]) => ids.map((id) => `<#${id}>`).join(' ');

/** Roles, then people: being one of them is enough. */
const peopleList = (roleIds: readonly string[], personIds: readonly string[]) =>
	[...roleIds.map((id) => `<@&${id}>`), ...personIds.map((id) => `<@${id}>`)].join(' ');

/** What a rule was given for. */
export const targetsInWords = ({
	channel,
	person,
	role,
}: {
	readonly channel?: string;
	readonly person?: string;
	readonly role?: string;
}): string =>
	[
		channelList(channel === undefined ? [] : [channel]),
		peopleList(role === undefined ? [] : [role], person === undefined ? [] : [person]),
	]
		.filter((words) => words !== '')
		.join(' ');

/** Where the bot speaks and with whom. */
export const placesInWords = ({ places }: Choices): readonly Sentence[] => [
	channelsInWords(places),
	peopleInWords(places),
	...(places ? [sayChanged(places)] : []),
];

function channelsInWords(places: Places | undefined): Sentence {
	const channels = channelList(places?.channels.allow ?? []);
	const denied = channelList(places?.channels.deny ?? []);
	if (channels === '' && denied === '') return say('settings.places-channels-all');
	if (denied === '') return say('settings.places-channels-allow', { channels });
	if (channels === '') return say('settings.places-channels-deny', { denied });
	return say('settings.places-channels-both', { channels, denied });
}

function peopleInWords(places: Places | undefined): Sentence {
	const people = peopleList(places?.roles.allow ?? [], places?.people.allow ?? []);
	const denied = peopleList(places?.roles.deny ?? [], places?.people.deny ?? []);
	if (people === '' && denied === '') return say('settings.places-people-all');
	if (denied === '') return say('settings.places-people-allow', { people });
	if (people === '') return say('settings.places-people-deny', { denied });
	return say('settings.places-people-both', { people, denied });
}

const hasList = {
	channels: (places: Places | undefined) => (places?.channels.allow ?? []).length > 0,
	people: (places: Places | undefined) =>
		[...(places?.roles.allow ?? []), ...(places?.people.allow ?? [])].length > 0,
};

/** A list of allowed ones that has just become empty lets everybody in, which nobody would guess. */
export const emptiedInWords = (
	before: Places | undefined,
	after: Places | undefined,
): readonly Sentence[] => [
	...(hasList.channels(before) && !hasList.channels(after)
		? [say('settings.places-channels-again')]
		: []),
	...(hasList.people(before) && !hasList.people(after)
		? [say('settings.places-people-again')]
		: []),
];
