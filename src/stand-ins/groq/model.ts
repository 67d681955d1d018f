/** What Groq's free plan allows for one model; `null`: no such limit. Tokens are those of the prompt and the answer. */
export interface GroqLimits {
	rpm: number;
	rpd: number;
	tpm: number | null;
	tpd: number | null;
}

/** A row of `GET /models`, and what the stand-in knows of it beside. */
export interface GroqModel {
	id: string;
	ownedBy: string;
	/** Tokens. */
	context: number;
	longest: number;
	/** Listed, but nobody can use it. */
	active: boolean;
	sees: boolean;
	/** Whether it answers in words; speech models do not. */
	chats: boolean;
	limits: GroqLimits;
}

const usual: GroqLimits = { rpm: 30, rpd: 1_000, tpm: 8_000, tpd: 200_000 };

export const createGroqModel = (row: Pick<GroqModel, 'id'> & Partial<GroqModel>): GroqModel => ({
	ownedBy: 'OpenAI',
	context: 131_072,
	longest: 65_536,
	active: true,
	sees: false,
	chats: true,
	limits: usual,
	...row,
});

/** The free plan as published in 2026, with a speech model and one that is switched off. */
export const groqModels: readonly GroqModel[] = [
	createGroqModel({ id: 'openai/gpt-oss-120b' }),
	createGroqModel({ id: 'openai/gpt-oss-20b' }),
	createGroqModel({ id: 'openai/gpt-oss-safeguard-20b' }),
	createGroqModel({
		id: 'qwen/qwen3.6-27b',
		ownedBy: 'Alibaba Cloud',
		longest: 32_768,
		sees: true,
	}),
	createGroqModel({
		id: 'groq/compound',
		ownedBy: 'Groq',
		longest: 8_192,
		limits: { rpm: 30, rpd: 250, tpm: 70_000, tpd: null },
	}),
	createGroqModel({
		id: 'allam-2-7b',
		ownedBy: 'SDAIA',
		context: 4_096,
		longest: 4_096,
		limits: { rpm: 30, rpd: 7_000, tpm: 6_000, tpd: 500_000 },
	}),
	createGroqModel({
		id: 'llama-3.1-8b-instant',
		ownedBy: 'Meta',
		longest: 131_072,
		active: false,
		limits: { rpm: 30, rpd: 14_400, tpm: 6_000, tpd: 500_000 },
	}),
	createGroqModel({
		id: 'whisper-large-v3-turbo',
		context: 448,
		longest: 448,
		chats: false,
		limits: { rpm: 20, rpd: 2_000, tpm: null, tpd: null },
	}),
];

/** Once listed; a call for it names its end, while an unknown one does not exist. */
export const decommissioned: readonly string[] = ['llama-3.3-70b-versatile', 'qwen/qwen3-32b'];
