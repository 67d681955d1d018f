import { type Phrases, sections } from './phrases.ts';

export const simplifiedChinese: Phrases = {
	greetings: ['你好！很高兴见到你，想聊点什么？', '嗨！有什么可以帮你的吗？', '你好呀，请随便问。'],
	thanks: ['不客气！', '不用谢，还有别的问题吗？', '能帮上忙就好。'],
	model: (name) => `我是 **${name}** 的替身：回答都是预先写好的，所以不需要密钥。`,
	recall: (thing, value) => {
		const what = thing === 'name' ? '名字' : thing;
		return value === null
			? `你还没有在这段对话里告诉过我你的${what}。`
			: `你的${what}是**${value}**，你之前告诉过我。`;
	},
	learned: (thing, value) =>
		`好的，我记住了：你的${thing === 'name' ? '名字' : thing}是**${value}**。`,
	code: (topic) => `关于“${topic}”，这里有一个小例子：

\`\`\`python
def count_words(text: str) -> dict[str, int]:
    """统计每个词出现的次数。"""
    counts: dict[str, int] = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts
\`\`\`

它只遍历一次文本，时间复杂度是 **O(n)**。`,
	list: (topic) => `关于“${topic}”，有几点建议：

1. **先从简单的开始**，看看结果再说。
2. **动手之前先写下预期**，这样更容易发现意外。
3. **一次只改一个地方**，才知道是什么起了作用。
4. **问问做过的人**，十分钟的交流能省下一个下午。`,
	long: (topic) =>
		`## ${topic}\n\n${sections(
			(number) =>
				`### 第 ${number} 部分\n\n要讲清楚一件事，先问一个朴素的问题：它是为了什么，又是为了谁？在第 ${number} 部分里，我们再往前走一步：从日常生活里取一个例子，翻来覆去地看，哪些部分是必要的，哪些只是习惯。*习惯是有用的*，但它会把选择藏起来。选择一旦看得见，就可以重新做，而且做得更好。方法不过如此：观察，命名，选择，然后再观察。`,
		)}`,
	openings: [
		(topic) => `好问题。简单来说，“${topic}”不止一个答案，但通常一个就够用了。`,
		(topic) => `我们一步一步来看“${topic}”。`,
		(topic) => `“${topic}”，这个问题很有意思，我会这样说。`,
	],
	body: () =>
		'关键其实很简单：看起来复杂的东西，往往是几个朴素的部分合在一起。先把它们找出来，看看各自做什么，再看合在一起时有什么变化。\n\n- **已知的：** 有哪些部分，顺序如何。\n- **猜测的：** 每个部分有多重要。\n- **接下来：** 去掉一个部分，看看会怎样。',
	memory: (before) => `\n\n这也和之前问的“${before}”有关。`,
};
