import type { Quoted } from '../jobs/jobs.ts';
import type { FileReference, Gather } from '../place.ts';

/** What somebody says to the bot without a command, or said before and is asked again. */
export type HeardQuestion = {
	readonly text: string;
	readonly files: readonly FileReference[];
	/** What it brings along, if it does. */
	readonly gather?: Gather;
	/** Discord does not show the bot what it says. */
	readonly isHidden?: boolean;
	/** Its answer can go on in a thread, when somebody wants that. */
	readonly offersThread?: boolean;
	/** Of one that is asked again: whose words its text holds besides its own. */
	readonly quoted?: Quoted;
	/** Of one that is asked again: what its messages say, where it consists of messages; its text begins with them. */
	readonly words?: readonly { readonly id: string; readonly text: string }[];
	/** Of a question that was asked with a model and is asked again. */
	readonly modelId?: string;
};
