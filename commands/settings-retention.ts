import { type Choices, type Services, subcommand } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { managedServer } from './managed-server.ts';
import { changeServer, sayChanged, sayHowTo } from './settings-change.ts';

/** The longest that an operator would let be kept; what one really lets is checked. */
const HIGHEST_DAYS = 3650;

export const retentionSettings = subcommand({
	name: 'retention',
	description: 'settings.retention-description',
	options: {
		days: {
			type: 'integer',
			description: 'settings.retention-option-days',
			min: 0,
			max: HIGHEST_DAYS,
		},
	},
	acknowledge: () => 'private',
	async run({ options: { days }, ...call }, services) {
		const serverId = managedServer(call);
		const { retentionDays: most } = services.privacy.facts;
		if (days === undefined) {
			const choices = await services.settings.read(`server:${serverId}`);
			await call.reply(
				...retentionInWords(choices, services),
				sayHowTo(call, 'retention', ['days']),
			);
			return;
		}
		if (most === 0 && days > 0) fail(say('settings.retention-none'));
		if (days > most) fail(say('settings.retention-too-long', { most }));
		const after = await changeServer(serverId, 'retention', call, services, (_, by) => ({
			retention: days === 0 ? null : { days, ...by },
		}));
		const [now, ...more] = retentionInWords(after, services);
		// Nobody is asked first: what was forgotten too early cannot come back, so they have to know how long there is.
		const older = days > 0 && days < most ? [say('settings.retention-older')] : [];
		await call.reply(...(now ? [now] : []), ...older, ...more);
	},
});

/** The operator may have lowered the most since. */
export function retentionInWords(
	{ retention }: Choices,
	{ privacy }: Pick<Services, 'privacy'>,
): readonly Sentence[] {
	const { retentionDays: most } = privacy.facts;
	if (most === 0) return [say('settings.retention-none')];
	if (!retention) return [say('settings.retention-default', { count: most })];
	const days = Math.min(retention.days, most);
	return [say('settings.retention-days', { count: days }), sayChanged(retention)];
}
