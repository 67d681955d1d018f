import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Asker } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { weightOf } from '../settings/weights.ts';
import type { Question } from './question.ts';

/** Who asks, with what the server chose about sharing. A store that fails costs the choice, not the answer. */
export async function askerOf(
	{ id, person, place, roleIds }: Pick<Question, 'id' | 'person' | 'place' | 'roleIds'>,
	{ settings, log }: { settings: Settings; log: Logger },
): Promise<Asker> {
	const { serverId } = place;
	if (serverId === undefined) return { personId: person.id };
	try {
		const { quota } = await settings.read(`server:${serverId}`);
		return {
			personId: person.id,
			serverId,
			weight: weightOf(quota, roleIds),
			...(quota?.dailyCap === undefined ? {} : { dailyCap: quota.dailyCap }),
		};
	} catch (error) {
		log.error({ questionId: id, error: describeError(error) }, 'how a server shares is not known');
		return { personId: person.id, serverId };
	}
}
