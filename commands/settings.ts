import { group } from '../src/command.ts';
import { quotaSettings } from './settings-quota.ts';

export const settings = group({
	name: 'settings',
	description: 'settings.description',
	contexts: ['server'],
	forManagers: true,
	subcommands: [quotaSettings],
});
