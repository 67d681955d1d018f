import type { Arena } from '../arena/arena.ts';
import type { Answers } from '../chat/answers.ts';
import type { Comparisons } from '../chat/comparisons.ts';
import type { Resets } from '../chat/conversations.ts';
import type { Clock } from '../clock.ts';
import type { ModelHealth } from '../models/health.ts';
import type { Catalogue } from '../models/model.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { Permission, Person, Place } from '../place.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { AccountCheck, ProviderTrouble } from '../providers/provider.ts';
import type { Quota } from '../quota/quota.ts';
import type { InForce } from '../settings/in-force.ts';
import type { Settings } from '../settings/settings.ts';

/** Something that the bot is not permitted in a place, by Discord's permissions. */
export type Lack = Permission | 'attach-files';

/** What Discord lets the bot do in a place. */
export type Standing = {
	/** False where somebody brought only its commands along. */
	readonly isMember: boolean;
	/** Moderators silenced it for a while. */
	readonly isTimedOut: boolean;
	readonly lacks: readonly Lack[];
};

/** What the commands may use. */
export type Services = {
	readonly account: AccountCheck;
	readonly answers: Answers;
	readonly arena: Pick<Arena, 'standings'>;
	readonly catalogue: Catalogue;
	readonly choices: {
		/** Whose choices hold for a person in a place. Rejects when the store fails. */
		inForce(who: { readonly person: Pick<Person, 'id'>; readonly place: Place }): Promise<InForce>;
	};
	readonly clock: Clock;
	readonly comparisons: Comparisons;
	readonly discord: {
		standing(place: Place): Standing;
		/** False: Discord hides what does not mention the bot. */
		readsContent(): boolean;
	};
	readonly health: Pick<ModelHealth, 'view'>;
	readonly pictures: Pick<Pictures, 'quota' | 'leaderboard'>;
	readonly privacy: Privacy;
	readonly providers: {
		/** What people call the provider of this name. */
		title(name: string): string;
	};
	readonly quota: Quota;
	readonly resets: Resets;
	readonly settings: Settings;
	/** What is wrong just now with the providers that are set up. */
	troubles(): readonly ProviderTrouble[];
};
