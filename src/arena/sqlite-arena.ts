import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import type { Arena, KeptVote } from './arena.ts';
import { rate } from './ratings.ts';

const modelIds = z.array(z.string());
const idsIn = (text: unknown) => modelIds.parse(JSON.parse(String(text)));
const winnerIn = (id: unknown) => (id === '' ? {} : { winnerId: String(id) });

const toVote = (row: Record<string, unknown>): KeptVote => ({
	comparisonId: String(row['comparison_id']),
	serverId: String(row['server_id']),
	personId: String(row['person_id']),
	modelIds: idsIn(row['model_ids']),
	...winnerIn(row['winner_id']),
	votedAt: Number(row['voted_at']),
});

/** The votes in the rows of the ledger's file. */
export function createSqliteArena({ file, clock }: { file: LedgerFile; clock: Clock }): Arena {
	const remove = (condition: string, value: string | number) =>
		file.transaction((database) =>
			Number(database.prepare(`DELETE FROM votes WHERE ${condition}`).run(value).changes),
		);

	return {
		vote: ({ comparisonId, serverId, personId, modelIds: ids, winnerId = '' }) =>
			file.transaction((database) => {
				const before = database
					.prepare('SELECT winner_id FROM votes WHERE comparison_id = ? AND person_id = ?')
					.get(comparisonId, personId);
				database
					.prepare(
						`INSERT INTO votes (comparison_id, person_id, server_id, model_ids, winner_id, voted_at)
						VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (comparison_id, person_id)
						DO UPDATE SET winner_id = excluded.winner_id, voted_at = excluded.voted_at`,
					)
					.run(
						comparisonId,
						personId,
						serverId,
						JSON.stringify(ids),
						winnerId,
						Math.floor(clock.now()),
					);
				if (before === undefined) return 'new';
				return before['winner_id'] === winnerId ? 'same' : 'changed';
			}),

		count: (comparisonId) =>
			file.read((database) => {
				const rows = database
					.prepare(
						'SELECT winner_id, count(*) AS count FROM votes WHERE comparison_id = ? GROUP BY winner_id',
					)
					.all(comparisonId)
					.map((row) => [String(row['winner_id']), Number(row['count'])] as const);
				const { '': ties = 0, ...wins } = Object.fromEntries(rows);
				return { wins, ties };
			}),

		async standings(serverId) {
			const ballots = await file.read((database) => ballotsOf(database, serverId));
			const votes = ballots.reduce((sum, { count }) => sum + count, 0);
			return { votes, ratings: rate(ballots) };
		},

		export: (personId) =>
			file.read((database) =>
				database
					.prepare('SELECT * FROM votes WHERE person_id = ? ORDER BY voted_at, comparison_id')
					.all(personId)
					.map(toVote),
			),

		forgetPerson: (personId) => remove('person_id = ?', personId),
		forgetServer: (serverId) => remove('server_id = ?', serverId),
		sweep: (votedBefore) => remove('voted_at < ?', Math.floor(votedBefore)),
	};
}

const ballotsOf = (database: LedgerDatabase, serverId: string) =>
	database
		.prepare(
			`SELECT model_ids, winner_id, count(*) AS count FROM votes WHERE server_id = ?
			GROUP BY model_ids, winner_id`,
		)
		.all(serverId)
		.map((row) => ({
			modelIds: idsIn(row['model_ids']),
			...winnerIn(row['winner_id']),
			count: Number(row['count']),
		}));
