import { type Phrases, sections } from './phrases.ts';

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
