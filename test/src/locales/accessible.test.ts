import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/locales/languages.ts';
import { faultsOfMessage, faultsOfWords } from '../../helpers/accessible.ts';

describe.each(Object.entries(languages))('%s', (_, sentences) => {
	test('can be heard as well as seen', () => {
		const found = Object.entries(sentences).flatMap(([key, text]) =>
			faultsOfWords(text).map((fault) => `${key}: ${fault}`),
		);
		expect(found).toEqual([]);
	});

	test('needs no sign to be understood: without emoji every sentence still says something', () => {
		for (const [key, text] of Object.entries(sentences)) {
			if (key.startsWith('list.')) continue;
			const rest = text.replaceAll(/\p{Extended_Pictographic}|[\ufe0f\u200d]/gu, '');
			expect([key, rest]).toEqual([key, expect.stringMatching(/[\p{Letter}\p{Number}]/u)]);
		}
	});
});

test.each([
	['⚠️', 'a sign without words'],
	['All is well.\n✅', 'a sign without words'],
	['Press the green button.', 'a colour as the only sign'],
	['按绿色的按钮。', 'a colour as the only sign'],
	['████████░░░░ used', 'a picture made of characters'],
	['====================\nQuota', 'a picture made of characters'],
	['/\\_/\\\n(=^.^=)\n(")_(")', 'a picture made of characters'],
])('%j is found to be hard to hear', (text, fault) => {
	expect(faultsOfWords(text)).toEqual([fault]);
});

test.each(['⚠️ Nothing is left today.', 'Next ▶', '{{name}} – {{what}}', '```ts\nlet a = 1;\n```'])(
	'%j is fine',
	(text) => {
		expect(faultsOfWords(text)).toEqual([]);
	},
);

const nothing = { attachments: [], components: [] };
const file = {
	id: '1',
	name: 'quota.png',
	bytes: new Uint8Array(),
	contentType: 'image/png',
	url: '',
	ephemeral: false,
	size: 0,
	serving: {},
	voice: null,
};
const row = (...components: readonly object[]) => ({
	...nothing,
	components: [{ type: 1, components }],
});

test.each([
	[{ ...nothing, attachments: [{ ...file, description: null }] }, 'quota.png is not described'],
	[{ ...nothing, attachments: [{ ...file, description: '…' }] }, 'quota.png is not described'],
	[
		{ ...nothing, attachments: [{ ...file, description: 'a'.repeat(1_025) }] },
		'the description of quota.png is too long',
	],
	[row({ type: 2, emoji: { name: '🗑️' } }), 'a button without a label'],
	[row({ type: 2, label: '🗑️' }), 'a button without a label'],
	[row({ type: 3, options: [] }), 'a menu that does not say what for'],
	[row({ type: 3, placeholder: 'Models', options: [{ label: '⭐' }] }), 'a choice without words'],
])('in a message it is found: %#', (message, fault) => {
	expect(faultsOfMessage(message)).toEqual([fault]);
});

test('a described file, a named button and a named menu are fine', () => {
	const described = { ...nothing, attachments: [{ ...file, description: 'The day so far' }] };
	const menu = { type: 3, placeholder: 'Models', options: [{ label: 'Gemma' }] };
	expect(faultsOfMessage(described)).toEqual([]);
	expect(faultsOfMessage(row({ type: 2, label: 'Stop' }, menu))).toEqual([]);
});
