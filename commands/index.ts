import type { Command } from '../src/command.ts';
import { anew, edited, goOn, remove, stop, thoughts } from './answer-buttons.ts';
import { ask } from './ask.ts';
import { askAbout, askAboutPrivately } from './ask-about.ts';
import { compare } from './compare.ts';
import {
	compareAsk,
	compareCancel,
	compareNames,
	compareStop,
	compareTake,
	compareVote,
} from './compare-buttons.ts';
import { helpFor } from './help.ts';
import { leaderboard } from './leaderboard.ts';
import { mention } from './mention.ts';
import { model } from './model.ts';
import { modelCategory, modelChoice, modelPage } from './model-buttons.ts';
import { otherChoice, otherModel } from './other-model.ts';
import { persona } from './persona.ts';
import { privacy } from './privacy.ts';
import { forgetMe, keepMe } from './privacy-buttons.ts';
import { quota } from './quota.ts';
import { reset, undoReset } from './reset.ts';
import { settings } from './settings.ts';
import { thread } from './thread.ts';
import { cancel, here, tomorrow } from './waiting.ts';

/** Every command; their order is that of registration. */
export const commands: readonly Command[] = [
	ask,
	compare,
	askAbout,
	askAboutPrivately,
	model,
	persona,
	reset,
	quota,
	leaderboard,
	settings,
	privacy,
	helpFor(() => commands),
	mention,
	stop,
	anew,
	edited,
	goOn,
	otherModel,
	otherChoice,
	thoughts,
	remove,
	thread,
	modelCategory,
	modelChoice,
	modelPage,
	cancel,
	here,
	tomorrow,
	undoReset,
	forgetMe,
	keepMe,
	compareAsk,
	compareCancel,
	compareStop,
	compareVote,
	compareNames,
	compareTake,
];
