import type { LedgerDatabase } from '../store/ledger-file.ts';

type Statement = ReturnType<LedgerDatabase['prepare']>;

const known = new WeakMap<LedgerDatabase, Map<string, Statement>>();

/** The statement, compiled once for each connection. `sql` must be one of few: it is kept. */
export function prepared(database: LedgerDatabase, sql: string): Statement {
	const statements = known.get(database) ?? new Map<string, Statement>();
	known.set(database, statements);
	const statement = statements.get(sql) ?? database.prepare(sql);
	statements.set(sql, statement);
	return statement;
}
