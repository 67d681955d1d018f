import { LONGEST_FORM_TEXT, LONGEST_OPTION, slash } from '../src/command.ts';
import { allowedModel, suggestModels } from './chosen-model.ts';
import { answerQuestion } from './question.ts';

export const ask = slash({
	name: 'ask',
	description: 'ask.description',
	asks: true,
	canBePrivate: true,
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {
		prompt: { type: 'string', description: 'ask.prompt', maxLength: LONGEST_OPTION },
		model: { type: 'string', description: 'ask.model', suggest: suggestModels },
		file: { type: 'file', description: 'ask.file' },
		file2: { type: 'file', description: 'ask.file-more' },
		file3: { type: 'file', description: 'ask.file-more' },
		file4: { type: 'file', description: 'ask.file-more' },
		private: { type: 'boolean', description: 'ask.private' },
	},
	form: {
		option: 'prompt',
		title: 'ask.form-title',
		label: 'ask.form-label',
		maxLength: LONGEST_FORM_TEXT,
	},
	acknowledge: (options) =>
		options.prompt === undefined ? 'form' : options.private ? 'private' : 'public',
	async run({ options, ...call }, services) {
		const { prompt = '', model, file, file2, file3, file4 } = options;
		const chosen = model === undefined ? undefined : await allowedModel(model, call, services);
		await answerQuestion(call, services, {
			text: prompt,
			files: [file, file2, file3, file4].filter((each) => each !== undefined),
			isPrivate: call.isPrivate,
			isMessage: false,
			...(chosen && { modelId: chosen.id }),
		});
	},
});
