import { slash } from '../../../src/command.ts';
import type { Describe } from '../../../src/discord/command-payload.ts';

const everywhere = ['server', 'bot-dm', 'private-channel'] as const;

export const ask = slash({
	name: 'ask',
	description: 'ask.description',
	contexts: everywhere,
	options: {
		model: { type: 'string', description: 'ask.model', suggest: () => [] },
		file: { type: 'file', description: 'ask.file' },
		private: { type: 'boolean', description: 'ask.private' },
		prompt: { type: 'string', description: 'ask.prompt', maxLength: 4_000, required: true },
	},
	acknowledge: () => 'public',
	run: async () => {},
});

export const model = slash({
	name: 'model',
	description: 'model.description',
	contexts: ['server'],
	options: {
		scope: {
			type: 'string',
			description: 'model.option-scope',
			choices: [
				{ name: 'model.scope-me', value: 'me' },
				{ name: 'model.scope-channel', value: 'channel' },
			],
		},
	},
	acknowledge: () => 'private',
	run: async () => {},
});

/** Says each key in English, and in simplified Chinese. */
export const describe: Describe = (key, locale) => (locale === 'zh-CN' ? `中文 ${key}` : key);
