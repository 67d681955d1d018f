import { heard } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';
import { currentModel } from './current-model.ts';
import { answerQuestion } from './question.ts';

export const mention = heard({
	async run(
		{ text, files, gather, isHidden, modelId, offersThread, quoted, words, ...call },
		services,
	) {
		if (isHidden) return call.reply(say('read.hidden-question', { ask: call.mention('ask') }));
		if (text === '' && files.length === 0 && !gather) {
			const { instead = '–', model, name } = await currentModel(call, services);
			await call.reply(
				say('mention.how-to-ask', {
					ask: call.mention('ask'),
					model: call.mention('model'),
					quota: call.mention('quota'),
					help: call.mention('help'),
					name: model ? name : instead,
				}),
			);
			return;
		}
		await answerQuestion(call, services, {
			text,
			files,
			isPrivate: false,
			isMessage: true,
			...(gather && { gather, impliedText: call.speakToAll(say('about.explain')) }),
			...(offersThread && { offersThread }),
			...(quoted && { quoted }),
			...(words && { words }),
			...(modelId !== undefined && { modelId }),
		});
	},
});
