import type { Act } from './scene.ts';
import { followUp, longAnswer, mention, privateAsk, slashAsk, withForm } from './scenes/asking.ts';
import { regenerate, remove, stop, tryAgain } from './scenes/buttons.ts';
import {
	blind,
	oneFails,
	showNames,
	sideBySide,
	takenBack,
	tooLittleLeft,
} from './scenes/compare.ts';
import { help, nothingAsked, reset } from './scenes/conversation.ts';
import { fewVotes, noVotes } from './scenes/leaderboard.ts';
import { brokenOff, questionDeleted, unknownModel, unreadableFile } from './scenes/mishaps.ts';
import { busy, panel, pinned, switching } from './scenes/models.ts';
import { anotherModel, edited, goOn, thoughts } from './scenes/next-steps.ts';
import { missingPermission } from './scenes/permissions.ts';
import { persona } from './scenes/persona.ts';
import { presence, presenceWhenSpent } from './scenes/presence.ts';
import { firstUse, privacy } from './scenes/privacy.ts';
import { quota, quotaSettings } from './scenes/quota.ts';
import { askAbout, otherMessages, replying } from './scenes/quoting.ts';
import { all, models, pause, personaAndLanguage, places, quiet } from './scenes/settings.ts';
import { always, notAllowed, offered } from './scenes/threads.ts';
import { cancelling, daySpent, inLine, sameQuestion } from './scenes/waiting.ts';
import { formula, links, narrowTable, wideTable } from './scenes/writing.ts';

/** The tour in its order. A new screen is a scene here, or one more `show` in a scene. */
export const acts: readonly Act[] = [
	{
		chapters: [
			{
				title: { en: 'Asking', 'zh-CN': '提问' },
				scenes: [slashAsk, mention, followUp, withForm, privateAsk, longAnswer, nothingAsked],
			},
			{
				title: { en: 'Under an answer', 'zh-CN': '回答下面的按钮' },
				scenes: [stop, regenerate, anotherModel, goOn, thoughts, edited, tryAgain, remove],
			},
			{
				title: { en: 'Models', 'zh-CN': '模型' },
				scenes: [panel, switching, busy, pinned],
			},
		],
	},
	{
		chapters: [
			{
				title: { en: 'Comparing models', 'zh-CN': '对比模型' },
				scenes: [noVotes, sideBySide, blind, showNames, oneFails, takenBack, fewVotes],
			},
			{
				title: { en: 'Sharing the day', 'zh-CN': '大家共用的一天' },
				scenes: [quota, presence, quotaSettings],
			},
		],
	},
	{
		minuteLimit: 2,
		chapters: [
			{
				title: { en: 'Sharing the minute', 'zh-CN': '大家共用的一分钟' },
				scenes: [inLine, cancelling, sameQuestion],
			},
		],
	},
	{
		dayLimit: 2,
		chapters: [
			{
				title: { en: 'The end of the day', 'zh-CN': '一天用完了' },
				scenes: [tooLittleLeft, daySpent, presenceWhenSpent],
			},
		],
	},
	{
		chapters: [
			{
				title: { en: 'The conversation', 'zh-CN': '对话' },
				scenes: [help, replying, askAbout, otherMessages, reset, offered, always, notAllowed],
			},
			{
				title: { en: 'How the bot speaks', 'zh-CN': '机器人怎么说话' },
				scenes: [persona, narrowTable, wideTable, formula, links],
			},
		],
	},
	{
		chapters: [
			{
				title: { en: 'Privacy', 'zh-CN': '隐私' },
				scenes: [firstUse, privacy],
			},
			{
				title: { en: 'For those who manage the server', 'zh-CN': '给服务器的管理员' },
				scenes: [models, places, personaAndLanguage, pause, quiet, all],
			},
			{
				title: { en: 'When something goes wrong', 'zh-CN': '出了岔子的时候' },
				scenes: [unknownModel, unreadableFile, questionDeleted, brokenOff, missingPermission],
			},
		],
	},
];
