import { type Call, type Services, slash } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { quiet } from '../src/render/footer.ts';
import { shownName } from './model-facts.ts';

type Standings = Awaited<ReturnType<Services['arena']['standings']>>;
type Rating = Standings['ratings'][number];

/** As many as one message and one picture hold. */
const MOST_ROWS = 10;
/** Fewer votes say little of who is better. */
const ENOUGH_VOTES = 30;

/** Which models win here by the votes on comparisons, and how fast and reliable they are. */
export const leaderboard = slash({
	name: 'leaderboard',
	description: 'leaderboard.description',
	contexts: ['server'],
	options: {},
	canBePrivate: true,
	acknowledge: () => 'public',
	async run(call, services) {
		const { mention, place, speak, surface } = call;
		if (place.serverId === undefined) fail(say('leaderboard.no-server'));
		const standings = await services.arena.standings(place.serverId);
		if (standings.votes === 0) fail(say('leaderboard.none', { compare: mention('compare') }));
		const shown = standings.ratings.slice(0, MOST_ROWS);
		const parts = [
			[
				speak(headOf(standings)),
				...shown.map((rating, index) => rowOf(rating, index, call, services)),
				...(standings.ratings.length > shown.length
					? [
							quiet(
								speak(say('leaderboard.more', { count: standings.ratings.length - shown.length })),
							),
						]
					: []),
				quiet(speak(say('leaderboard.how', { compare: mention('compare') }))),
			].join('\n'),
		];
		const content = await drawn(standings, shown, call, services);
		const file = content && {
			name: 'leaderboard.png',
			content,
			type: 'image/png',
			description: whatItShows(standings, shown, call, services),
			instead: parts,
		};
		await surface.finish({ parts, ...(file && { file }) });
	},
});

const headOf = ({ votes }: Standings): Sentence =>
	votes < ENOUGH_VOTES
		? say('leaderboard.few', { count: votes })
		: say('leaderboard.votes', { count: votes });

/** Without Markdown, for what shows none. */
const titleOf = ({ votes }: Standings): Sentence =>
	votes < ENOUGH_VOTES
		? say('leaderboard.picture-few', { count: votes })
		: say('leaderboard.picture-title', { count: votes });

/** Measured by our own use lately, whoever asked. */
function figuresOf(modelId: string, { speak }: Pick<Call, 'speak'>, { health }: Services): string {
	const { firstTokenMs, successRate, tokensPerSecond } = health.view(modelId);
	const figures = [
		...(tokensPerSecond === undefined
			? []
			: [say('leaderboard.speed', { tokens: Math.round(tokensPerSecond) })]),
		...(firstTokenMs === undefined
			? []
			: [say('leaderboard.first-word', { seconds: firstTokenMs / 1000 })]),
		...(successRate === undefined
			? []
			: [say('leaderboard.success', { percent: Math.round(successRate * 100) })]),
	];
	const all = figures.length === 0 ? [say('leaderboard.not-measured')] : figures;
	return all.map(speak).join(' · ');
}

const valuesOf = ({ high, low, points, votes }: Rating) => ({
	points: Math.round(points),
	low: Math.round(low),
	high: Math.round(high),
	count: votes,
});

function rowOf(rating: Rating, index: number, call: Call, services: Services): string {
	const name = shownName(rating.modelId, services.catalogue);
	const values = { rank: index + 1, name, ...valuesOf(rating) };
	const figures = quiet(figuresOf(rating.modelId, call, services));
	return `${call.speak(say('leaderboard.row', values))}\n${figures}`;
}

/** The same for who does not see the picture. */
function whatItShows(
	standings: Standings,
	shown: readonly Rating[],
	{ speak }: Call,
	{ catalogue }: Services,
): string {
	const rows = shown.map((rating) => {
		const name = shownName(rating.modelId, catalogue);
		return speak(say('leaderboard.shown-row', { name, ...valuesOf(rating) }));
	});
	return [speak(titleOf(standings)), ...rows].join('\n');
}

/** Undefined when there is no picture; why stands in the log already. */
async function drawn(
	standings: Standings,
	shown: readonly Rating[],
	call: Call,
	services: Services,
): Promise<Uint8Array | undefined> {
	const { signal, speak } = call;
	try {
		return await services.pictures.leaderboard(
			{
				title: speak(titleOf(standings)),
				note: speak(say('leaderboard.picture-note')),
				rows: shown.map(({ high, low, modelId, points }, index) => ({
					label: `${index + 1}. ${shownName(modelId, services.catalogue)}`,
					figures: figuresOf(modelId, call, services),
					points,
					low,
					high,
				})),
			},
			signal,
		);
	} catch {
		return undefined;
	}
}
