import { group, slash, subcommand } from '../../../src/command.ts';
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

export const settings = group({
	name: 'settings',
	description: 'model.description',
	contexts: ['server'],
	forManagers: true,
	subcommands: [
		subcommand({
			name: 'quota',
			description: 'quota.description',
			options: {
				'daily-cap': { type: 'integer', description: 'model.option-model', min: 0, max: 9 },
				weight: {
					type: 'number',
					description: 'model.option-model',
					choices: [0.5, 1, 2],
				},
				role: { type: 'role', description: 'model.option-model', required: true },
				model: { type: 'string', description: 'ask.model', suggest: () => [] },
			},
			acknowledge: () => 'private',
			run: async () => {},
		}),
	],
});

/** Says each key in English, and in simplified Chinese. */
export const describe: Describe = (key, locale) => (locale === 'zh-CN' ? `中文 ${key}` : key);
