import type { DiscordStandIn } from '../stand-ins/discord/stand-in.ts';

export type Somebody = { readonly id: string; readonly name: string };

/** Who is in the channel. Names are found whatever their case. */
export interface People {
	/** Comes into the channel if nobody of that name is there yet. */
	called(name: string): Somebody;
	nameOf(id: string): string;
	names(): readonly string[];
}

/** `locale`: the language that their Discord is set to; `stranger`: what somebody without a name is called. */
export function createPeople(
	discord: Pick<DiscordStandIn, 'addUser' | 'botUserId'>,
	{ botName, locale, stranger }: { botName: string; locale: string; stranger: string },
): People {
	const known: Somebody[] = [{ id: discord.botUserId, name: botName }];
	return {
		called(name) {
			const found = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
			if (found) return found;
			const displayName = name.charAt(0).toUpperCase() + name.slice(1);
			const { id } = discord.addUser({ name: name.toLowerCase(), displayName, locale });
			const somebody = { id, name: displayName };
			known.push(somebody);
			return somebody;
		},
		nameOf: (id) => known.find((one) => one.id === id)?.name ?? stranger,
		names: () => known.slice(1).map(({ name }) => name),
	};
}
