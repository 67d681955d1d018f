import { group, subcommand } from '../src/command.ts';
import { say, seconds } from '../src/locales/keys.ts';
import { buttonId } from '../src/render/button-id.ts';
import { noticeSentences } from './privacy-notice.ts';

const notice = subcommand({
	name: 'notice',
	description: 'privacy.notice-description',
	options: {},
	acknowledge: () => 'private',
	async run(call, services) {
		await call.reply(...(await noticeSentences(call, services)));
		// Told already, so it is not told again under an answer.
		await services.privacy.isFirst(call.person.id);
	},
});

const takeAway = subcommand({
	name: 'export',
	description: 'privacy.export-description',
	options: {},
	acknowledge: () => 'private',
	async run({ mention, person, reply, speak, surface }, { privacy }) {
		const made = await privacy.export(person);
		if (made.outcome === 'too-soon') {
			await reply(say('privacy.export-too-soon', { at: seconds(made.at) }));
		} else if (made.outcome === 'too-large') {
			await reply(say('privacy.export-too-large', { forget: mention('privacy forget') }));
		} else {
			const { content, name, type } = made;
			await surface.finish({
				parts: [speak(say('privacy.export-done'))],
				file: {
					name,
					content,
					type,
					description: speak(say('privacy.export-file')),
					instead: [speak(say('privacy.export-no-files'))],
				},
			});
		}
	},
});

const forget = subcommand({
	name: 'forget',
	description: 'privacy.forget-description',
	options: {},
	acknowledge: () => 'private',
	async run({ person, speak, surface }) {
		await surface.finish({
			parts: [[say('privacy.forget-goes'), say('privacy.forget-stays')].map(speak).join('\n')],
			buttons: [
				{
					id: buttonId('forget-me', person.id),
					label: speak(say('button.forget-me')),
					style: 'danger',
				},
				{
					id: buttonId('keep-me', person.id),
					label: speak(say('button.keep-me')),
					style: 'secondary',
				},
			],
		});
	},
});

const optOut = subcommand({
	name: 'opt-out',
	description: 'privacy.opt-out-description',
	options: {},
	acknowledge: () => 'private',
	async run({ mention, person, speak, surface }, { privacy }) {
		const isNew = await privacy.optOut(person.id);
		const optIn = mention('privacy opt-in');
		const sentences = [
			isNew ? say('privacy.opted-out') : say('privacy.opted-out-already'),
			say('privacy.opted-out-before', { optIn }),
		];
		await surface.finish({
			parts: [sentences.map(speak).join('\n')],
			buttons: [
				{
					id: buttonId('forget-me', person.id),
					label: speak(say('button.forget-me')),
					style: 'danger',
				},
			],
		});
	},
});

const optIn = subcommand({
	name: 'opt-in',
	description: 'privacy.opt-in-description',
	options: {},
	acknowledge: () => 'private',
	async run({ mention, person, reply }, { privacy }) {
		const was = await privacy.optIn(person.id);
		const toNotice = mention('privacy notice');
		await reply(
			was ? say('privacy.opted-in', { notice: toNotice }) : say('privacy.opted-in-already'),
		);
	},
});

export const privacy = group({
	name: 'privacy',
	description: 'privacy.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	subcommands: [notice, takeAway, forget, optOut, optIn],
});
