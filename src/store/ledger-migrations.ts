/**
 * Forward only: the n-th entry leads from schema n to n + 1. A released entry never changes. All times are in
 * milliseconds; `day` and `hour` count UTC days and hours since the epoch. In `account` and `days`, 0 means "none".
 */
export const migrations: readonly string[] = [
	`CREATE TABLE account (
		only INTEGER PRIMARY KEY CHECK (only = 1),
		began_at INTEGER NOT NULL,
		last_stamp INTEGER NOT NULL,
		last_wall INTEGER NOT NULL,
		frozen_until INTEGER NOT NULL DEFAULT 0,
		minute_limit INTEGER NOT NULL DEFAULT 0,
		minute_limit_until INTEGER NOT NULL DEFAULT 0,
		day_limit INTEGER NOT NULL DEFAULT -1,
		closed_until INTEGER NOT NULL DEFAULT 0,
		closed_limit INTEGER NOT NULL DEFAULT 0,
		counter_at INTEGER NOT NULL DEFAULT 0,
		quiet_at INTEGER NOT NULL DEFAULT 0,
		quiet_used INTEGER NOT NULL DEFAULT 0,
		quiet_day INTEGER NOT NULL DEFAULT 0
	) STRICT;
	CREATE TABLE days (
		day INTEGER PRIMARY KEY,
		own INTEGER NOT NULL DEFAULT 0,
		outside INTEGER NOT NULL DEFAULT 0
	) STRICT;
	CREATE TABLE attempts (
		id TEXT PRIMARY KEY,
		job_id TEXT NOT NULL,
		at INTEGER NOT NULL,
		first_day INTEGER NOT NULL,
		last_day INTEGER NOT NULL,
		state TEXT NOT NULL,
		outcome TEXT NOT NULL DEFAULT ''
	) STRICT;
	CREATE INDEX attempts_by_time ON attempts (at);
	CREATE TABLE jobs (
		id TEXT PRIMARY KEY,
		place_key TEXT NOT NULL,
		person_id TEXT NOT NULL,
		run TEXT NOT NULL,
		state TEXT NOT NULL,
		attempts INTEGER NOT NULL DEFAULT 0,
		address TEXT NOT NULL,
		asked_at INTEGER NOT NULL,
		ended_at INTEGER NOT NULL DEFAULT 0
	) STRICT;
	CREATE INDEX jobs_by_state ON jobs (state, ended_at);`,
	`ALTER TABLE account ADD COLUMN closed_at INTEGER NOT NULL DEFAULT 0;
	UPDATE account SET closed_at = last_stamp;`,
	`ALTER TABLE account ADD COLUMN noted_steady INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE account ADD COLUMN noted_monotonic INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE account ADD COLUMN noted_wall INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE account ADD COLUMN began_steady INTEGER NOT NULL DEFAULT 0;
	UPDATE account SET noted_steady = last_stamp, noted_wall = last_stamp, began_steady = began_at;
	ALTER TABLE attempts ADD COLUMN server_key TEXT NOT NULL DEFAULT '';
	ALTER TABLE attempts ADD COLUMN person_id TEXT NOT NULL DEFAULT '';
	ALTER TABLE attempts ADD COLUMN hour INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE days ADD COLUMN day_limit INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE days ADD COLUMN spent_at INTEGER NOT NULL DEFAULT 0;
	CREATE TABLE asked (
		hour INTEGER PRIMARY KEY,
		count INTEGER NOT NULL
	) STRICT;
	CREATE TABLE savings (
		day INTEGER NOT NULL,
		kind TEXT NOT NULL,
		count INTEGER NOT NULL,
		PRIMARY KEY (day, kind)
	) STRICT;`,
	`ALTER TABLE jobs ADD COLUMN handle TEXT NOT NULL DEFAULT '';
	ALTER TABLE jobs ADD COLUMN question TEXT NOT NULL DEFAULT '';
	ALTER TABLE jobs ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE jobs ADD COLUMN offered_in TEXT NOT NULL DEFAULT '';
	CREATE INDEX jobs_by_handle ON jobs (handle);`,
	`ALTER TABLE attempts ADD COLUMN units INTEGER NOT NULL DEFAULT 1;
	ALTER TABLE attempts ADD COLUMN tries INTEGER NOT NULL DEFAULT 1;
	ALTER TABLE attempts ADD COLUMN is_told INTEGER NOT NULL DEFAULT 1;
	CREATE INDEX attempts_open ON attempts (at) WHERE state = 'sent' AND tries > 1 AND is_told = 0;
	ALTER TABLE account ADD COLUMN lists_cost TEXT NOT NULL DEFAULT '';
	ALTER TABLE account ADD COLUMN lists_hint TEXT NOT NULL DEFAULT '';
	ALTER TABLE account ADD COLUMN lists_since INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE account ADD COLUMN lists_used INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE account ADD COLUMN lists_day INTEGER NOT NULL DEFAULT 0;
	CREATE TABLE model_time (
		only INTEGER PRIMARY KEY CHECK (only = 1),
		began_steady INTEGER NOT NULL,
		last_stamp INTEGER NOT NULL,
		noted_steady INTEGER NOT NULL,
		noted_monotonic INTEGER NOT NULL,
		noted_wall INTEGER NOT NULL
	) STRICT;
	INSERT INTO model_time SELECT 1, 0, noted_steady, noted_steady, noted_monotonic, noted_wall FROM account;
	CREATE TABLE model_attempts (
		id TEXT PRIMARY KEY,
		provider TEXT NOT NULL,
		remote_id TEXT NOT NULL,
		budget_day TEXT NOT NULL,
		at INTEGER NOT NULL,
		last_day INTEGER NOT NULL,
		requests INTEGER NOT NULL,
		tokens INTEGER NOT NULL,
		state TEXT NOT NULL,
		outcome TEXT NOT NULL DEFAULT '',
		server_key TEXT NOT NULL DEFAULT '',
		person_id TEXT NOT NULL DEFAULT '',
		job_id TEXT NOT NULL DEFAULT '',
		hour INTEGER NOT NULL
	) STRICT;
	CREATE INDEX model_attempts_by_model ON model_attempts (provider, remote_id, at);
	CREATE INDEX model_attempts_by_time ON model_attempts (at);
	CREATE TABLE model_limits (
		provider TEXT NOT NULL,
		remote_id TEXT NOT NULL,
		measure TEXT NOT NULL,
		most INTEGER NOT NULL,
		until_steady INTEGER NOT NULL,
		PRIMARY KEY (provider, remote_id, measure)
	) STRICT;
	CREATE TABLE model_shut (
		provider TEXT NOT NULL,
		remote_id TEXT NOT NULL,
		span TEXT NOT NULL,
		measure TEXT NOT NULL,
		until_steady INTEGER NOT NULL,
		until_wall INTEGER NOT NULL,
		PRIMARY KEY (provider, remote_id, span, measure)
	) STRICT;`,
	// `model_sums`: what the rows of `model_attempts` come to in each four minutes; `slot` counts those of steady time.
	`CREATE INDEX attempts_by_person ON attempts (person_id, server_key);
	CREATE INDEX model_attempts_by_person ON model_attempts (person_id, server_key, hour);
	CREATE TABLE model_sums (
		provider TEXT NOT NULL,
		remote_id TEXT NOT NULL,
		slot INTEGER NOT NULL,
		last_day INTEGER NOT NULL,
		requests INTEGER NOT NULL,
		tokens INTEGER NOT NULL,
		PRIMARY KEY (provider, remote_id, slot, last_day)
	) STRICT, WITHOUT ROWID;
	INSERT INTO model_sums
		SELECT provider, remote_id, at / 240000, last_day, sum(requests), sum(iif(state = 'outside', 0, tokens))
		FROM model_attempts WHERE state <> 'void' GROUP BY 1, 2, 3, 4;
	CREATE TRIGGER model_sums_with AFTER INSERT ON model_attempts WHEN new.state <> 'void' BEGIN
		INSERT INTO model_sums VALUES (new.provider, new.remote_id, new.at / 240000, new.last_day, new.requests,
			iif(new.state = 'outside', 0, new.tokens))
		ON CONFLICT DO UPDATE SET requests = requests + excluded.requests, tokens = tokens + excluded.tokens;
	END;
	CREATE TRIGGER model_sums_without AFTER DELETE ON model_attempts WHEN old.state <> 'void' BEGIN
		UPDATE model_sums SET requests = requests - old.requests,
			tokens = tokens - iif(old.state = 'outside', 0, old.tokens)
		WHERE provider = old.provider AND remote_id = old.remote_id AND slot = old.at / 240000 AND last_day = old.last_day;
		DELETE FROM model_sums WHERE provider = old.provider AND remote_id = old.remote_id
			AND slot = old.at / 240000 AND last_day = old.last_day AND requests = 0 AND tokens = 0;
	END;
	CREATE TRIGGER model_sums_changed AFTER UPDATE ON model_attempts BEGIN
		UPDATE model_sums SET requests = requests - old.requests,
			tokens = tokens - iif(old.state = 'outside', 0, old.tokens)
		WHERE old.state <> 'void' AND provider = old.provider AND remote_id = old.remote_id
			AND slot = old.at / 240000 AND last_day = old.last_day;
		INSERT INTO model_sums SELECT new.provider, new.remote_id, new.at / 240000, new.last_day, new.requests,
			iif(new.state = 'outside', 0, new.tokens) WHERE new.state <> 'void'
		ON CONFLICT DO UPDATE SET requests = requests + excluded.requests, tokens = tokens + excluded.tokens;
	END;`,
	// The messages, besides its own, with which what is kept of a question goes: added to it, or showing its answer.
	`CREATE TABLE job_messages (
		message_id TEXT NOT NULL,
		job_id TEXT NOT NULL,
		shows_answer INTEGER NOT NULL,
		PRIMARY KEY (message_id, job_id)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX job_messages_by_job ON job_messages (job_id);
	INSERT OR IGNORE INTO job_messages
		SELECT value, jobs.id, 0 FROM jobs, json_each('["' || replace(trim(offered_in), ' ', '","') || '"]')
		WHERE offered_in <> '';
	ALTER TABLE jobs DROP COLUMN offered_in;
	CREATE TRIGGER job_messages_with AFTER DELETE ON jobs BEGIN
		DELETE FROM job_messages WHERE job_id = old.id;
	END;
	CREATE INDEX jobs_by_person ON jobs (person_id, state);
	CREATE INDEX jobs_by_place ON jobs (place_key, asked_at);`,
	// What somebody found best of a comparison; an empty winner is a tie.
	`CREATE TABLE votes (
		comparison_id TEXT NOT NULL,
		person_id TEXT NOT NULL,
		server_id TEXT NOT NULL,
		model_ids TEXT NOT NULL,
		winner_id TEXT NOT NULL,
		voted_at INTEGER NOT NULL,
		UNIQUE (comparison_id, person_id)
	) STRICT;
	CREATE INDEX votes_by_server ON votes (server_id, model_ids, winner_id);
	CREATE INDEX votes_by_person ON votes (person_id);
	CREATE INDEX votes_by_time ON votes (voted_at);`,
];
