import type { Model } from './model.ts';
import { slugOf } from './size.ts';

/** What people call makers and families, in Chinese above all. */
const NICKNAMES: readonly (readonly [RegExp, string])[] = [
	[/^(?:qwen|qwq)/, '通义 千问 通义千问 阿里 阿里巴巴 alibaba tongyi'],
	[/^(?:glm|chatglm)/, '智谱 智谱清言 zhipu zai'],
	[/^deepseek/, '深度求索'],
	[/^kimi/, '月之暗面 moonshot'],
	[/^(?:hunyuan|hy\d)/, '混元 腾讯 tencent'],
	[/^ernie/, '文心 文心一言 百度 baidu'],
	[/^minimax/, '稀宇 海螺'],
	[/^yi-/, '零一万物'],
	[/^(?:doubao|seed-)/, '豆包 字节 字节跳动 bytedance'],
	[/^step-/, '阶跃 阶跃星辰'],
	[/^(?:ling|ring)-/, '百灵 蚂蚁'],
	[/^longcat/, '美团'],
	[/^mimo/, '小米'],
	[/^dots/, '小红书'],
	[/^(?:gemma|gemini)/, '谷歌 google'],
	[/^(?:gpt|o\d)/, 'openai chatgpt'],
	[/^nemotron/, '英伟达 nvidia'],
	[/^llama/, '羊驼 meta'],
	[/^phi/, '微软 microsoft'],
	[/^claude/, '克劳德 anthropic'],
	[/^grok/, '马斯克 xai'],
];

export const nicknamesOf = (model: Pick<Model, 'remoteId'>): readonly string[] =>
	NICKNAMES.filter(([family]) => family.test(slugOf(model))).flatMap(([, names]) =>
		names.split(' '),
	);
