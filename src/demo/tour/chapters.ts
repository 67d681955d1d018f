import type { Chapter } from './scene.ts';
import { followUp, longAnswer, mention, privateAsk, slashAsk, withForm } from './scenes/asking.ts';
import { regenerate, remove, stop, tryAgain } from './scenes/buttons.ts';
import { help, nothingAsked, reset } from './scenes/conversation.ts';
import { brokenOff, questionDeleted, unknownModel, unreadableFile } from './scenes/mishaps.ts';
import { busy, panel, pinned, switching } from './scenes/models.ts';
import { quota, quotaSettings } from './scenes/quota.ts';
import { cancelling, daySpent, inLine, sameQuestion } from './scenes/waiting.ts';

/** The tour in its order. A new screen is a scene here, or one more `show` in a scene. */
export const chapters: readonly Chapter[] = [
	{
		title: { en: 'Asking', 'zh-CN': '提问' },
		scenes: [slashAsk, mention, followUp, withForm, privateAsk, longAnswer, nothingAsked],
	},
	{
		title: { en: 'Under an answer', 'zh-CN': '回答下面的按钮' },
		scenes: [stop, regenerate, tryAgain, remove],
	},
	{
		title: { en: 'Models', 'zh-CN': '模型' },
		scenes: [panel, switching, busy, pinned],
	},
	{
		title: { en: 'Sharing the minute', 'zh-CN': '大家共用的一分钟' },
		minuteLimit: 2,
		scenes: [inLine, cancelling, sameQuestion],
	},
	{
		title: { en: 'Sharing the day', 'zh-CN': '大家共用的一天' },
		scenes: [quota, quotaSettings],
	},
	{
		title: { en: 'The end of the day', 'zh-CN': '一天用完了' },
		dayLimit: 2,
		scenes: [daySpent],
	},
	{
		title: { en: 'The conversation', 'zh-CN': '对话' },
		scenes: [help, reset],
	},
	{
		title: { en: 'When something goes wrong', 'zh-CN': '出了岔子的时候' },
		scenes: [unknownModel, unreadableFile, questionDeleted, brokenOff],
	},
];
