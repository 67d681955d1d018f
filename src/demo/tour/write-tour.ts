import type { Language } from '../locales/languages.ts';
import { languages } from '../locales/languages.ts';
import { checkManners } from '../manners.ts';
import { setStage } from '../set-stage.ts';
import { knownAnswers } from '../talk/talk.ts';
import { acts } from './chapters.ts';
import { inAFewPieces } from './in-a-few-pieces.ts';
import { createPage, type Page } from './page.ts';
import { playing } from './playing.ts';
import type { Act, Told, TourLanguage } from './scene.ts';
import { createTourClock } from './tour-clock.ts';
import { createUnhurried, roomyLimits } from './unhurried.ts';

/** Monday noon, so that nothing is near the end of a day. */
const START_MS = Date.UTC(2026, 10, 23, 12);
const SETTLED_MS = 60_000;
const BETWEEN_SCENES_MS = 60_000;
const MINUTE_LIMIT = 20;
const DAY_LIMIT = 1000;

/** Plays every scene with the real bot; resolves with the page. Rejects with a DemoFailure when a scene goes wrong. */
export async function writeTour(name: TourLanguage): Promise<string> {
	const page = createPage();
	page.paragraph('<!-- npm run tour -->');
	page.heading(1, title[name]);
	page.paragraph(introduction[name]);
	for (const act of acts) await playAct(act, name, page);
	return page.text();
}

async function playAct(act: Act, name: TourLanguage, page: Page): Promise<void> {
	const language: Language = languages[name];
	const { minuteLimit = MINUTE_LIMIT, dayLimit = DAY_LIMIT } = act;
	const unhurried = createUnhurried();
	const clock = createTourClock(START_MS, unhurried.wait);
	const stage = await clock.still(
		setStage({
			clock,
			draw: () => 0,
			minuteLimit,
			dayLimit,
			limits: roomyLimits,
			timeZone: 'UTC',
			models: undefined,
			language,
			stop: new AbortController().signal,
			onLog: () => undefined,
		}),
	);
	const { discord, provider } = stage;
	provider?.answer(inAFewPieces(knownAnswers(language.talk)));
	try {
		unhurried.watch(discord);
		await clock.pass(START_MS + SETTLED_MS - clock.now());
		for (const chapter of act.chapters) {
			page.heading(2, chapter.title[name]);
			for (const scene of chapter.scenes) {
				page.heading(3, scene.title[name]);
				await scene.play(playing({ stage, clock, page, name }));
				await clock.pass(BETWEEN_SCENES_MS);
			}
		}
		if (provider) checkManners(discord, provider, language.words);
	} finally {
		await clock.through(stage.close());
	}
}

const title: Told = { en: 'A tour of Potluck', 'zh-CN': '百家饭一览' };
const introduction: Told = {
	en: 'Every screen of the bot as text, written by `npm run tour`: the real bot, with stand-ins for Discord and the models. What is between square brackets is a button; ● and ○ are the choices of a menu. Also [in Chinese](tour.zh-CN.md).',
	'zh-CN':
		'机器人的每个画面，都用文字呈现在这里，由 `npm run tour` 生成：机器人是真的，Discord 和模型是替身。方括号里是按钮，● 和 ○ 是菜单里的选项。另有[英文版](tour.md)。',
};
