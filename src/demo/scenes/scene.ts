import type { ProviderStandIn } from '../../stand-ins/provider/stand-in.ts';
import type { Acting } from '../act.ts';
import type { Narrator } from '../narrate.ts';
import type { Somebody } from '../people.ts';
import type { Stage } from '../stage.ts';
import type { Waits } from '../waits.ts';

/** What a step of a scene plays with. */
export type Play = {
	readonly stage: Stage;
	readonly narrator: Narrator;
	readonly waits: Waits;
	readonly acting: Acting;
	readonly me: Somebody;
	readonly friend: Somebody;
	/** Somebody with no rights and no choices of their own. */
	readonly guest: Somebody;
};

export type WithStandIns = Play & { readonly provider: ProviderStandIn };

/** One thing that people do and see, under a heading of its own. Rejects with a DemoFailure. */
export type Step = (play: WithStandIns) => Promise<void>;
