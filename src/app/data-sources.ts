import type { Arena } from '../arena/arena.ts';
import type { Answers } from '../chat/answers.ts';
import type { Comparisons } from '../chat/comparisons.ts';
import type { Conversations } from '../chat/conversations.ts';
import type { HeldResets } from '../chat/resets.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { DataSource } from '../privacy/privacy.ts';
import type { Quota } from '../quota/quota.ts';
import type { KeyvSettings } from '../settings/keyv-settings.ts';
import type { Scope } from '../settings/settings.ts';

/**
 * Every part that keeps something of people: whoever adds one adds it here, and export, forgetting and deletions reach it.
 * What is on its way comes first, so that nothing enters the others any more.
 */
export function dataSources({
	answers,
	arena,
	comparisons,
	conversations,
	jobs,
	quota,
	resets,
	settings,
}: {
	answers: Answers;
	arena: Arena;
	comparisons: Comparisons;
	conversations: Conversations;
	jobs: Jobs;
	quota: Quota;
	resets: HeldResets;
	settings: KeyvSettings;
}): readonly DataSource[] {
	return [
		{
			// Their texts are in the jobs, as those of questions are, and go with those: what writes them is told before.
			name: 'comparisons',
			forget: async (personId) => comparisons.forgetPerson(personId, 'forget'),
			optOut: async (personId) => comparisons.forgetPerson(personId, 'opt-out'),
			placesGone: async (gone) => comparisons.forgetPlaces(gone),
			messagesGone: comparisons.forget,
		},
		{
			name: 'questions',
			export: async (personId) =>
				(await jobs.of(personId)).map(({ id, placeKey, state, attempts, question, askedAt }) => ({
					id,
					place: placeKey,
					askedAt: new Date(askedAt).toISOString(),
					state,
					attempts,
					...(question !== '' && { kept: withoutOthers(question) }),
				})),
			forget: (personId) => answers.forgetPerson(personId, 'forget'),
			optOut: (personId) => answers.forgetPerson(personId, 'opt-out'),
			isKeptIn: jobs.isIn,
			placesGone: answers.forgetPlaces,
			messagesGone: answers.forget,
		},
		{
			name: 'votes',
			export: (personId) => arena.export(personId),
			forget: (personId) => arena.forgetPerson(personId),
			placesGone: async ({ keys, serverId }) => {
				if (!keys) await arena.forgetServer(serverId);
			},
		},
		{
			name: 'resets',
			forget: async (personId) => resets.forgetPerson(personId),
			optOut: async (personId) => resets.forgetPerson(personId),
			placesGone: async (gone) => resets.forgetPlaces(gone),
			messagesGone: resets.forgetMessages,
		},
		{
			name: 'conversations',
			export: async (personId) =>
				(await conversations.export(personId)).map(({ placeKey, turns }) => ({
					place: placeKey,
					turns: turns.map(({ askedAt, quotedPersonIds: _, ...turn }) => ({
						...turn,
						askedAt: new Date(askedAt).toISOString(),
					})),
				})),
			async forget(personId) {
				await conversations.dropPerson(personId);
				await conversations.dropQuoting(personId);
			},
			optOut: (personId) => conversations.dropQuoting(personId),
			isKeptIn: async (placeKey) => (await conversations.load(placeKey)).length > 0,
			async placesGone({ keys, serverId }) {
				if (!keys) await conversations.clearServer(serverId);
				for (const key of keys ?? []) await conversations.clear(key);
			},
		},
		{
			name: 'choices',
			export: settings.export,
			forget: settings.forgetPerson,
			isKeptIn: async (placeKey) =>
				Object.keys(await settings.read(`place:${placeKey}`)).length > 0,
			placesGone: ({ keys, serverId }) =>
				settings.forgetScopes(
					keys ? { scopes: keys.map((key): Scope => `place:${key}`) } : { serverId },
				),
		},
		{
			// Counted under a pseudonym, for two days, so that whoever is forgotten has not asked less.
			name: 'requestsToday',
			export: async (personId) => (await quota.report({ personId })).mine.used,
		},
	];
}

/** What is kept of a question, as it is exported: whom it quotes is nobody's but theirs. */
function withoutOthers(question: string): object {
	const { quoted: _, ...kept }: Record<string, unknown> = Object(JSON.parse(question));
	return kept;
}
