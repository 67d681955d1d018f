import { type Call, type Services, slash } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';
import { capIn } from './personal-cap.ts';
import { pictureOf, whatItShows } from './quota-picture.ts';
import { type AccountReport, inWordsOf, type Report } from './quota-words.ts';

/** A picture that takes longer comes after the words. */
const PICTURE_IN_TIME_MS = 1_000;

export const quota = slash({
	name: 'quota',
	description: 'quota.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {},
	acknowledge: () => 'private',
	async run(call, services) {
		const { account, catalogue, clock, pictures, providers, quota: shared, settings } = services;
		const { may, person, place, speak, surface } = call;
		const [cap] = await Promise.all([capIn(place, settings), account.freshen()]);
		const report = await shared.report({
			personId: person.id,
			...(place.serverId === undefined ? {} : { serverId: place.serverId }),
		});
		const nameOf = ({ provider, remoteId }: Report['models'][number]) =>
			`${providers.title(provider)} · ${catalogue.findRemote(provider, remoteId)?.name ?? remoteId}`;
		const told = { report, cap, toManager: may.manageServer, nameOf };
		const parts = [inWordsOf(told, speak).map(speak).join('\n')];
		const stopWaiting = clock.after(PICTURE_IN_TIME_MS, () =>
			surface.offer('first-words', () => ({ parts })),
		);
		const { account: ours } = report;
		const content = ours?.isDayKnown ? await drawn(ours, call, pictures) : undefined;
		stopWaiting();
		if (ours === undefined || content === undefined) {
			await surface.finish({ parts });
			return;
		}
		const description = whatItShows(ours)
			.map(speak)
			.join(speak(say('list.between-sentences')));
		const file = { name: 'quota.png', content, type: 'image/png', description, instead: parts };
		await surface.finish({ parts, file });
	},
});

/** Undefined when there is no picture, or none in time; why stands in the log already. */
async function drawn(
	report: AccountReport,
	{ signal, speak }: Call,
	pictures: Services['pictures'],
): Promise<Uint8Array | undefined> {
	try {
		return await pictures.quota(pictureOf(report, speak), signal);
	} catch {
		return undefined;
	}
}
