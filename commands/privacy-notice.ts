import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, secondsPast } from '../src/locales/keys.ts';

/** Days that conversations are kept in this place; 0: in memory only. A server can only shorten what the operator set. */
async function daysKept(
	{ place }: Pick<Call, 'place'>,
	{ privacy, settings }: Services,
): Promise<number> {
	const { retentionDays } = privacy.facts;
	if (place.serverId === undefined) return retentionDays;
	const { retention } = await settings.read(`server:${place.serverId}`);
	return Math.min(retentionDays, retention?.days ?? retentionDays);
}

/** All that `/privacy notice` says. */
export async function noticeSentences(
	call: Pick<Call, 'mention' | 'person' | 'place'>,
	services: Services,
): Promise<readonly Sentence[]> {
	const { mention, person } = call;
	const { privacy } = services;
	const operator = await privacy.facts.operator();
	const outSince = await privacy.optedOutAt(person.id);
	const yours = { export: mention('privacy export'), forget: mention('privacy forget') };
	return [
		say('privacy.notice-sent', { providers: privacy.facts.providers }),
		say('privacy.notice-kept', { count: await daysKept(call, services) }),
		say('privacy.notice-also'),
		say('privacy.notice-not'),
		operator === undefined
			? say('privacy.notice-operator-unknown')
			: say('privacy.notice-operator', { name: operator }),
		...(outSince === undefined
			? [say('privacy.notice-yours', { ...yours, optOut: mention('privacy opt-out') })]
			: [
					say('privacy.notice-yours-out', yours),
					say('privacy.notice-opted-out', {
						at: secondsPast(outSince),
						optIn: mention('privacy opt-in'),
					}),
				]),
	];
}

/** Shows what a command has to say; whoever has not been told what is kept is told it beside that. */
export async function withFirstNotice(
	call: Call,
	services: Services,
	show: () => Promise<unknown>,
): Promise<void> {
	const firstNotice = createFirstNotice(call, services);
	try {
		await firstNotice.line();
		await show();
		await firstNotice.shown();
	} catch (error) {
		await firstNotice.lost();
		throw error;
	}
}

/**
 * What is kept, told each person once, at the end of the first answer: beside a command to them alone, else as one quiet
 * line. What cannot be told is told the next time, and spoils no answer.
 */
export function createFirstNotice(call: Call, services: Services) {
	const { person } = call;
	const { privacy } = services;
	let aside: ReturnType<Call['aside']>;
	let isClaimed = false;

	/** Undefined when it fails. */
	async function tried<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
		const [settled] = await Promise.allSettled([work()]);
		return settled.status === 'fulfilled' ? settled.value : undefined;
	}

	async function lost(): Promise<void> {
		aside?.abandon();
		if (isClaimed) await tried(() => privacy.untold(person.id));
	}

	return {
		/** The line under the answer, if there is one. */
		async line(): Promise<readonly Sentence[]> {
			isClaimed = (await tried(() => privacy.isFirst(person.id))) ?? false;
			if (!isClaimed) return [];
			aside = call.aside();
			return aside ? [] : [say('privacy.first-line', { notice: call.mention('privacy notice') })];
		},
		/** The answer stands. */
		async shown(): Promise<void> {
			if (!aside) return;
			const told = await tried(async () => {
				const notice = call.mention('privacy notice');
				const values = { providers: privacy.facts.providers, notice };
				const count = await daysKept(call, services);
				const sentence = say('privacy.first-aside', { ...values, count });
				return aside?.finish({ parts: [call.speakAside(sentence)] });
			});
			if (!told) await lost();
		},
		/** The answer was never seen. */
		lost,
	};
}
