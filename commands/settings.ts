import { group } from '../src/command.ts';
import { languageSettings } from './settings-language.ts';
import { modelSettings } from './settings-models.ts';
import { pauseSettings } from './settings-pause.ts';
import { personaSettings } from './settings-persona.ts';
import { placeSettings } from './settings-places.ts';
import { quietSettings } from './settings-quiet.ts';
import { quotaSettings } from './settings-quota.ts';
import { retentionSettings } from './settings-retention.ts';
import { showSettings } from './settings-show.ts';
import { threadSettings } from './settings-threads.ts';

export const settings = group({
	name: 'settings',
	description: 'settings.description',
	contexts: ['server'],
	forManagers: true,
	subcommands: [
		showSettings,
		modelSettings,
		placeSettings,
		threadSettings,
		quotaSettings,
		personaSettings,
		languageSettings,
		retentionSettings,
		pauseSettings,
		quietSettings,
	],
});
