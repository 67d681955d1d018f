import type { QuotedMessage } from '../place.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { Conversations, Turn } from './conversations.ts';
import type { Question } from './question.ts';

/** What a model reads in place of what somebody said who opted out. */
export const HIDDEN = '[hidden]';

type Reading = { readonly consent: Pick<Consent, 'optedOut'>; readonly askerId: string };

async function hiddenFrom(
	personIds: Iterable<string>,
	{ askerId, consent }: Reading,
): Promise<(personId: string) => boolean> {
	const hidden = await consent.optedOut([...personIds].filter((id) => id !== askerId));
	return (personId) => hidden.has(personId);
}

/** The conversation for who asks: without the turns of others who opted out, as an answer tells what was asked. */
export async function withoutHidden(
	turns: readonly Turn[],
	reading: Reading,
): Promise<readonly Turn[]> {
	const isHidden = await hiddenFrom(
		turns.map(({ person }) => person.id),
		reading,
	);
	return turns.filter(({ person }) => !isHidden(person.id));
}

/** What was said in a place, for who asks there: the one way on which it gets before a model. Rejects when the store fails. */
export async function conversationFor(
	{ person, place }: Pick<Question, 'person' | 'place'>,
	{
		consent,
		conversations,
	}: Pick<Reading, 'consent'> & { readonly conversations: Pick<Conversations, 'load'> },
): Promise<readonly Turn[]> {
	return withoutHidden(await conversations.load(place.key), { consent, askerId: person.id });
}

/** Messages that who asks brings along; those of others who opted out say only that they are hidden. */
export async function hideQuoted(
	messages: readonly QuotedMessage[],
	reading: Reading,
): Promise<readonly QuotedMessage[]> {
	const isHidden = await hiddenFrom(
		messages.flatMap(({ author }) => (author ? [author.id] : [])),
		reading,
	);
	return messages.map((message) =>
		message.author && isHidden(message.author.id)
			? { isOwn: false, text: HIDDEN, files: [] }
			: message,
	);
}
