import { ask, followUp } from './asking.ts';
import { askPrivately, regenerate, remove, stop, tryAgain } from './buttons.ts';
import { choosePersona, ownData } from './commands.ts';
import { compareBlind, showLeaderboard } from './comparing.ts';
import { editQuestion, goOnInThread } from './going-on.ts';
import { manyAtOnce } from './many-at-once.ts';
import { lookAtModels, switchToBusyModel } from './models.ts';
import { showQuota } from './quota.ts';
import type { Step } from './scene.ts';

/** The scenes in their order, each a list of steps: to show one thing more, add its step here. */
export const scenes: readonly (readonly Step[])[] = [
	[ask, followUp, lookAtModels, switchToBusyModel, manyAtOnce, showQuota],
	[
		stop,
		regenerate,
		tryAgain,
		editQuestion,
		goOnInThread,
		compareBlind,
		showLeaderboard,
		choosePersona,
		askPrivately,
		ownData,
		remove,
	],
];
