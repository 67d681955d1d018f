import { slash } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';

const seconds = (epochMs: number) => Math.ceil(epochMs / 1000);

export const quota = slash({
	name: 'quota',
	description: 'quota.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {},
	acknowledge: () => 'private',
	async run({ reply }, { quota: shared }) {
		const { day, minute, waiting, frozenUntil, source } = await shared.view();
		await reply(
			say('quota.day', {
				used: day.used,
				limit: day.limit,
				left: Math.max(0, day.limit - day.used),
				at: seconds(day.returnsAt),
			}),
			say('quota.minute', { used: minute.used, limit: minute.limit }),
			waiting > 0 ? say('quota.waiting', { count: waiting }) : say('quota.nobody-waits'),
			...(frozenUntil === undefined ? [] : [say('quota.frozen', { at: seconds(frozenUntil) })]),
			source.kind === 'provider'
				? say('quota.source-provider', { at: seconds(source.asOf) })
				: say('quota.source-own'),
			say('quota.shared'),
		);
	},
});
