/** What the free tier allows for one model of one project. `tpm`: tokens of prompts. A model with `rpd` 0 is not free. */
export interface GoogleLimits {
	rpm: number;
	tpm: number;
	rpd: number;
}

export interface GoogleModel {
	/** Without `models/`. */
	id: string;
	name: string;
	longest: number;
	kind: 'chat' | 'embedding' | 'speech' | 'image';
	/** Whether it takes a message of the role `system`. */
	takesSystem: boolean;
	limits: GoogleLimits;
}

const usual: GoogleLimits = { rpm: 5, tpm: 250_000, rpd: 20 };

export const createGoogleModel = (
	row: Pick<GoogleModel, 'id'> & Partial<GoogleModel>,
): GoogleModel => ({
	name: row.id,
	longest: 65_536,
	kind: 'chat',
	takesSystem: !row.id.startsWith('gemma-'),
	limits: usual,
	...row,
});

/** Names and limits as they were seen in autumn 2026. */
export const googleModels: readonly GoogleModel[] = [
	createGoogleModel({ id: 'gemini-3.8-flash' }),
	createGoogleModel({ id: 'gemini-3.5-flash' }),
	createGoogleModel({ id: 'gemini-3.1-flash-lite', limits: { rpm: 15, tpm: 250_000, rpd: 500 } }),
	createGoogleModel({ id: 'gemini-2.5-pro', limits: { rpm: 0, tpm: 0, rpd: 0 } }),
	createGoogleModel({
		id: 'gemma-4-31b-it',
		longest: 32_768,
		limits: { rpm: 30, tpm: 15_000, rpd: 14_400 },
	}),
	createGoogleModel({ id: 'gemini-embedding-001', kind: 'embedding' }),
	createGoogleModel({ id: 'gemini-3.1-flash-tts-preview', kind: 'speech' }),
	createGoogleModel({ id: 'imagen-4.0-generate-001', kind: 'image' }),
];

/** Closed to us, and which model is named in its place. */
export const retiredModels: Readonly<Record<string, string>> = {
	'gemini-2.5-flash': 'gemini-3.6-flash',
};
