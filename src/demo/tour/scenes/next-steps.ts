import { createButtons } from '../../buttons.ts';
import { BOT_NAME } from '../../stage.ts';
import { pace } from '../in-a-few-pieces.ts';
import type { Scene } from '../scene.ts';

export const goOn: Scene = {
	title: { en: 'Continue', 'zh-CN': '继续写' },
	async play({ guest, stage, provider, mention, press, answer, show }) {
		const { question, answer: text } = stage.language.talk.long;
		const middle = Math.floor(text.length / 2);
		const half = Math.max(text.lastIndexOf(' ', middle), text.lastIndexOf('，', middle)) + 1;
		provider.answerNext({ text: text.slice(0, half), finish: 'length', ...pace });
		const first = await answer(mention(guest, { en: question, 'zh-CN': question }));
		show(
			{
				en: 'The model has stopped at its own limit. A button lets it continue.',
				'zh-CN': '模型写到自己的长度上限就停了，多出一个按钮可以接着写。',
			},
			first,
		);
		provider.answerNext({ text: text.slice(half), ...pace });
		press(guest, first, 'on');
		show(
			{
				en: 'Chen presses Continue. The rest comes below.',
				'zh-CN': '小林按下“继续写”，剩下的写在下面。',
			},
			await answer(first),
		);
	},
};

export const anotherModel: Scene = {
	title: { en: 'Another model', 'zh-CN': '换个模型' },
	async play({ guest, stage, provider, clock, mention, press, choose, shown, answer, show }) {
		const { question, other } = stage.language.talk.proverb;
		const first = await answer(mention(guest, { en: question, 'zh-CN': question }));
		const menu = await shown(press(guest, first, 'other'));
		show(
			{
				en: 'Chen presses Another model, and chooses who shall answer instead.',
				'zh-CN': '小林按下“换个模型”，再选由谁来回答。',
			},
			menu,
		);
		const [second] = createButtons().under(menu)[0]?.options ?? [];
		provider.answerNext({ text: other, ...pace });
		choose(guest, menu, second?.value ?? '');
		const answered = await answer(first);
		await clock.pass(1_000);
		show({ en: 'He takes the first one.', 'zh-CN': '他选了第一个。' }, menu, answered);
	},
};

export const thoughts: Scene = {
	title: { en: 'Thoughts', 'zh-CN': '思考过程' },
	async play({ guest, friend, stage, provider, text, mention, press, shown, answer, show }) {
		const { question, answer: said } = stage.language.talk.proverb;
		provider.answerNext({
			reasoning: text({
				en: 'Something with pots, and many hands.',
				'zh-CN': '要讲大家一起，有菜有柴。',
			}),
			text: said,
			...pace,
		});
		const answered = await answer(mention(guest, { en: question, 'zh-CN': question }));
		show(
			{ en: 'This model thought before it answered.', 'zh-CN': '这个模型先想了想才回答。' },
			answered,
			await shown(press(friend, answered, 'thoughts'), ({ attachments }) => attachments.length > 0),
		);
	},
};

export const edited: Scene = {
	title: { en: 'An edited question', 'zh-CN': '改过的问题' },
	async play({ guest, stage, clock, text, mention, press, withButton, answer, show }) {
		const said = mention(guest, { en: 'is a tomato a fruit?', 'zh-CN': '番茄算水果吗？' });
		const first = await answer(said);
		const better = text({ en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' });
		stage.discord.editMessage(said.id, `<@${stage.discord.botUserId}> ${better}`);
		await withButton(first, 'edited');
		show(
			{
				en: `Chen edits his question to \`@${BOT_NAME} ${better}\`. A button offers to answer that.`,
				'zh-CN': `小林把问题改成 \`@${BOT_NAME} ${better}\`，多出一个按钮，可以回答改过的。`,
			},
			first,
		);
		press(guest, first, 'edited');
		const second = await answer(first);
		await clock.pass(1_000);
		show({ en: 'He presses it.', 'zh-CN': '他按下按钮。' }, second);
	},
};
