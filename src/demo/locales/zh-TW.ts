import { han } from './han.ts';
import type { Words } from './words.ts';

const sizeOf = (bytes?: number) => (bytes === undefined ? '' : `（${bytes} 位元組）`);

export const traditionalChinese: Words = {
	start: {
		starting: '正在啟動機器人……',
		leaving: '正在離開……',
		stopped: '示範被中斷了。',
		nobodyReads: '沒有人在看了。',
		usage: (languages) => han`用法：npm run demo -- [--lang ${languages}]`,
		unknownLanguage: (named, languages) =>
			han`示範不會說「${named}」，會說的有 ${languages}：npm run demo -- --lang zh-TW`,
		aloneWithStandIns: (speed, perMinute) =>
			han`百家飯（Potluck），兩段小示範。機器人是真的；Discord 和模型都是這台電腦上的替身，
所有時鐘都走得快 ${speed} 倍。這裡的服務商每分鐘只接 ${perMinute} 次請求，所以很快就要排隊。
想親手試試，就在終端機裡執行它。`,
		aloneWithRealModels: `百家飯（Potluck），只問一個問題。機器人和模型都是真的；Discord 是這台電腦上的替身。
時鐘照常走。`,
		welcome: (channel) => han`你在 #${channel} 頻道，機器人也在，而且是真的。`,
		withStandIns: 'Discord 和模型都是這台電腦上的替身，時鐘照常走。',
		withRealModels: '模型是 OpenRouter 的真模型；Discord 是這台電腦上的替身，時鐘照常走。',
		howTo: (bot, friend) => [
			`輸入 \`@${bot} …\` 或 \`/ask …\` 提問，\`/model\` 加 Tab 換模型，\`/as ${friend}\` 換個身分，`,
			'`/crowd` 讓一群人同時提問，`/` 加 Tab 看全部指令，`/quit` 離開。',
		],
	},
	screen: {
		idle: 'Tab 補全 · ↑ 之前的輸入 · Ctrl-C 離開',
		typing: (name) => han`${name} 正在輸入……`,
		thinking: (name) => han`${name} 正在思考……`,
		replying: (to, text) => han`回覆 ${to}：${text}`,
		did: (who, what) => han`${who} ${what}`,
		used: (command) => han`使用了 ${command}`,
		usedSomething: '使用了一個指令',
		usedMenu: (name) => `使用了「${name}」`,
		pressed: (label) => `按下了 [${label}]`,
		chose: (label) => han`選擇了 ${label}`,
		sentForm: (text) => `送出了表單：${text}`,
		said: (who) => `${who}：`,
		told: (who, to) => `${who} → ${to}：`,
		list: (items) => items.join('、'),
		inPlace: (place) => `在${place}`,
		directMessages: (bot) => han`和 ${bot} 的私訊裡`,
		onlyFor: (name) => han`只有 ${name} 看得到`,
		file: (name, about, bytes) => `[檔案] ${name}${sizeOf(bytes)}${about && `：${about}`}`,
		picture: (name, about, bytes) => `[圖片] ${name}${sizeOf(bytes)}${about && `：${about}`}`,
		more: (count) => han`…… 還有 ${count} 個`,
		refused: (what) => han`[Discord 拒絕了] ${what}`,
		somebody: '某人',
		deletedRole: '已刪除的身分組',
	},
	input: {
		commands: {
			as: '換個身分：/as 小明',
			reply: '回覆機器人的上一則訊息：/reply 為什麼？',
			edit: '改你的上一則訊息：/edit 我是說這個',
			delete: '刪掉你的上一則訊息',
			apps: '從機器人上一則訊息的選單裡選一個指令：/apps 指令的名字',
			dm: '私訊機器人：/dm 你好',
			press: '按這個編號的按鈕：/press 1',
			choose: '從這個編號的選單裡選：/choose 1 快速',
			crowd: '一群人同時提問，總有人要排隊：/crowd 25',
			quit: '離開（或按 Ctrl-C）',
		},
		needsWords: (command, how) => han`/${command} 後面要寫點什麼：${how}`,
		whoToBe: '你想當誰？比如 /as 小明',
		whichButton: '哪個按鈕？按鈕前面有編號：/press 1',
		whichMenu: '哪個選單、選哪一項？先寫編號，再寫選項：/choose 1 快速',
		crowdTakes: (most) => han`/crowd 後面寫 1 到 ${most} 之間的數字。`,
		yes: '是',
		no: '否',
		takesNothing: (command) => han`/${command} 後面不用再寫什麼。`,
		needsValue: (option) => `${option}: 後面要填點什麼。`,
		takesOneOf: (option, values) => han`${option}: 只能填 ${values.join('、')}。`,
		takesYesOrNo: (option) => `${option}: 填「是」或「否」。`,
		takesNumber(option, isWhole, least, most) {
			const what = isWhole ? '整數' : '數字';
			if (least !== undefined && most !== undefined)
				return han`${option}: 填 ${least} 到 ${most} 之間的${what}。`;
			if (most !== undefined) return han`${option}: 填不大於 ${most} 的${what}。`;
			return least === undefined
				? `${option}: 填一個${what}。`
				: han`${option}: 填不小於 ${least} 的${what}。`;
		},
		tooLong: (most) => han`Discord 的一則訊息最多 ${most} 個字元。`,
		saidNothing: (name) => han`${name} 在這裡還沒說過話。`,
		noSuchMenuCommand: (name) => han`訊息的選單裡沒有 ${name}。`,
		noSuchCommand: (name) => `這裡沒有 /${name}。按 Tab 看看有哪些指令。`,
		notOffered: (choice) => han`這個選單裡沒有 ${choice}。`,
		crowdCosts: '一群人提問會花掉你金鑰的額度，所以只能對替身模型用。',
		noSuchRole: (name) => han`這裡沒有 ${name} 這個身分組。`,
		noSuchChannel: (name) => han`這裡沒有 ${name} 這個頻道。`,
		unreadableFile: (path) => han`讀不了檔案 ${path}。`,
		youAre: (name) => han`你現在是 ${name}。`,
		noSuchButton: (number, name) => han`沒有 ${name} 能按的 ${number} 號按鈕。`,
		noSuchMenu: (number, name) => han`沒有 ${name} 能選的 ${number} 號選單。`,
		didNotWork: (why) => `沒成功：${why}`,
		formOpens: (title) => `打開了表單：${title}。寫好後按 Enter 送出，按 Esc 關閉。`,
		formCannot: '這個表單在這裡填不了。',
	},
	scene: {
		types: (name, line) => han`${name} 輸入：${line}`,
		offers: (name, line) => han`${name} 輸入：${line}，Discord 給出建議：`,
		presses: (name, label) => han`${name} 按下 [${label}]。`,
		ask: (name) => han`${name} 提問，回答一邊產生一邊顯示`,
		followUp: (name) => han`${name} 接著問，機器人記得之前說過的話`,
		models: (name) => han`${name} 看看有哪些模型，再看看哪些能看圖`,
		switching: (name) => han`${name} 換一個模型，輸入時有建議`,
		busy: '這個模型正忙，最接近的模型代答，並且說明原因',
		crowd: (count) => han`${count} 個人同時提問；這一分鐘接得下幾個，其餘的排隊`,
		crowdServed: (all, waited, perMinute) =>
			han`${all} 個人都照提問的先後得到了回答；其中 ${waited} 個排過隊；任何一分鐘都沒有超過 ${perMinute} 次請求。`,
		quota: (name) => han`${name} 看看大家還剩多少額度`,
		stop: (name) => han`${name} 聽夠了，讓回答停下來；已經說的會留著`,
		notYours: (name) => han`${name} 先按了停止，可這不是他問的，停不了`,
		regenerate: (name) => han`${name} 想換個回答，新回答會取代舊的`,
		failed: (name) => han`服務商拒絕了這個問題；${name} 再試一次，就成功了`,
		privately: (name) => han`${name} 悄悄問一句，別人都看不到`,
		remove: (name) => han`${name} 刪掉一個回答，它也從對話裡消失了`,
		deleted: '這個回答已經刪掉了。',
		oneQuestion: '用的是真模型，這裡問一個問題就夠了。在終端機裡執行就能接著聊。',
		end: '示範結束：每個問題都得到了回答，沒有一個請求被拒絕。',
	},
	failure: {
		followUp: '接著問的時候，機器人沒用上之前說過的話。',
		noMenu: '模型清單沒有附選單。',
		nothingOffered: (line) => han`輸入 ${line} 時沒有建議。`,
		otherModel: (chosen, asked) => han`選的是 ${chosen}，問的卻是 ${asked}。`,
		notFollowed: '模型太忙時，沒有別的模型代答。',
		nobodyWaited: '居然沒有人排隊。',
		notInOrder: '沒有照提問的先後回答。',
		refused: (what) => `替身拒絕了這些：${what}。`,
		couldNotStart: (why) => `機器人啟動不了：${why}`,
		botEnded: (exitCode) => han`機器人自己結束了，結束碼 ${exitCode}。`,
		waitedFor: (what) => `沒等到：${what}。`,
		commandAnswer: '一個指令的回答',
		wholeAnswer: (question) => `「${question}」的完整回答`,
		deletion: '回答被刪掉',
		growth: '回答變長',
		button: (label) => han`帶有按鈕 ${label} 的訊息`,
	},
};
