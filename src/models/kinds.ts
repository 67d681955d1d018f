import type { Model } from './model.ts';
import { slugOf, wordsOf } from './size.ts';

type Named = Pick<Model, 'remoteId'>;

/** What a model is made for, if for one thing only. */
export type Specialty = 'code' | 'math' | 'translation' | 'story';

const SPECIALTIES: readonly (readonly [Specialty, readonly string[], RegExp])[] = [
	[
		'code',
		['code', 'coder', 'coding', 'codex', 'swe'],
		/^(?:laguna|codestral|devstral|starcoder|codellama|kat-coder|codegemma)/,
	],
	['math', ['math', 'prover'], /^mathstral/],
	['translation', ['translate', 'translation', 'mt'], /^translategemma/],
	['story', ['rp', 'slerp', 'weaver', 'euryale', 'lunaris', 'rocinante', 'magnum'], /^mytho/],
];

export function specialtyOf(model: Named): Specialty | undefined {
	const words = wordsOf(model);
	const slug = slugOf(model);
	const found = SPECIALTIES.find(
		([, marks, names]) => names.test(slug) || words.some((word) => marks.includes(word)),
	);
	return found?.[0];
}

const THINKING_WORDS = ['thinking', 'think', 'reasoning', 'reasoner', 'r1', 'qwq', 'magistral'];

export const reasons = (model: Pick<Model, 'remoteId' | 'canReason'>): boolean =>
	model.canReason || wordsOf(model).some((word) => THINKING_WORDS.includes(word));

const UNFINISHED_WORDS = ['preview', 'beta', 'alpha', 'exp', 'experimental'];

export const isUnfinished = (model: Named): boolean =>
	wordsOf(model).some((word) => UNFINISHED_WORDS.includes(word));

/** The name that its relatives share: `gemma`, `qwen`, `gpt`. */
export const familyOf = (model: Named): string => /^[a-z]+/.exec(slugOf(model))?.[0] ?? '';

const CHINESE_FAMILIES =
	/^(?:qwen|qwq|glm|chatglm|deepseek|kimi|moonlight|hunyuan|hy\d|ernie|minimax|yi-|baichuan|internlm|step-|seed-|doubao|ling-|ring-|longcat|mimo|dots|kat-|spark)/;
const CHINESE_AUTHORS =
	/^(?:qwen|alibaba|z-ai|zai-org|thudm|deepseek|moonshotai|tencent|baidu|minimax|01-ai|baichuan|internlm|stepfun|bytedance|inclusionai|meituan|xiaomi|dots-studio|rednote|kwaipilot)/;

/** Made in China or trained on much Chinese, by the names of makers and families. */
export const isStrongInChinese = (model: Named): boolean =>
	CHINESE_FAMILIES.test(slugOf(model)) || CHINESE_AUTHORS.test(model.remoteId.toLowerCase());
