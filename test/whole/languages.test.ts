import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../src/locales/languages.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let whole: Whole;
let teahouse: string;
beforeAll(async () => {
	whole = await startWhole();
	whole.provider.answer({ text: 'Noted.' });
	const server = whole.discord.addGuild({ name: '茶館', locale: 'zh-TW' });
	teahouse = whole.discord.addChannel(server.id, { name: 'chat' }).id;
});
afterAll(() => whole.end());

const run = (
	name: string,
	options: Record<string, string | boolean> = {},
	channelId = whole.channel.id,
) => whole.discord.command({ userId: whole.ada.id, channelId, name, options, locale: 'zh-CN' });

test('on an English server somebody from China gets private lines in Chinese, public ones in English', async () => {
	const shown = run('model');
	await shown.shows('还没人选过，用的是默认模型');
	expect(shown.ephemeral).toBe(true);
	await run('ask', { prompt: '你好' }).shows(/Noted\.\s.* left today/);
});

test('on a Taiwanese server public lines are in Traditional Chinese, hers stay in Simplified', async () => {
	await run('ask', { prompt: '你好' }, teahouse).shows(/Noted\.\s.* 秒 · .*今天還剩 \d+\/\d+/);
	await run('reset', {}, teahouse).shows('你在這裡的 1 個問題和我的回答，我都忘掉了。');
	await run('help', {}, teahouse).shows('在有我的子区里接着聊');
	const { id } = whole.discord.addUser({ name: '小明' });
	whole.discord.say({ channelId: teahouse, userId: id, content: '', mentionsBot: true });
	await whole.answered(/想問什麼都可以：@ 我再寫上問題/, teahouse);
});

test('suggestions, a form and a refusal, which only she sees, are in her language', async () => {
	const asking = { userId: whole.ada.id, channelId: whole.channel.id, locale: 'zh-CN' };
	const [, ...others] = await whole.discord.autocomplete({
		...asking,
		name: 'model',
		focused: 'model',
		options: { model: 'd' },
	});
	expect(others.map(({ name }) => name).at(-1)).toBe('默认：自己不选，谁最合适谁来答');
	const opened = run('ask');
	await opened.acknowledged();
	expect(JSON.stringify(opened.modal)).toContain('你的问题');
	const wrong = { prompt: '你好', model: 'openai/gpt-oss-20b', private: true };
	await run('ask', wrong).shows(/最接近的是 \*\*[^*]+\*\*、\*\*[^*]+\*\*；/);
	const refused = run('ask', { ...wrong, private: false });
	await refused.shows(/最接近的是 \*\*[^*]+\*\*、\*\*[^*]+\*\*；/);
});

test('a DM goes on in the language of the last command of who writes, wherever that was', async () => {
	const { id: userId } = whole.discord.addUser({ name: '小雨' });
	const { id } = whole.discord.openDirectMessage(userId);
	const say = () => whole.discord.say({ channelId: id, userId, content: 'hello' });
	const asks = (channelId: string, locale: string) =>
		whole.discord.command({ userId, channelId, name: 'help', locale });
	say();
	await whole.answered(/Noted\.\s.* left today/, id);
	await asks(id, 'zh-CN').shows('这里的每条消息都是给我的');
	say();
	await whole.answered(/Noted\.\s.* 秒 · .*今天还剩/, id);
	await asks(teahouse, 'zh-TW').shows('在有我的討論串裡');
	say();
	await whole.answered(/Noted\.\s.* 秒 · .*今天還剩/, id);
});

test('a mention on a server is answered in its language, whatever its author’s', async () => {
	const { id: userId } = whole.discord.addUser({ name: '小林' });
	const channelId = whole.channel.id;
	await whole.discord
		.command({ userId, channelId, name: 'help', locale: 'zh-CN' })
		.shows('在有我的子区里');
	whole.discord.say({ channelId, userId, content: '你好呀', mentionsBot: true });
	await whole.answered(/Noted\.\s.* left today/);
});

test('Discord has every command in every language', () => {
	const others = Object.keys(languages).filter((name) => name !== 'en');
	const payloads = whole.discord.commands().map(({ payload }) => payload);
	expect(payloads.length).toBeGreaterThan(5);
	for (const payload of payloads) {
		// An entry of a menu has a name only.
		const words = payload['type'] === 3 ? 'name_localizations' : 'description_localizations';
		expect(Object.keys(Object(payload[words])).sort()).toEqual(others.sort());
	}
});
