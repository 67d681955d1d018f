import type { None } from './none.ts';

/** `/settings`. */
export interface SettingsSentences {
	'settings.description': None;
	'settings.may-not': None;
	'settings.no-server-here': None;
	'settings.quota-description': None;
	'settings.quota-option-cap': None;
	'settings.quota-option-role': None;
	'settings.quota-option-weight': None;
	'settings.quota-cap': { count: number };
	'settings.quota-no-cap': None;
	'settings.quota-weights': { weight: number; roles: string };
	'settings.quota-no-weights': None;
	'settings.quota-changed': { person: string; at: number };
	'settings.quota-how-to': { settings: string };
	'settings.quota-cap-set': { count: number };
	'settings.quota-cap-taken': None;
	'settings.quota-weight-set': { role: string; weight: number };
	'settings.quota-weight-taken': { role: string };
	'settings.quota-weight-missing': None;
	'settings.quota-role-missing': None;
	'settings.quota-role-everyone': None;
	'settings.quota-roles-too-many': { most: number };
}
