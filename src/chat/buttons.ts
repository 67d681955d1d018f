import type { PlaceKey } from '../place.ts';
import type { NextSteps } from '../providers/provider.ts';
import type { Question } from './question.ts';

/**
 * An answer that a button asks for once more; `release` lets the next press through. Until then it can be asked, unless
 * what it was asked of is forgotten or deleted meanwhile.
 */
export type Claim = {
	readonly question: Pick<
		Question,
		'text' | 'modelId' | 'quoted' | 'isPrivate' | 'again' | 'offersThread'
	>;
	/** The last message of the answer that stands, if it is known. */
	readonly lastMessageId: string | undefined;
	release(): void;
};

/** Who pressed a button of a question, and where. `mayManage`: may take away what others said there. */
export type Presser = {
	readonly personId: string;
	readonly placeKey: PlaceKey;
	readonly mayManage: boolean;
};

/** An answer that stands and gets other buttons, as what can be done with it has changed. */
export type Rebuttoned = {
	readonly channelId: string;
	readonly messageId: string;
	readonly locale: Question['locale'];
	readonly next: NextSteps;
};

/** A question that waited for another day and is taken back by an edit: the message that keeps it. */
export type TakenBack = Omit<Rebuttoned, 'next'>;

/** Why a button of an answer does nothing: what was kept of it is gone, or it is for others to press. */
export type Unavailable = 'lost' | 'not-yours';

/** `over`: there is nothing left to decide; `not-yours`: only its person may. */
export type Decision<Done extends string> = Done | 'over' | 'not-yours';
