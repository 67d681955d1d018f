import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readOldText } from '../../../src/pictures/read-old-text.ts';

const bytes = (hex: string) => Buffer.from(hex, 'hex');

test.each([
	[
		'GB18030',
		'd0d5c3fb2cc4eac1e40ad5c5c8fd2c33300ac0eecbc42c32350a',
		'姓名,年龄\n张三,30\n李四,25\n',
	],
	['GBK, two characters', 'c4e3bac3', '你好'],
	[
		'Big5',
		'c163c5e9a4a4a4e5aabaa4e5a672c0c9aed7a141bdd0a769b644a7daa4b5a4d1a4d1aef0a670a6f3a148',
		'繁體中文的文字檔案，請告訴我今天天氣如何？',
	],
	['Shift_JIS', '82b182f182c982bf82cd81418cb38b4382c582b782a9', 'こんにちは、元気ですか'],
	['EUC-JP', 'c6fccbdcb8eca4cea5c6a5ada5b9a5c8a4c7a4b9', '日本語のテキストです'],
	[
		'EUC-KR',
		'bec8b3e7c7cfbcbcbfe420bfc0b4c320b3afbebeb0a120beeeb6bbbdc0b4cfb1ee',
		'안녕하세요 오늘 날씨가 어떻습니까',
	],
	['Windows-1252', '4772fcdf6520617573204bf66c6e2c20352080', 'Grüße aus Köln, 5 €'],
	['Windows-1251', 'cff0e8e2e5f22c20eae0ea20e4e5ebe03f', 'Привет, как дела?'],
])('%s is recognised', (_, hex, text) => {
	expect(readOldText(bytes(hex))).toBe(text);
});

test('a comment in GBK is read in a long program of plain letters', () => {
	const code = 'const answer = compute();\n'.repeat(500);
	const program = Buffer.concat([
		Buffer.from(`// `),
		bytes('c4e3bac3cac0bde7'),
		Buffer.from(`\n${code}`),
	]);
	expect(readOldText(program)).toBe(`// 你好世界\n${code}`);
});

test('UTF-8 with a broken byte stays UTF-8', () => {
	const text = '今天的天气怎么样？请告诉我。';
	expect(readOldText(Buffer.concat([Buffer.from(text), Buffer.from([0xff])]))).toBe(
		`${text}\u{fffd}`,
	);
});

test('what is packed is no text', () => {
	const packed = gzipSync(randomBytes(20_000)).filter((byte) => byte !== 0);
	expect(readOldText(packed)).toBeUndefined();
});
