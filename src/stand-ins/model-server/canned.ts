import { english } from './canned/en.ts';
import type { Phrases } from './canned/phrases.ts';
import { simplifiedChinese } from './canned/zh-CN.ts';
import { traditionalChinese } from './canned/zh-TW.ts';
import type { ChatBody } from './chat-body.ts';
import { facts, peopleSaid, recall } from './conversation.ts';
import { scriptOf } from './script-of.ts';

const kinds = {
	greeting:
		/^(hi|hello|hey|good (morning|evening)|你好|您好|嗨|早上好|大家好)\b|^(你好|您好|嗨|早安)/iu,
	thanks: /\b(thanks|thank you|cheers)\b|谢谢|多谢|謝謝|多謝/iu,
	model:
		/\b(who|what) (model )?are you\b|\bwhich model\b|你是谁|什么模型|哪个模型|你是誰|什麼模型|哪個模型/iu,
	code: /\b(code|function|script|program|typescript|javascript|python|rust|sql|regex|bug)\b|代码|函数|程序|脚本|编程|程式|函式|腳本/iu,
	long: /\b(essay|long|in detail|detailed|everything about|story|tell me all)\b|详细|长文|作文|故事|詳細|長文/iu,
	list: /\b(list|ideas|tips|steps|ways|compare|difference|pros and cons|recommend)\b|列出|建议|步骤|推荐|区别|比较|建議|步驟|推薦|差別|比較/iu,
} as const;

type Kind = keyof typeof kinds;

const phrasesOf: Readonly<Record<ReturnType<typeof scriptOf>, Phrases>> = {
	other: english,
	simplified: simplifiedChinese,
	traditional: traditionalChinese,
};

/**
 * What the stand-in says when nobody scripted anything: it fits the question, its language and what was said before,
 * and the same messages always get the same words.
 */
export function cannedAnswer(body: ChatBody, modelName: string): string {
	const said = peopleSaid(body);
	const question = said.at(-1)?.text ?? '';
	const phrases = phrasesOf[scriptOf(question)];
	const wanted = recall(said);
	if (wanted) return phrases.recall(wanted.thing, wanted.value);
	const learned = facts(question).at(0);
	if (learned && !/[?？]/.test(question)) return phrases.learned(learned.thing, learned.value);
	const kind = (Object.keys(kinds) as Kind[]).find((name) => kinds[name].test(question));
	const sum = calculate(question);
	if (sum) return sum;
	const topic = topicOf(question);
	const before = said.at(-2)?.text;
	return answerOf(phrases, kind, { topic, modelName, before, seed: hash(question) });
}

interface Context {
	topic: string;
	modelName: string;
	before: string | undefined;
	seed: number;
}

function answerOf(phrases: Phrases, kind: Kind | undefined, context: Context): string {
	const { topic, modelName, before, seed } = context;
	if (kind === 'greeting') return choose(phrases.greetings, seed);
	if (kind === 'thanks') return choose(phrases.thanks, seed);
	if (kind === 'model') return phrases.model(modelName);
	if (kind === 'code') return phrases.code(topic);
	if (kind === 'list') return phrases.list(topic);
	if (kind === 'long') return phrases.long(topic);
	const memory = before === undefined ? '' : phrases.memory(topicOf(before));
	return `${choose(phrases.openings, seed)(topic)}\n\n${phrases.body(topic)}${memory}`;
}

const SUM = /(-?\d+(?:\.\d+)?)\s*([-+*/×÷x])\s*(-?\d+(?:\.\d+)?)/u;

/** A sum of two numbers, which people like to try first. */
function calculate(question: string): string | null {
	const [, left, sign = '', right] = SUM.exec(question) ?? [];
	const [a, b] = [Number(left), Number(right)];
	const results: Record<string, number> = { '+': a + b, '-': a - b, '/': a / b, '÷': a / b };
	const result = results[sign] ?? a * b;
	return Number.isFinite(result) ? `${a} ${sign} ${b} = **${Number(result.toFixed(6))}**` : null;
}

const TOPIC_LENGTH = 60;

/** The first line of a question without its question mark, short enough to be quoted in a sentence. */
function topicOf(question: string): string {
	const line = question.split('\n').find((part) => part.trim() !== '') ?? '…';
	const clean = line.trim().replace(/[\s?？!！。.]+$/u, '');
	const letters = [...new Intl.Segmenter().segment(clean)].map(({ segment }) => segment);
	return letters.length > TOPIC_LENGTH ? `${letters.slice(0, TOPIC_LENGTH - 1).join('')}…` : clean;
}

const choose = <Item>(items: readonly [Item, ...Item[]], seed: number): Item =>
	items[seed % items.length] ?? items[0];

/** FNV-1a: the same text always chooses the same phrase. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
	return value;
}
