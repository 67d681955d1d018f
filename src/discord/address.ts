import { z } from 'zod';

const common = {
	questionId: z.string(),
	channelId: z.string(),
	/** The first message of the answer, once it stands. */
	messageId: z.string().optional(),
	/** Whether that message holds words of the answer, which are not to be written over. */
	hasWords: z.boolean(),
};

const addresses = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('message'), guildId: z.string().optional(), ...common }),
	z.object({
		kind: z.literal('interaction'),
		applicationId: z.string(),
		token: z.string(),
		/** Epoch ms. */
		receivedAt: z.number(),
		standsInChannel: z.boolean(),
		isPrivate: z.boolean(),
		...common,
	}),
]);

/** Where an answer stands, for after a restart. */
export type Address = z.infer<typeof addresses>;

export function writeAddress(address: Address): string {
	return JSON.stringify(address);
}

/** undefined for what is no address of ours. */
export function readAddress(text: string): Address | undefined {
	if (!text.startsWith('{')) return undefined;
	const address = addresses.safeParse(JSON.parse(text));
	return address.success ? address.data : undefined;
}
