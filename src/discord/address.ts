import { z } from 'zod';

const common = {
	questionId: z.string(),
	channelId: z.string(),
	guildId: z.string().optional(),
	/** The first message of the answer, once it stands. */
	messageId: z.string().optional(),
	/** Whether that message holds words of the answer, which are not to be written over. */
	hasWords: z.boolean(),
};

const addresses = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('message'),
		/** The message that it answers: the question, if that is one. */
		replyTo: z.string().optional(),
		...common,
	}),
	z.object({
		kind: z.literal('interaction'),
		applicationId: z.string(),
		token: z.string(),
		/** Epoch ms. */
		receivedAt: z.number(),
		standsInChannel: z.boolean(),
		isPrivate: z.boolean(),
		/** Whether the interaction's first message is this answer's. */
		ownsOriginal: z.boolean(),
		...common,
	}),
]);

/** Where an answer stands, for after a restart. */
export type Address = z.infer<typeof addresses>;

export function writeAddress(address: Address): string {
	return JSON.stringify(address);
}

type Channel = Pick<Address, 'channelId' | 'guildId'>;

/** What a person clicks to see a channel or a thread; `@me` stands for direct messages. */
export const channelLink = ({ channelId, guildId = '@me' }: Channel): string =>
	`https://discord.com/channels/${guildId}/${channelId}`;

/** The same for a message. */
export const messageLink = (channel: Channel, messageId: string): string =>
	`${channelLink(channel)}/${messageId}`;

/** undefined for what is no address of ours. */
export function readAddress(text: string): Address | undefined {
	if (!text.startsWith('{')) return undefined;
	const address = addresses.safeParse(JSON.parse(text));
	return address.success ? address.data : undefined;
}
