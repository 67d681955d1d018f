import { type Phrases, sections } from './phrases.ts';

const called = (thing: string) => (thing === 'name' ? '名字' : thing);

export const traditionalChinese: Phrases = {
	greetings: [
		'你好！很高興見到你，想聊點什麼？',
		'嗨！有什麼可以幫你的嗎？',
		'你好呀，想問什麼都行。',
	],
	thanks: ['不客氣！', '不用謝，還有別的問題嗎？', '能幫上忙就好。'],
	model: (name) => `我是 **${name}** 的替身：回答都是事先寫好的，所以不需要金鑰。`,
	recall: (thing, value) =>
		value === null
			? `你還沒有在這段對話裡告訴過我你的${called(thing)}。`
			: `你的${called(thing)}是**${value}**，你之前告訴過我。`,
	learned: (thing, value) => `好的，我記住了：你的${called(thing)}是**${value}**。`,
	code: (topic) => `關於「${topic}」，這裡有一個小例子：

\`\`\`python
def count_words(text: str) -> dict[str, int]:
    """統計每個詞出現的次數。"""
    counts: dict[str, int] = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts
\`\`\`

它只走過文字一次，時間複雜度是 **O(n)**。`,
	list: (topic) => `關於「${topic}」，有幾點建議：

1. **先從簡單的開始**，看看結果再說。
2. **動手之前先寫下預期**，這樣更容易發現意外。
3. **一次只改一個地方**，才知道是什麼起了作用。
4. **問問做過的人**，聊十分鐘能省下一個下午。`,
	long: (topic) =>
		`## ${topic}\n\n${sections(
			(number) =>
				`### 第 ${number} 部分\n\n要講清楚一件事，先問一個樸素的問題：它是為了什麼，又是為了誰？在第 ${number} 部分裡，我們再往前走一步：從日常生活裡取一個例子，翻來覆去地看，哪些部分是必要的，哪些只是習慣。*習慣是有用的*，但它會把選擇藏起來。選擇一旦看得見，就可以重新做，而且做得更好。方法不過如此：觀察，命名，選擇，然後再觀察。`,
		)}`,
	openings: [
		(topic) => `好問題。簡單來說，「${topic}」不只一個答案，但通常一個就夠用了。`,
		(topic) => `我們一步一步來看「${topic}」。`,
		(topic) => `「${topic}」，這個問題很有意思，我會這樣說。`,
	],
	body: () =>
		'關鍵其實很簡單：看起來複雜的東西，往往是幾個樸素的部分合在一起。先把它們找出來，看看各自做什麼，再看合在一起時有什麼變化。\n\n- **已知的：** 有哪些部分，順序如何。\n- **猜測的：** 每個部分有多重要。\n- **接下來：** 去掉一個部分，看看會怎樣。',
	memory: (before) => `\n\n這也和之前問的「${before}」有關。`,
};
