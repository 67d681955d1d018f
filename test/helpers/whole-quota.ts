import { sending } from '../../src/jobs/sqlite-jobs.ts';
import { createQuotaHouse } from '../../src/quota/house.ts';
import { createQuota } from '../../src/quota/manager.ts';
import { createModelBudgets } from '../../src/quota/model-budgets.ts';
import type {
	Asker,
	Lease,
	ModelBudget,
	Standing,
	Target,
	Waiting,
} from '../../src/quota/quota.ts';
import { createSqliteJointLedger } from '../../src/quota/sqlite-joint-ledger.ts';
import { createSqliteLedger } from '../../src/quota/sqlite-ledger.ts';
import { createSqliteModelLedger } from '../../src/quota/sqlite-model-ledger.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { createLedgerFolder } from './ledger-folder.ts';
import { createRecordingLog } from './log.ts';
import { createManualClock } from './manual-clock.ts';
import { noPause } from './no-pause.ts';

export const groq: Target = { provider: 'groq', remoteId: 'gpt' };
export const openRouter: Target = { provider: 'openrouter', remoteId: 'free' };

/** All budgets over a real file, as the bot wires them; `budgets` by the name of the provider. */
export async function createWholeQuota({
	budgets = {},
	hasAccount = true,
	clock = createManualClock(),
}: {
	budgets?: Readonly<Record<string, ModelBudget>>;
	hasAccount?: boolean;
	clock?: ReturnType<typeof createManualClock>;
}) {
	const folder = await createLedgerFolder();
	const { log, text } = createRecordingLog();
	let isDown = false;
	const start = async () => {
		const real = await openLedgerFile({
			path: folder.path,
			clock,
			log,
			isFirstStart: true,
			pause: noPause,
		});
		const whileUp = async <Result>(work: () => Promise<Result>) => {
			if (isDown) throw new Error('the disk is full');
			return work();
		};
		const file: typeof real = {
			...real,
			transaction: (work, signal) => whileUp(() => real.transaction(work, signal)),
			read: (work) => whileUp(() => real.read(work)),
		};
		const ledger = createSqliteModelLedger({ file, clock, sending });
		const budgetOf = ({ provider }: Target) => budgets[provider];
		const account = createQuota({
			ledger: createSqliteLedger({ file, clock, sending }),
			clock,
			log,
		});
		const quota = createQuotaHouse({
			account: hasAccount ? account : undefined,
			provider: openRouter.provider,
			models: createModelBudgets({ ledger, budgetOf, clock, log }),
			joint: createSqliteJointLedger({ file, clock, sending }),
			clock,
			log,
		});
		return { quota, file: real };
	};
	let parts = await start();
	const stop = async () => {
		await parts.quota.close();
		await parts.file.close();
	};
	let asked = 0;

	return {
		clock,
		quota: () => parts.quota,
		file: () => parts.file,
		logged: text,
		settled: () => clock.advance(0),
		fail(now: boolean) {
			isDown = now;
		},
		async restart() {
			await stop();
			parts = await start();
		},
		async remove() {
			await stop();
			await folder.remove();
		},
		/** Somebody asks; what happens is kept. */
		ask({
			target = groq,
			tokens = 10,
			personId = `person-${asked}`,
			serverId = 'server',
			standing = 'new',
			tries = 1,
			isPatient = false,
			...more
		}: Partial<Asker> & {
			target?: Target;
			tokens?: number;
			standing?: Standing;
			tries?: number;
			isPatient?: boolean;
		} = {}) {
			const controller = new AbortController();
			const told: Waiting[] = [];
			const question = {
				/** 'pending', 'leased', or why it was refused. */
				outcome: 'pending' as unknown,
				lease: undefined as Lease | undefined,
				told,
				leave: (reason?: unknown) => controller.abort(reason),
			};
			parts.quota
				.lease({
					jobId: `job-${asked++}`,
					target,
					tokens,
					tries,
					isPatient,
					asker: { personId, serverId, ...more },
					standing,
					onWaiting(waiting) {
						if (question.lease) throw new Error('told after the lease was given');
						told.push(waiting);
					},
					signal: controller.signal,
				})
				.then(
					(lease) => {
						question.outcome = 'leased';
						question.lease = lease;
					},
					(reason: unknown) => {
						question.outcome = reason;
					},
				);
			return question;
		},
	};
}
