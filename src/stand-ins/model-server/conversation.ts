import { type ChatBody, textOf } from './chat-body.ts';

interface Said {
	/** Who said it, if the message tells: in its `name`, or before a colon. */
	speaker: string | null;
	text: string;
}

const SPEAKER = /^\s*[[(<*]*([^\n:：[\](){}<>*]{1,40}?)[\])>*]*[:：]\s+(?=\S)/u;

/** What people said, oldest first; the last one is the question. */
export function peopleSaid(body: ChatBody): Said[] {
	return body.messages
		.filter(({ role }) => role === 'user')
		.map((message) => {
			const text = textOf(message);
			const named = 'name' in message && typeof message.name === 'string' ? message.name : null;
			const prefix = SPEAKER.exec(text);
			return prefix
				? { speaker: named ?? prefix[1] ?? null, text: text.slice(prefix[0].length).trim() }
				: { speaker: named, text: text.trim() };
		});
}

const told = [
	/\bmy (?<thing>[a-z][a-z ]{0,30}?) (?:is|are) (?<value>[^.,!?;\n]{1,60}?)(?=\s+(?:and|but|so)\b|[.,!?;\n]|$)/giu,
	/\b(?:call me|i am called|i'm called) (?<value>[\p{L}\p{N}_-]{1,30})/giu,
	/我的(?<thing>[\p{Script=Han}]{1,10}?)(?:是|叫)(?<value>[^，。！？,.!?\s]{1,30})/gu,
	/(?:我叫|叫我)(?<value>[^，。！？,.!?\s]{1,20})/gu,
];
const asked = [
	/\bwhat(?:'s| is| are| was)? my (?<thing>[a-z][a-z ]{0,30}?)\s*(?:\?|$|again\b|called\b)/iu,
	/我的(?<thing>[\p{Script=Han}]{1,10}?)(?:是什么|是什麼|是啥|叫什么|叫什麼|是谁|是誰|是多少|呢)/u,
];
const askedName = /\bwho am i\b|我叫什么|我叫什麼|我是谁|我是誰/iu;

/** What the question wants to know about its asker, and what the conversation says about it. */
export function recall(said: readonly Said[]): { thing: string; value: string | null } | null {
	const question = said.at(-1);
	if (!question) return null;
	const found = asked
		.map((pattern) => pattern.exec(question.text)?.groups?.['thing'])
		.find(Boolean);
	const thing = found ?? (askedName.test(question.text) ? 'name' : undefined);
	if (thing === undefined) return null;
	const known = said
		.slice(0, -1)
		.filter(({ speaker }) => speaker === question.speaker)
		.flatMap(({ text }) => facts(text))
		.findLast((fact) => sameThing(fact.thing, thing));
	return { thing, value: known?.value ?? null };
}

/** What somebody tells about themselves: "my cat is Tom", "call me Ann", "我叫小明". */
export const facts = (text: string): { thing: string; value: string }[] =>
	told.flatMap((pattern) =>
		[...text.matchAll(pattern)].map(({ groups = {} }) => ({
			thing: groups['thing'] ?? 'name',
			value: (groups['value'] ?? '').trim(),
		})),
	);

const aliases: Record<string, string> = { 名字: 'name', 姓名: 'name' };
const plain = (thing: string) => {
	const lower = thing.toLowerCase().replace('favorite', 'favourite').trim();
	return aliases[lower] ?? lower;
};
const sameThing = (one: string, other: string) => plain(one) === plain(other);
