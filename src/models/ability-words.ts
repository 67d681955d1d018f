import { isOf } from './categories.ts';
import type { HealthView } from './health.ts';
import type { Category, Model } from './model.ts';
import { profileOf } from './profile.ts';

/** What can be asked for by a word. All models are free. */
export type Ability = Category | 'free' | 'chinese' | 'tools' | 'long';

const WORDS: Readonly<Record<Ability, string>> = {
	flagship:
		'flagship best biggest largest strongest smart 旗舰 最强 最好 最大 大模型 聪明 旗艦 最強 聰明',
	fast: 'fast quick rapid speed speedy 快 快速 极速 速度 最快 極速',
	vision:
		'vision visual sees see seeing image images picture pictures photo photos 图片 图像 图 看图 识图 视觉 照片 多模态 圖片 圖像 圖 看圖 識圖 視覺 多模態 multimodal',
	code: 'code codes coder coding program programming programmer 代码 编程 程序 写代码 编码 程式 程式碼 編程 寫程式',
	reasoning:
		'reasoning reason reasons reasoner think thinks thinking thinker logic 推理 思考 逻辑 深度思考 邏輯',
	free: 'free 免费 免費',
	chinese: 'chinese mandarin 中文 汉语 华语 国产 漢語 華語 國產',
	tools: 'tools 工具',
	long: 'long 长文 长文本 长上下文 長文 長文本',
};

const LONG_CONTEXT = 200_000;

export function hasAbility(ability: Ability, model: Model, health: HealthView): boolean {
	if (ability === 'free') return true;
	if (ability === 'chinese') return profileOf(model).isStrongInChinese;
	if (ability === 'tools') return model.canUseTools;
	if (ability === 'long') return model.contextTokens >= LONG_CONTEXT;
	return isOf(ability, model, health);
}

const ABILITIES: readonly Ability[] = [
	...(['flagship', 'fast', 'vision', 'code', 'reasoning'] as const),
	...(['free', 'chinese', 'tools', 'long'] as const),
];
const byWord = new Map(
	ABILITIES.flatMap((ability) => WORDS[ability].split(' ').map((word) => [word, ability] as const)),
);
const LONGEST_WORD = Math.max(...[...byWord.keys()].map((word) => word.length));

/** So many letters of a word say which one is meant. */
const LEAST_LETTERS = 4;
/** Words that carry no wish of their own. */
const FILLING = ['的', '会', '會', '能', '可以', '模型', '写', '看', '和', '又'];

/** What a part of a query asks for; nothing when it names no ability. Chinese needs no spaces between words. */
export function abilitiesIn(part: string): readonly Ability[] {
	const whole = byWord.get(part);
	if (whole) return [whole];
	return /^[a-z]+$/.test(part) ? begunWord(part) : run(part);
}

/** A word that is still being typed. */
function begunWord(part: string): readonly Ability[] {
	if (part.length < LEAST_LETTERS) return [];
	const found = [...byWord].find(([word]) => word.startsWith(part));
	return found ? [found[1]] : [];
}

/** The longest word first, again and again; nothing when a piece is left that means nothing. */
function run(text: string): readonly Ability[] {
	const found: Ability[] = [];
	for (let at = 0; at < text.length; ) {
		const lengths = Array.from({ length: LONGEST_WORD }, (_, index) => LONGEST_WORD - index);
		const pieces = lengths.map((length) => text.slice(at, at + length));
		const piece = pieces.find((each) => byWord.has(each) || FILLING.includes(each));
		if (!piece) return [];
		const ability = byWord.get(piece);
		if (ability) found.push(ability);
		at += piece.length;
	}
	return found;
}
