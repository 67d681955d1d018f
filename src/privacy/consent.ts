import type { Clock } from '../clock.ts';
import type { Settings } from '../settings/settings.ts';
import type { Consent } from './privacy.ts';

export type ChangingConsent = Consent & {
	/** Both are false where nothing changes by it. */
	optOut(personId: string): Promise<boolean>;
	optIn(personId: string): Promise<boolean>;
};

/** Kept with the choices of each person. */
export function createConsent({
	settings,
	clock,
}: {
	settings: Settings;
	clock: Clock;
}): ChangingConsent {
	const read = async (personId: string) => (await settings.read(`person:${personId}`)).privacy;

	return {
		async optedOut(personIds) {
			const out = new Set<string>();
			for (const personId of new Set(personIds)) {
				if ((await read(personId))?.optedOutAt !== undefined) out.add(personId);
			}
			return out;
		},
		optedOutAt: async (personId) => (await read(personId))?.optedOutAt,
		async isFirst(personId) {
			if ((await read(personId)) !== undefined) return false;
			let isFirst = false;
			await settings.change(`person:${personId}`, ({ privacy }) => {
				isFirst = privacy === undefined;
				return isFirst ? { privacy: { noticedAt: clock.now() } } : {};
			});
			return isFirst;
		},
		async untold(personId) {
			await settings.change(`person:${personId}`, ({ privacy }) =>
				privacy?.optedOutAt === undefined ? { privacy: null } : {},
			);
		},
		async optOut(personId) {
			let isNew = false;
			await settings.change(`person:${personId}`, ({ privacy }) => {
				isNew = privacy?.optedOutAt === undefined;
				return isNew ? { privacy: { ...privacy, optedOutAt: clock.now() } } : {};
			});
			return isNew;
		},
		async optIn(personId) {
			let was = false;
			await settings.change(`person:${personId}`, ({ privacy }) => {
				was = privacy?.optedOutAt !== undefined;
				return was ? { privacy: { noticedAt: privacy?.noticedAt ?? clock.now() } } : {};
			});
			return was;
		},
	};
}
