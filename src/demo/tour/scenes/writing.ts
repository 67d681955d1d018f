import { pace } from '../in-a-few-pieces.ts';
import type { Scene, Told } from '../scene.ts';

const question: Told = { en: 'how do I cook rice?', 'zh-CN': '饭怎么煮？' };

/** What a model wrote, and what people see of it. */
const written = (title: Told, did: Told, source: Told): Scene => ({
	title,
	async play({ me, provider, text, mention, answer, show }) {
		provider.answerNext({ text: text(source), ...pace });
		show(did, await answer(mention(me, question)));
	},
});

export const narrowTable = written(
	{ en: 'A table', 'zh-CN': '表格' },
	{ en: 'A narrow table stands in aligned columns.', 'zh-CN': '窄的表格按列对齐。' },
	{
		en: '| Rice | Water | Minutes |\n| --- | ---: | ---: |\n| jasmine | 1.2 | 12 |\n| brown | 2 | 30 |\n| wild | 3 | 45 |',
		'zh-CN':
			'| 米 | 水 | 分钟 |\n| --- | ---: | ---: |\n| 香米 | 1.2 | 12 |\n| 糙米 | 2 | 30 |\n| 野米 | 3 | 45 |',
	},
);

export const wideTable = written(
	{ en: 'A wide table', 'zh-CN': '宽表格' },
	{
		en: 'A table that is too wide for a phone becomes a list.',
		'zh-CN': '手机上放不下的表格，改成列表。',
	},
	{
		en: '| Rice | How to wash it | What it goes with |\n| --- | --- | --- |\n| jasmine | twice, in cold water, until it is nearly clear | curries, stir-fried greens and anything with a sauce |\n| brown | once, and then soak it for half an hour | stews that have time, salads, mushrooms |',
		'zh-CN':
			'| 米 | 怎么淘 | 适合配什么 |\n| --- | --- | --- |\n| 香米 | 用凉水淘两遍，淘到水差不多清了为止，不要用力搓 | 咖喱、清炒时蔬，还有一切带汤汁的菜，拌着吃最香 |\n| 糙米 | 淘一遍就够，然后用温水泡上半个小时再下锅 | 慢慢炖的菜、凉拌菜和各种蘑菇，嚼着更有味道 |',
	},
);

export const formula = written(
	{ en: 'A formula', 'zh-CN': '公式' },
	{ en: 'A formula stays readable without LaTeX.', 'zh-CN': '公式不用 LaTeX 也能看懂。' },
	{
		en: 'The water is $w = 1.2 \\times r$, and the time grows with the square of the size:\n\n$$t = \\frac{d^2}{4 \\alpha} \\approx 12$$',
		'zh-CN':
			'水量是 $w = 1.2 \\times r$，时间和大小的平方成正比：\n\n$$t = \\frac{d^2}{4 \\alpha} \\approx 12$$',
	},
);

export const links = written(
	{ en: 'Links', 'zh-CN': '链接' },
	{
		en: 'A link shows where it leads; what is no address of the web, and an invite, are no links any more.',
		'zh-CN': '链接会写明指向哪里；不是网址的和服务器邀请，都不能点。',
	},
	{
		en: 'See [this recipe](https://example.org/rice), [this button](javascript:alert(1)) or [our club](https://discord.gg/abcdef).',
		'zh-CN':
			'看看[这个菜谱](https://example.org/rice)、[这个按钮](javascript:alert(1))，或者[我们的群](https://discord.gg/abcdef)。',
	},
);
