import type { PlaceKey } from '../place.ts';

/** Who or what a choice holds for. The narrower scope wins: place, then person, then server. */
export type Scope = `place:${PlaceKey}` | `person:${string}` | `server:${string}`;

/** How a server shares its part of the budget among its people. */
export type QuotaChoice = {
	/** Requests that a person may spend here in a UTC day, at least 1. */
	readonly dailyCap?: number;
	/** By role id; above 1 is served more often than others, below 1 less. */
	readonly roleWeights?: Readonly<Record<string, number>>;
	readonly changedBy: string;
	readonly at: number;
};

/** Who changed it last, and when (epoch milliseconds). */
export type Changed = { readonly changedBy: string; readonly at: number };

/** Ids that are let in or kept out. Who or what is kept out stays out, whatever else lets it in. */
export type Door = { readonly allow: readonly string[]; readonly deny: readonly string[] };

/** Where and with whom the bot speaks. An empty list lets everyone in who is not kept out. */
export type PlacesChoice = Changed & {
	/** A channel stands for its threads as well. */
	readonly channels: Door;
	readonly roles: Door;
	readonly people: Door;
};

/** What was chosen, by the name of the command that does, and where, if that was for a channel. */
export type ChangeMade = Changed & {
	readonly what: string;
	/** As it is typed, of what is one word. */
	readonly value?: string;
	readonly channelId?: string;
};

/** How the bot speaks; anybody there may read it. */
export type Persona = Changed & {
	readonly text: string;
	/** Of one that was picked ready-made. */
	readonly preset?: string;
};

/** What was chosen in one scope; what is absent was not chosen. `at` is epoch milliseconds. */
export type Choices = {
	readonly model?: {
		readonly id: string;
		/** No other model may answer instead. */
		readonly isStrict?: boolean;
		readonly chosenBy: string;
		readonly at: number;
	};
	/** Of servers only. */
	readonly quota?: QuotaChoice;
	/** Of a channel, a thread or a DM; of a server: where no place has its own. */
	readonly persona?: Persona;
	/** Of servers: the language of what everybody sees, as Discord names it. */
	readonly language?: Changed & { readonly locale: string };
	/** Of servers: conversations older than this are forgotten, if that is sooner than elsewhere. */
	readonly retention?: Changed & { readonly days: number };
	/** Of servers: nobody is answered. */
	readonly pause?: Changed;
	/** Of servers: whether a mention in a channel goes on in a thread. */
	readonly threads?: Changed & { readonly mode: 'never' | 'offer' | 'always' };
	readonly places?: PlacesChoice;
	/** Of servers: the models that may be chosen and asked; absent: all that are free. */
	readonly models?: Changed & { readonly allowed: readonly string[] };
	/** Of servers: what those may change who manage nothing. */
	readonly members?: Changed & { readonly maySetPersona?: boolean; readonly maySetModel?: boolean };
	/** Of servers: what was changed of late, the newest last. */
	readonly history?: readonly ChangeMade[];
	/** Of places: only a mention is answered there. */
	readonly quiet?: Changed;
	/** Of persons. `noticedAt`: when they were told what is kept. `optedOutAt`: since when nothing of theirs is. */
	readonly privacy?: { readonly noticedAt?: number; readonly optedOutAt?: number };
};

/** What one person has chosen, and wrote, by scope. */
export type ChoicesOf = readonly { readonly scope: Scope; readonly choices: Partial<Choices> }[];

/** The choices that become different; null takes one back. */
export type Changes = { readonly [Name in keyof Choices]?: Choices[Name] | null };

export type Two<Value> = readonly [Value, Value];

export interface Settings {
	/** Nothing chosen is `{}`. Rejects when the store fails. */
	read(scope: Scope): Promise<Choices>;
	/** Of the channels and threads of a server that chose something, by their ids in order. Reads every scope. */
	ofPlaces(
		serverId: string,
	): Promise<readonly { readonly channelId: string; readonly choices: Choices }[]>;
	/**
	 * Replaces the given choices and keeps the others, in one atomic step per scope; a function decides by what holds
	 * before, and when it throws nothing changes. Rejects with that, or when the store fails.
	 */
	change(scope: Scope, change: Changes | ((before: Choices) => Changes)): Promise<Choices>;
	/** The same of two scopes in one atomic step: both are written or neither is. */
	changeBoth(
		scopes: Two<Scope>,
		change: (before: Two<Choices>) => Two<Changes>,
	): Promise<Two<Choices>>;
}
