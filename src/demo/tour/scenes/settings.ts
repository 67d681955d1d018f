import type { Scene, Told } from '../scene.ts';
import { stepByStep, type Typed } from './step-by-step.ts';

const ALLOWED = 'google/gemma-4-31b-it:free';
const UNLISTED = 'openai/gpt-oss-20b:free';

/** What a manager types, where nothing else happens. */
const byAda = (title: Told, steps: readonly Typed[]): Scene => ({
	title,
	play: (tour) => stepByStep(tour, tour.me, steps),
});

export const models = byAda(
	{ en: 'Which models, with /settings models', 'zh-CN': '用 /settings models 定可用的模型' },
	[
		[
			'/settings models',
			{
				en: 'Ada, who manages the server, looks at its models.',
				'zh-CN': '小雨是管理员，她看看这里能用哪些模型。',
			},
		],
		[
			`/settings models add:${ALLOWED}`,
			{ en: 'She lets only one model answer.', 'zh-CN': '她只让一个模型回答。' },
		],
		[
			`/settings models default:${UNLISTED}`,
			{
				en: 'She wants another one as the default, but it is not on the list.',
				'zh-CN': '她想把另一个设成默认，可它不在名单上。',
			},
		],
		[
			`/settings models default:${ALLOWED} members:yes`,
			{
				en: 'She makes it the default, and lets every member choose for a channel.',
				'zh-CN': '她把它设成默认，并让每个成员都能给频道选模型。',
			},
		],
		[
			`/settings models remove:${ALLOWED}`,
			{ en: 'She takes it off the list.', 'zh-CN': '她把它从名单上去掉。' },
		],
	],
);

export const places: Scene = {
	title: {
		en: 'Where and with whom, with /settings places',
		'zh-CN': '用 /settings places 定在哪里、跟谁聊',
	},
	async play(tour) {
		const { stage, me, guest } = tour;
		const { channel, guest: guestName, proverb, role } = stage.language.talk;
		const { question } = proverb;
		await stepByStep(tour, me, [
			[
				'/settings places',
				{ en: 'Ada looks where the bot speaks.', 'zh-CN': '小雨看看机器人能在哪里说话。' },
			],
			[
				`/settings places rule:deny person:${guestName}`,
				{ en: 'She shuts Chen out.', 'zh-CN': '她不让小林用。' },
			],
		]);
		await stepByStep(tour, guest, [
			[`/ask ${question}`, { en: 'Chen asks all the same.', 'zh-CN': '小林还是来提问。' }],
		]);
		await stepByStep(tour, me, [
			[
				`/settings places rule:remove person:${guestName}`,
				{ en: 'Ada lets him in again.', 'zh-CN': '小雨又让他用了。' },
			],
			[
				`/settings places rule:allow role:${role}`,
				{ en: 'She opens the bot to the cooks only.', 'zh-CN': '她只让厨师们用。' },
			],
			[
				`/settings places rule:deny channel:${channel}`,
				{
					en: 'She does not want the bot in this channel.',
					'zh-CN': '她不想让机器人在这个频道说话。',
				},
			],
		]);
		await stepByStep(tour, tour.friend, [
			[
				`/ask ${question}`,
				{ en: 'Bob, who is a cook, asks there.', 'zh-CN': '阿杰是厨师，他在那里提问。' },
			],
		]);
		await stepByStep(tour, me, [
			[
				`/settings places channel:${channel}`,
				{ en: 'Ada forgets to say what to do with it.', 'zh-CN': '小雨忘了写要怎么处理。' },
			],
			[
				'/settings places rule:clear',
				{ en: 'She takes all of it back.', 'zh-CN': '她把这些全撤了。' },
			],
		]);
	},
};

export const personaAndLanguage = byAda(
	{
		en: 'Persona, language and memory of the server',
		'zh-CN': '服务器的人设、语言和记忆',
	},
	[
		[
			'/settings persona preset:terse members:yes',
			{
				en: 'Ada chooses a persona for the whole server, and lets every member choose one for a channel.',
				'zh-CN': '小雨给整个服务器定了人设，还让每个成员都能给频道定。',
			},
		],
		['/settings persona clear:yes', { en: 'She takes it back.', 'zh-CN': '她又取消了。' }],
		['/settings language', { en: 'She looks at the language.', 'zh-CN': '她看看现在的语言。' }],
		[
			'/settings language language:zh-TW',
			{ en: 'She changes it for all that everybody reads.', 'zh-CN': '她换了大家看到的语言。' },
		],
		['/settings language language:discord', { en: 'And back.', 'zh-CN': '又换回来。' }],
		[
			'/settings retention',
			{ en: 'She looks how long the bot remembers.', 'zh-CN': '她看看机器人记多久。' },
		],
		['/settings retention days:7', { en: 'She makes that a week.', 'zh-CN': '她改成一周。' }],
		[
			'/settings retention days:365',
			{ en: 'A year is more than the bot keeps.', 'zh-CN': '一年就太长了。' },
		],
	],
);

export const pause: Scene = {
	title: { en: 'Pausing the bot, with /settings pause', 'zh-CN': '用 /settings pause 暂停机器人' },
	async play(tour) {
		const { me, friend, stage, mention, shown, show } = tour;
		const { question } = stage.language.talk.proverb;
		await stepByStep(tour, me, [
			[
				'/settings pause',
				{ en: 'Ada looks whether the bot is paused.', 'zh-CN': '小雨看看机器人有没有暂停。' },
			],
			['/settings pause on:yes', { en: 'She pauses it.', 'zh-CN': '她让它暂停。' }],
		]);
		await stepByStep(tour, friend, [
			[`/ask ${question}`, { en: 'Bob asks with a command.', 'zh-CN': '阿杰用命令提问。' }],
		]);
		const said = mention(friend, { en: 'how hot is a wok?', 'zh-CN': '炒锅能烧到多热？' });
		show({ en: 'He mentions the bot.', 'zh-CN': '他 @ 了机器人。' }, await shown(said));
		await stepByStep(tour, me, [
			['/settings pause on:no', { en: 'Ada lets it go on.', 'zh-CN': '小雨让它继续。' }],
		]);
	},
};

export const quiet = byAda(
	{ en: 'Quiet in a channel, with /settings quiet', 'zh-CN': '用 /settings quiet 让它安静点' },
	[
		['/settings quiet', { en: 'Ada looks.', 'zh-CN': '小雨看看现在的设置。' }],
		[
			'/settings quiet on:yes',
			{ en: 'She wants no answer without a mention.', 'zh-CN': '她要机器人只在被 @ 时才回答。' },
		],
		['/settings quiet on:no', { en: 'She takes it back.', 'zh-CN': '她又改回来。' }],
	],
);

export const all = byAda(
	{ en: 'Everything, with /settings show', 'zh-CN': '用 /settings show 看全部设置' },
	[
		[
			'/settings show',
			{
				en: 'Ada looks at everything that holds, and who changed what.',
				'zh-CN': '小雨看看现在的全部设置，以及谁改过什么。',
			},
		],
	],
);
