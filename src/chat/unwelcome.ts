import { describeError, UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import { serverScopes } from '../settings/scopes.ts';
import type { Choices, Door, Settings } from '../settings/settings.ts';
import { type Unwelcome, unwelcome } from '../settings/unwelcome.ts';
import type { Answers } from './answers.ts';
import type { Course } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { Question } from './question.ts';

/** How many are let in and kept out; of nobody let in all are. */
function doorsOf({ pause, places }: Choices) {
	const counts = (doors: readonly (Door | undefined)[], list: keyof Door) =>
		doors.reduce((sum, door) => sum + (door?.[list].length ?? 0), 0);
	const people = [places?.people, places?.roles];
	return {
		isPaused: pause !== undefined,
		channelsAllowed: counts([places?.channels], 'allow'),
		channelsDenied: counts([places?.channels], 'deny'),
		peopleAllowed: counts(people, 'allow'),
		peopleDenied: counts(people, 'deny'),
	};
}

export const refusalFor = (why: Unwelcome) =>
	new UserError(say(why === 'paused' ? 'house.paused-meanwhile' : 'house.unwelcome-meanwhile'));

/** What a server does not want to be asked, or not any more. */
export function createUnwelcome({
	inFlight,
	log,
	settings,
	underWay,
}: {
	inFlight: Pick<InFlight, 'stop'>;
	log: Logger;
	settings: Pick<Settings, 'read'>;
	underWay: ReadonlySet<Course>;
}) {
	async function whyUnwelcome(
		asker: Parameters<Answers['whyUnwelcome']>[0],
	): Promise<Unwelcome | undefined> {
		const [choices = {}] = await Promise.all(serverScopes(asker.place).map(settings.read));
		return unwelcome(choices, asker);
	}

	const answers: Pick<Answers, 'endUnwelcome' | 'whyUnwelcome'> = {
		whyUnwelcome,
		async endUnwelcome(serverId) {
			const choices = await settings.read(`server:${serverId}`);
			const fields = { serverId, ...doorsOf(choices) };
			log.info(fields, 'where and with whom the bot speaks was changed');
			for (const { question } of [...underWay]) {
				if (question.place.serverId !== serverId) continue;
				const why = unwelcome(choices, question);
				if (why !== undefined) inFlight.stop(question.id, refusalFor(why));
			}
		},
	};

	return {
		answers,
		/** Throws a UserError for what is not to be asked. Choices that cannot be read forbid nothing. */
		async refuse(question: Question): Promise<void> {
			let why: Unwelcome | undefined;
			try {
				why = await whyUnwelcome(question);
			} catch (error) {
				const fields = { questionId: question.id, error: describeError(error) };
				log.error(fields, 'whether a server wants a question is not known');
			}
			if (why !== undefined) throw refusalFor(why);
		},
	};
}
