import { han } from './han.ts';
import type { Words } from './words.ts';

const sizeOf = (bytes?: number) => (bytes === undefined ? '' : `（${bytes} 字节）`);

export const simplifiedChinese: Words = {
	start: {
		starting: '正在启动机器人……',
		leaving: '正在退出……',
		stopped: '演示被中断了。',
		nobodyReads: '没有人在看了。',
		usage: (languages) => han`用法：npm run demo -- [--lang ${languages}]`,
		unknownLanguage: (named, languages) =>
			han`演示不会说“${named}”，会说的有 ${languages}：npm run demo -- --lang zh-CN`,
		aloneWithStandIns: (speed, perMinute) =>
			han`百家饭（Potluck），两段小演示。机器人是真的；Discord 和模型都是这台电脑上的替身，
所有时钟都走得快 ${speed} 倍。这里的服务商每分钟只接 ${perMinute} 次请求，所以很快就要排队。
想亲手试试，就在终端里运行它。`,
		aloneWithRealModels: `百家饭（Potluck），只问一个问题。机器人和模型都是真的；Discord 是这台电脑上的替身。
时钟照常走。`,
		welcome: (channel) => han`你在 #${channel} 频道，机器人也在，而且是真的。`,
		withStandIns: 'Discord 和模型都是这台电脑上的替身，时钟照常走。',
		withRealModels: '模型是 OpenRouter 的真模型；Discord 是这台电脑上的替身，时钟照常走。',
		howTo: (bot, friend) => [
			`输入 \`@${bot} …\` 或 \`/ask …\` 提问，\`/model\` 加 Tab 换模型，\`/as ${friend}\` 换个身份，`,
			'`/crowd` 让一群人同时提问，`/` 加 Tab 看全部命令，`/quit` 退出。',
		],
	},
	screen: {
		idle: 'Tab 补全 · ↑ 之前的输入 · Ctrl-C 退出',
		typing: (name) => han`${name} 正在输入……`,
		thinking: (name) => han`${name} 正在思考……`,
		replying: (to, text) => han`回复 ${to}：${text}`,
		did: (who, what) => han`${who} ${what}`,
		used: (command) => han`使用了 ${command}`,
		usedSomething: '使用了一个命令',
		usedMenu: (name) => `使用了“${name}”`,
		pressed: (label) => `按下了 [${label}]`,
		chose: (label) => han`选择了 ${label}`,
		sentForm: (text) => `提交了表单：${text}`,
		said: (who) => `${who}：`,
		told: (who, to) => `${who} → ${to}：`,
		list: (items) => items.join('、'),
		inPlace: (place) => `在${place}`,
		directMessages: (bot) => han`和 ${bot} 的私信里`,
		onlyFor: (name) => han`只有 ${name} 能看到`,
		file: (name, about, bytes) => `[文件] ${name}${sizeOf(bytes)}${about && `：${about}`}`,
		picture: (name, about, bytes) => `[图片] ${name}${sizeOf(bytes)}${about && `：${about}`}`,
		more: (count) => han`…… 还有 ${count} 个`,
		refused: (what) => han`[Discord 拒绝了] ${what}`,
		somebody: '某人',
		deletedRole: '已删除的身份组',
	},
	input: {
		commands: {
			as: '换个身份：/as 小明',
			reply: '回复机器人的上一条消息：/reply 为什么？',
			edit: '改你的上一条消息：/edit 我是说这个',
			delete: '删掉你的上一条消息',
			apps: '从机器人上一条消息的菜单里选一个命令：/apps 命令的名字',
			dm: '私信机器人：/dm 你好',
			press: '按这个编号的按钮：/press 1',
			choose: '从这个编号的菜单里选：/choose 1 快速',
			crowd: '一群人同时提问，总有人要排队：/crowd 25',
			quit: '退出（或按 Ctrl-C）',
		},
		needsWords: (command, how) => han`/${command} 后面要写点什么：${how}`,
		whoToBe: '你想当谁？比如 /as 小明',
		whichButton: '哪个按钮？按钮前面有编号：/press 1',
		whichMenu: '哪个菜单、选哪项？先写编号，再写选项：/choose 1 快速',
		crowdTakes: (most) => han`/crowd 后面写 1 到 ${most} 之间的数。`,
		yes: '是',
		no: '否',
		takesNothing: (command) => han`/${command} 后面不用再写什么。`,
		needsValue: (option) => `${option}: 后面要填点什么。`,
		takesOneOf: (option, values) => han`${option}: 只能填 ${values.join('、')}。`,
		takesYesOrNo: (option) => `${option}: 填“是”或“否”。`,
		takesNumber(option, isWhole, least, most) {
			const what = isWhole ? '整数' : '数';
			if (least !== undefined && most !== undefined)
				return han`${option}: 填 ${least} 到 ${most} 之间的${what}。`;
			if (most !== undefined) return han`${option}: 填不大于 ${most} 的${what}。`;
			return least === undefined
				? `${option}: 填一个${what}。`
				: han`${option}: 填不小于 ${least} 的${what}。`;
		},
		tooLong: (most) => han`Discord 的一条消息最多 ${most} 个字符。`,
		saidNothing: (name) => han`${name} 在这里还没说过话。`,
		noSuchMenuCommand: (name) => han`消息的菜单里没有 ${name}。`,
		noSuchCommand: (name) => `这里没有 /${name}。按 Tab 看看有哪些命令。`,
		notOffered: (choice) => han`这个菜单里没有 ${choice}。`,
		crowdCosts: '一群人提问会花掉你密钥的额度，所以只能对替身模型用。',
		noSuchRole: (name) => han`这里没有 ${name} 这个身份组。`,
		noSuchChannel: (name) => han`这里没有 ${name} 这个频道。`,
		unreadableFile: (path) => han`读不了文件 ${path}。`,
		youAre: (name) => han`你现在是 ${name}。`,
		noSuchButton: (number, name) => han`没有 ${name} 能按的 ${number} 号按钮。`,
		noSuchMenu: (number, name) => han`没有 ${name} 能选的 ${number} 号菜单。`,
		didNotWork: (why) => `没成功：${why}`,
		formOpens: (title) => `打开了表单：${title}。写好后按回车发送，按 Esc 关闭。`,
		formCannot: '这个表单在这里填不了。',
	},
	scene: {
		types: (name, line) => han`${name} 输入：${line}`,
		offers: (name, line) => han`${name} 输入：${line}，Discord 给出候选：`,
		presses: (name, label) => han`${name} 按下 [${label}]。`,
		ask: (name) => han`${name} 提问，回答一边生成一边显示`,
		followUp: (name) => han`${name} 接着问，机器人记得之前说过的话`,
		models: (name) => han`${name} 看看有哪些模型，再看看哪些能看图`,
		switching: (name) => han`${name} 换一个模型，输入时有候选`,
		busy: '这个模型正忙，最接近的模型代答，并且说明原因',
		crowd: (count) => han`${count} 个人同时提问；这一分钟接得下几个，其余的排队`,
		crowdServed: (all, waited, perMinute) =>
			han`${all} 个人都按提问的先后得到了回答；其中 ${waited} 个排过队；任何一分钟都没有超过 ${perMinute} 次请求。`,
		quota: (name) => han`${name} 看看大家还剩多少额度`,
		stop: (name) => han`${name} 听够了，让回答停下来；已经说的会留着`,
		notYours: (name) => han`${name} 先按了停止，可这不是他问的，停不了`,
		regenerate: (name) => han`${name} 想换个回答，新回答会顶替旧的`,
		failed: (name) => han`服务商拒绝了这个问题；${name} 再试一次，就成功了`,
		privately: (name) => han`${name} 悄悄问一句，别人都看不到`,
		remove: (name) => han`${name} 删掉一个回答，它也从对话里消失了`,
		deleted: '这个回答已经删掉了。',
		oneQuestion: '用的是真模型，这里问一个问题就够了。在终端里运行就能接着聊。',
		end: '演示结束：每个问题都得到了回答，没有一个请求被拒绝。',
	},
	failure: {
		followUp: '接着问的时候，机器人没用上之前说过的话。',
		noMenu: '模型列表没有带菜单。',
		nothingOffered: (line) => han`输入 ${line} 时没有候选。`,
		otherModel: (chosen, asked) => han`选的是 ${chosen}，问的却是 ${asked}。`,
		notFollowed: '模型太忙时，没有别的模型代答。',
		nobodyWaited: '居然没有人排队。',
		notInOrder: '没有按提问的先后回答。',
		refused: (what) => `替身拒绝了这些：${what}。`,
		couldNotStart: (why) => `机器人启动不了：${why}`,
		botEnded: (exitCode) => han`机器人自己退出了，退出码 ${exitCode}。`,
		waitedFor: (what) => `没等到：${what}。`,
		commandAnswer: '一个命令的回答',
		wholeAnswer: (question) => `“${question}”的完整回答`,
		deletion: '回答被删掉',
		growth: '回答变长',
		button: (label) => han`带有按钮 ${label} 的消息`,
	},
};
