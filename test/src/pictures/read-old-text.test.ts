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

test.each([
	['a comment in GBK', '78203d2031202320d7a2cacd0a', 'x = 1 # 注释\n'],
	['another one', '2f2f20bcc6cbe3d7dcbcdb0a6c65742061203d20313b', '// 计算总价\nlet a = 1;'],
	[
		'two short ones',
		'696e7420613b202f2f20b1e4c1bf0a696e7420623b202f2f20cafdd7e90a',
		'int a; // 变量\nint b; // 数组\n',
	],
	['a note of two characters', '2320b1b8d7a2', '# 备注'],
	['French', 'c761207661207472e873206269656e2c20e0206269656e74f474', 'Ça va très bien, à bientôt'],
	['a price', '50726963653a20a335', 'Price: £5'],
	['a temperature', '323020b043', '20 °C'],
	[
		'Korean with some Han',
		'b4ebc7d1b9ceb1b928d3def9dbdac5cfd029c0c720b1b9b9cec0cc20b5c7b4c220bfe4b0c7c0ba20b9fdb7fcb7ce20c1a4c7d1b4d92e20b1b9b0a1b4c220b9fdb7fcc0cc20c1a4c7cfb4c220b9d9bfa120c0c7c7cfbfa920c0e7bfdcb1b9b9cec0bb20bab8c8a3c7d220c0c7b9abb8a620c1f8b4d92e',
		'대한민국(大韓民國)의 국민이 되는 요건은 법률로 정한다. 국가는 법률이 정하는 바에 의하여 재외국민을 보호할 의무를 진다.',
	],
])('%s is not taken for another language', (_, hex, text) => {
	expect(readOldText(bytes(hex))).toBe(text);
});
