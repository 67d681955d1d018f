import type { Scene } from '../scene.ts';

const CHOSEN = 'nvidia/nemotron-3-ultra-550b-a55b:free';
const FREE_OF = 'google/gemma-4-26b-a4b-it:free';
const SEEING = 'vision';

export const panel: Scene = {
	title: { en: 'All models, with /model', 'zh-CN': '用 /model 看所有模型' },
	async play({ me, clock, type, choose, shown, show }) {
		const asked = await type(me, '/model');
		const list = await shown(asked);
		show({ en: 'Ada types `/model`.', 'zh-CN': '小雨输入 `/model`。' }, list);
		choose(me, list, SEEING);
		await clock.pass(2_000);
		show(
			{
				en: 'She chooses those that see pictures.',
				'zh-CN': '她在第一个菜单里选“能看图”。',
			},
			list,
		);
		choose(me, list, FREE_OF);
		await clock.pass(2_000);
		show({ en: 'She chooses who answers her.', 'zh-CN': '她在第二个菜单里选由谁为她回答。' }, list);
	},
};

export const switching: Scene = {
	title: { en: 'Switching to another model', 'zh-CN': '换一个模型' },
	async play({ guest, suggestions, type, shown, show, showLines }) {
		showLines(
			{
				en: 'Chen types `/model nemo`, and Discord offers what fits.',
				'zh-CN': '小林输入 `/model nemo`，Discord 给出候选。',
			},
			await suggestions(guest, 'model', 'model', 'nemo'),
		);
		show(
			{ en: 'He picks the first one.', 'zh-CN': '他选了第一个。' },
			await shown(await type(guest, `/model ${CHOSEN}`)),
		);
	},
};

export const busy: Scene = {
	title: { en: 'The chosen model is busy', 'zh-CN': '选的模型太忙' },
	async play({ guest, provider, mention, answer, show }) {
		provider.answerModel(CHOSEN, { failure: 'upstream_429' });
		const said = mention(guest, {
			en: 'how hot is a wok?',
			'zh-CN': '炒锅能烧到多热？',
		});
		show(
			{
				en: 'Chen asks while his model has too many visitors. The nearest one answers, and the line under the answer says so.',
				'zh-CN': '小林提问时，他选的模型正忙。最接近的模型代答，回答下面写明了原因。',
			},
			await answer(said),
		);
	},
};

export const pinned: Scene = {
	title: { en: 'A pinned model', 'zh-CN': '锁定模型' },
	async play({ me, guest, stage, mention, type, shown, answer, show }) {
		const yes = stage.language.words.input.yes;
		show(
			{
				en: 'Ada, who manages the server, pins a model for the channel with `scope` and `strict`.',
				'zh-CN': '小雨是管理员，她用 `scope` 和 `strict` 给整个频道锁定一个模型。',
			},
			await shown(await type(me, `/model ${CHOSEN} scope:channel strict:${yes}`)),
		);
		const said = mention(guest, { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' });
		show(
			{
				en: 'It is still busy when Chen asks, and no other one may answer instead.',
				'zh-CN': '小林提问时它还在忙，又不准别的模型代答。',
			},
			await answer(said),
		);
	},
};
