import { flatten } from '../../../stand-ins/discord/schemas/components.ts';
import { pace } from '../in-a-few-pieces.ts';
import type { Scene } from '../scene.ts';

export const slashAsk: Scene = {
	title: { en: 'A question with /ask', 'zh-CN': '用 /ask 提问' },
	async play({ me, stage, type, shown, answer, show }) {
		const { question } = stage.language.talk.first;
		const asked = await type(me, `/ask ${question}`);
		const isHalf = ({ content }: { content: string }) => content.length > question.length * 2;
		show(
			{
				en: 'Ada types `/ask` and her question. The answer is being written.',
				'zh-CN': '小雨输入 `/ask` 和问题，回答正在一点点写出来。',
			},
			await shown(asked, isHalf),
		);
		show({ en: 'The answer is finished.', 'zh-CN': '回答写完了。' }, await answer(asked));
	},
};

export const mention: Scene = {
	title: { en: 'A mention', 'zh-CN': '@ 机器人' },
	async play({ friend, mention: say, answer, show }) {
		const text = { en: 'what is umami?', 'zh-CN': '鲜味到底是什么？' };
		const said = say(friend, text);
		const answered = await answer(said);
		show(
			{
				en: 'Bob mentions the bot in the channel.',
				'zh-CN': '阿杰在频道里 @ 机器人提问。',
			},
			said,
			answered,
		);
	},
};

export const followUp: Scene = {
	title: { en: 'Going on', 'zh-CN': '接着聊' },
	async play({ me, stage, mention: say, answer, show }) {
		const { followUp: question } = stage.language.talk;
		const said = say(me, { en: question, 'zh-CN': question });
		const answered = await answer(said);
		show(
			{
				en: 'Ada goes on; the bot knows what she said before.',
				'zh-CN': '小雨接着问，机器人记得她之前说过的话。',
			},
			said,
			answered,
		);
	},
};

export const withForm: Scene = {
	title: { en: 'A form for longer questions', 'zh-CN': '长问题用表单写' },
	async play({ me, stage, clock, text, type, answer, show, showForm }) {
		const opened = await type(me, '/ask');
		await clock.until(() => opened.modal, 'a form');
		showForm(
			{
				en: 'Ada types `/ask` alone, and a form opens.',
				'zh-CN': '小雨只输入 `/ask`，打开了一个表单。',
			},
			opened,
		);
		const field = flatten([opened.modal ?? {}]).find(({ type: kind }) => kind === 4);
		const question = text({ en: 'is a tomato a fruit?', 'zh-CN': '番茄算水果吗？' });
		const sent = stage.discord.submitModal(opened, { [String(field?.['custom_id'])]: question });
		show({ en: 'She fills it in and sends it.', 'zh-CN': '她写好后发送。' }, await answer(sent));
	},
};

export const privateAsk: Scene = {
	title: { en: 'A question in private', 'zh-CN': '悄悄提问' },
	async play({ guest, stage, type, answer, show }) {
		const { talk, words } = stage.language;
		const asked = await type(guest, `/ask ${talk.secret.question} private:${words.input.yes}`);
		show(
			{
				en: 'Chen asks with `private`: nobody else sees the answer, and nothing of it is kept.',
				'zh-CN': '小林用 `private` 提问：别人看不到回答，内容也不保存。',
			},
			await answer(asked),
		);
	},
};

/** Characters; nine such fill more than four messages. */
const CHAPTER_LENGTH = 1100;

export const longAnswer: Scene = {
	title: { en: 'An answer longer than four messages', 'zh-CN': '超过四条消息的回答' },
	async play({ guest, provider, clock, text, type, press, answer, show }) {
		const paragraph = text({
			en: 'A kitchen is a place where small things done every day become a meal, and a meal is the reason why people stay a little longer than they had meant to. ',
			'zh-CN':
				'厨房就是这么个地方：每天做一点小事，凑起来就是一顿饭；有了这顿饭，大家就会比原本打算的多坐一会儿。',
		});
		const times = Math.ceil(CHAPTER_LENGTH / paragraph.length);
		const chapter = (number: number) => `## ${number}

${paragraph.repeat(times)}`;
		const whole = Array.from({ length: 9 }, (_, index) => chapter(index + 1)).join('\n\n');
		provider.answerNext({ chunks: [whole], ...pace });
		const line = text({ en: 'write a long essay about kitchens', 'zh-CN': '写一篇讲厨房的长文' });
		const asked = await type(guest, `/ask ${line}`);
		const last = await answer(asked);
		const all = [...(asked.original ? [asked.original] : []), ...asked.followups].filter(
			({ deletedAtMs }) => deletedAtMs === null,
		);
		show(
			{
				en: `Chen asks for an essay. It fills ${all.length} messages; the last one has all of it as a file.`,
				'zh-CN': `小林要一篇长文。回答占了 ${all.length} 条消息，最后一条附上整篇文件。`,
			},
			last,
		);
		// What follows is to be short again.
		press(guest, last, 'delete');
		await clock.until(() => last.deletedAtMs ?? undefined, 'the deletion of an essay');
	},
};
