import { expect, test } from 'vitest';
import { commandShapes } from '../../../../src/demo/input/command-shape.ts';

test('a command is described in the language of who types it, as far as the bot has it', () => {
	const registered = {
		name: 'model',
		description: 'Switch',
		description_localizations: { 'zh-CN': '换模型' },
		options: [
			{
				name: 'scope',
				description: 'For whom',
				description_localizations: { 'zh-CN': '对谁生效' },
				type: 3,
				choices: [{ name: 'for me', name_localizations: { 'zh-CN': '只对我' }, value: 'me' }],
			},
		],
	};
	const [chinese] = commandShapes(registered, 'zh-CN');
	expect(chinese).toMatchObject({
		description: '换模型',
		options: [{ description: '对谁生效', choices: [{ name: '只对我', value: 'me' }] }],
	});
	const [english] = commandShapes(registered, 'en-US');
	expect(english).toMatchObject({ description: 'Switch', options: [{ description: 'For whom' }] });
});
