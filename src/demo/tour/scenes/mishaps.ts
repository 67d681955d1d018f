import { pace } from '../in-a-few-pieces.ts';
import type { Scene } from '../scene.ts';

export const unknownModel: Scene = {
	title: { en: 'A model that does not exist', 'zh-CN': '没有这个模型' },
	async play({ friend, text, type, shown, show }) {
		const question = text({ en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' });
		show(
			{
				en: 'Bob asks a model that does not exist.',
				'zh-CN': '阿杰指定了一个不存在的模型。',
			},
			await shown(await type(friend, `/ask ${question} model:gemma-4-30b`)),
		);
	},
};

/** The head of an MP4 file. */
const FILM = Uint8Array.of(0, 0, 0, 24, 102, 116, 121, 112, 109, 112, 52, 50, 0, 0, 0, 0);

export const unreadableFile: Scene = {
	title: { en: 'A file that cannot be read', 'zh-CN': '读不了的文件' },
	async play({ friend, stage, text, answer, show }) {
		const { channelId, discord } = stage;
		const said = discord.say({
			channelId,
			userId: friend.id,
			content: text({ en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' }),
			mentionsBot: true,
			attachments: [{ name: 'clip.mp4', bytes: FILM, contentType: 'video/mp4' }],
		});
		show(
			{
				en: 'Bob asks with a film. The question is answered without it, and the answer says so.',
				'zh-CN': '阿杰提问时附了一段视频。机器人不看视频照样回答，并且说明。',
			},
			await answer(said),
		);
	},
};

export const brokenOff: Scene = {
	title: { en: 'A connection that breaks off', 'zh-CN': '连接中断' },
	async play({ friend, stage, provider, mention, answer, show }) {
		const { question, answer: text } = stage.language.talk.long;
		provider.answerNext({ text, cutSocketAfter: 80, ...pace });
		const said = mention(friend, { en: question, 'zh-CN': question });
		show(
			{
				en: 'Bob asks, and the provider’s connection breaks in the middle of the answer.',
				'zh-CN': '阿杰提问，回答到一半，和服务商的连接断了。',
			},
			await answer(said),
		);
	},
};

export const questionDeleted: Scene = {
	title: { en: 'A question that is taken back', 'zh-CN': '把问题撤回' },
	async play({ friend, stage, provider, clock, mention, shown, showLines, text: inWords }) {
		const { question, answer: text } = stage.language.talk.long;
		provider.answerNext({ text, firstTokenDelayMs: 600, tokensPerSecond: 20 });
		const said = mention(friend, { en: question, 'zh-CN': question });
		const running = await shown(said, ({ content }) => content.length > 40);
		stage.discord.deleteMessage(said.id);
		await clock.until(() => running.deletedAtMs ?? undefined, 'the deletion of an answer');
		showLines(
			{
				en: 'Bob deletes his question while it is answered. The answer stops and goes with it.',
				'zh-CN': '回答还在写，阿杰就删掉了自己的问题。回答停下来，一起消失。',
			},
			[inWords({ en: '(nothing)', 'zh-CN': '（什么都没有了）' })],
		);
	},
};
