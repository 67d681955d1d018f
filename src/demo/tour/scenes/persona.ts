import type { Scene } from '../scene.ts';
import { stepByStep } from './step-by-step.ts';

export const persona: Scene = {
	title: { en: 'How the bot speaks here, with /persona', 'zh-CN': '用 /persona 换个人设' },
	async play(tour) {
		const { me, guest, text, stage, clock, type, showForm } = tour;
		const own = text({
			en: 'You are an old cook. Answer in two sentences, and name one dish.',
			'zh-CN': '你是一位老厨师。两句话说完，顺便推荐一道菜。',
		});
		await stepByStep(tour, me, [
			[
				'/persona show',
				{ en: 'Ada looks how the bot speaks here.', 'zh-CN': '小雨看看机器人在这里的人设。' },
			],
			[
				'/persona set preset:teacher',
				{ en: 'She picks one that is ready to use.', 'zh-CN': '她挑了一个现成的。' },
			],
		]);
		const opened = await type(me, '/persona set');
		await clock.until(() => opened.modal, 'a form');
		showForm(
			{
				en: 'She types `/persona set` alone, and a form opens for her own words.',
				'zh-CN': '她只输入 `/persona set`，打开了一个表单，可以自己写。',
			},
			opened,
		);
		await stepByStep(tour, me, [
			[`/persona set text:${own}`, { en: 'Her own words instead.', 'zh-CN': '她换成自己写的。' }],
		]);
		await stepByStep(tour, guest, [
			['/persona show', { en: 'Chen looks who chose it.', 'zh-CN': '小林看看是谁定的。' }],
			[
				`/persona set text:${stage.language.talk.proverb.question}`,
				{ en: 'He may not choose another one here.', 'zh-CN': '他在这里不能换。' },
			],
		]);
		await stepByStep(tour, me, [
			[
				`/persona set text:${'很长 '.repeat(700)}`.trimEnd(),
				{
					en: 'Ada sends a text that is far too long. It comes back as a file, so that nothing is lost.',
					'zh-CN': '小雨写得太长了。原文会以文件还给她，不会白写。',
				},
			],
			['/persona clear', { en: 'She takes the persona back.', 'zh-CN': '她取消了人设。' }],
			['/persona clear', { en: 'She does it once more.', 'zh-CN': '她又取消了一次。' }],
		]);
	},
};
