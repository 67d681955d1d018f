type AtLeastOne<Item> = readonly [Item, ...Item[]];

/** The canned sentences of one language. */
export interface Phrases {
	greetings: AtLeastOne<string>;
	thanks: AtLeastOne<string>;
	model(name: string): string;
	recall(thing: string, value: string | null): string;
	learned(thing: string, value: string): string;
	code(topic: string): string;
	list(topic: string): string;
	long(topic: string): string;
	openings: AtLeastOne<(topic: string) => string>;
	body(topic: string): string;
	memory(before: string): string;
}

const LONG_SECTIONS = 6;
const sections = (write: (number: number) => string) =>
	Array.from({ length: LONG_SECTIONS }, (_, index) => write(index + 1)).join('\n\n');

export const english: Phrases = {
	greetings: [
		'Hello! Nice to see you here. What would you like to talk about?',
		'Hi there! Ask me anything; I keep the last few turns of this channel in mind.',
		'Hey! What can I do for you today?',
	],
	thanks: ['You are welcome!', 'Any time. Anything else?', 'Glad that it helped.'],
	model: (name) =>
		`I am **${name}**, or rather its stand-in: canned words, so that everything works without a key.`,
	recall: (thing, value) =>
		value === null
			? `You have not told me your ${thing} yet, at least not in this conversation.`
			: `Your ${thing} is **${value}**. You told me earlier in this conversation.`,
	learned: (thing, value) => `Nice! I will remember that your ${thing} is **${value}**.`,
	code: (topic) => `Here is a small example for “${topic}”:

\`\`\`ts
/** Groups items by what a function says about each. */
export function groupBy<Item>(items: Item[], keyOf: (item: Item) => string) {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		groups.set(key, [...(groups.get(key) ?? []), item]);
	}
	return groups;
}
\`\`\`

It walks the list **once**, keeps the order within each group, and never changes what you pass in. Call it like this: \`groupBy(words, (word) => word[0] ?? '')\`.`,
	list: (topic) => `A few thoughts on “${topic}”:

1. **Start small.** Try the simplest thing that could work, and look at what happens.
2. **Write down what you expect** before you measure; surprises are easier to see.
3. **Change one thing at a time**, so that you know what made the difference.
4. **Ask somebody who has done it.** Ten minutes of talk can save an afternoon.

If I had to pick one, it would be the second.`,
	long: (topic) =>
		`## ${topic}\n\n${sections(
			(number) =>
				`### Part ${number}\n\nEvery good look at a subject begins with a plain question: what is it for, and for whom? In part ${number} we go one step further. We take an example from daily life, turn it over, and see which of its parts are necessary and which are only habit. *Habits are useful*, but they hide choices. Once a choice is visible, it can be made again, and better. That is the whole method: look, name, choose, and look again.`,
		)}`,
	openings: [
		(topic) =>
			`Good question. In short: “${topic}” has more than one answer, but one is usually enough.`,
		(topic) => `Let us look at “${topic}” step by step.`,
		(topic) => `“${topic}” is a nice one. Here is how I would put it.`,
	],
	body: () =>
		'The main idea is simple: most things that look complicated are a few plain parts that work together. Find the parts, see what each one does alone, and then see what changes when they meet.\n\n- **What we know:** the parts and their order.\n- **What we guess:** how much each part matters.\n- **What to try next:** leave one part out and watch.',
	memory: (before) => `\n\nIt also fits what was asked before: “${before}”.`,
};

export const chinese: Phrases = {
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
