import { createSqliteArena } from '../arena/sqlite-arena.ts';
import { createAnswers } from '../chat/answer.ts';
import { createAttachments } from '../chat/attachments.ts';
import type { Rebuttoned, TakenBack } from '../chat/buttons.ts';
import { createComparisons } from '../chat/comparing.ts';
import { createInFlight } from '../chat/in-flight.ts';
import { createKeptPictures } from '../chat/kept-pictures.ts';
import { createConversations } from '../chat/keyv-conversations.ts';
import { createPersonHash } from '../chat/person-hash.ts';
import { createQuotedMaterial } from '../chat/quoted-material.ts';
import { createResets } from '../chat/resets.ts';
import { createSweeper } from '../chat/sweeper.ts';
import { createTokenCorrection } from '../chat/tokens.ts';
import type { Clock } from '../clock.ts';
import type { Services } from '../command.ts';
import type { Config } from '../config.ts';
import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { createSqliteJobs } from '../jobs/sqlite-jobs.ts';
import type { Logger } from '../log.ts';
import { createPictures } from '../pictures/painted-pictures.ts';
import type { Place } from '../place.ts';
import { createConsent } from '../privacy/consent.ts';
import { createPrivacy } from '../privacy/kept-privacy.ts';
import type { AccountCheck, ProviderTrouble } from '../providers/provider.ts';
import { inForce } from '../settings/in-force.ts';
import { createSettings } from '../settings/keyv-settings.ts';
import { openStore } from '../store/keyv-store.ts';
import { openLedgerFile } from '../store/sqlite-ledger-file.ts';
import type { Extent, Store } from '../store/store.ts';
import { createAlerts } from './alerts.ts';
import { createBudgets } from './budgets.ts';
import { configuredProviders } from './configured.ts';
import { dataSources } from './data-sources.ts';
import { underPseudonyms } from './pseudonyms.ts';
import { createRouting } from './routing.ts';

/** Everything behind the commands, open and wired. */
export interface OpenServices {
	readonly services: Services;
	readonly jobs: Jobs;
	readonly store: Store;
	/** What works less than it should, in words for the operator. */
	troubles(): readonly string[];
	/** Loads and asks for what must be known before the first question. */
	start(signal: AbortSignal): Promise<void>;
	/** In reverse order of opening. */
	close(): Promise<void>;
}

/** Throws a FatalError when the store or the ledger cannot be opened. */
export async function openServices(
	config: Config,
	{
		clock,
		draw = Math.random,
		log,
		discord,
		isHere,
		operator,
		onRebuttoned,
		onTakenBack,
	}: {
		clock: Clock;
		/** A number from 0 up to 1 by chance. */
		draw?: () => number;
		log: Logger;
		discord: Services['discord'];
		/** Whether somebody can still read what stands there. */
		isHere: (place: Place, personId: string) => Promise<boolean>;
		/** What people call whoever runs the bot, if that is known. */
		operator: () => Promise<string | undefined>;
		/** An answer that stands is to show these next steps instead. */
		onRebuttoned: (answer: Rebuttoned) => void;
		/** What waited for another day does not any more: the message that kept it is to say so. */
		onTakenBack: (kept: TakenBack) => void;
	},
): Promise<OpenServices> {
	const store = await openStore({ url: config.storeUrl, clock, log });
	const file = await openLedgerFile({
		path: config.ledgerPath,
		clock,
		log,
		isFirstStart: await isFirstStart(store, clock),
	});
	const forgetful = await openStore({ url: 'memory:', clock, log });
	const jobs = createSqliteJobs({ file, clock });
	const providers = configuredProviders(config);
	const hashPerson = await createPersonHash(store.records('person-hash'));
	const budgets = createBudgets(config, providers, { file, clock, log });
	const { account } = budgets;
	const quota = underPseudonyms(budgets.quota, hashPerson);
	const alerts = createAlerts({ webhookUrl: config.alertWebhookUrl, clock, log });
	const routing = createRouting(config, providers, {
		store,
		account,
		quota,
		alerts,
		clock,
		log,
	});
	const { accountWatch, catalogue, health, router } = routing;
	const settings = createSettings({ records: store.records('settings'), log });
	const conversations = createConversations({
		records: (config.retentionDays === 0 ? forgetful : store).records,
		clock,
		log,
	});
	const consent = createConsent({ settings, clock });
	const resets = createResets({ conversations, clock });
	const inFlight = createInFlight();
	const pictures = createPictures({ clock, log });
	const asking = {
		attachments: createAttachments({
			fetch: globalThis.fetch,
			clock,
			log,
			pictures,
			allowedOrigins:
				config.discord.cdnUrl === undefined ? [] : [new URL(config.discord.cdnUrl).origin],
		}),
		catalogue,
		clock,
		consent,
		conversations,
		correction: createTokenCorrection(),
		hashPerson,
		inFlight,
		isHere,
		jobs,
		keptPictures: createKeptPictures(),
		log,
		material: createQuotedMaterial({ consent, conversations, log }),
		mayKeepQuestions: config.retentionDays > 0,
		onRebuttoned,
		onTakenBack,
		quota,
		router,
		settings,
		systemPrompt: config.systemPrompt,
	};
	const arena = createSqliteArena({ file, clock });
	const answers = createAnswers(asking);
	const comparisons = createComparisons({ ...asking, arena, draw });
	const titles = new Map(providers.map(({ row }) => [row.name, row.title]));
	const compact = (extent: Extent) => Promise.all([store.compact(extent), file.compact(extent)]);
	const privacy = createPrivacy({
		compact,
		consent,
		facts: {
			retentionDays: config.retentionDays,
			providers: providers.map(({ row }) => row.title),
			operator,
		},
		records: store.records,
		sources: dataSources({
			answers,
			arena,
			comparisons,
			conversations,
			jobs,
			quota,
			resets,
			settings,
		}),
		clock,
		log,
	});
	const sweeper = createSweeper({
		arena,
		conversations,
		jobs,
		privacy,
		retentions: settings.retentions,
		compact: () => compact('worthwhile'),
		clock,
		log,
		retentionDays: config.retentionDays,
	});

	let repairing = Promise.resolve();
	/** May take seconds after a crash; nobody has to wait for it. */
	async function repair(signal: AbortSignal): Promise<void> {
		try {
			await conversations.start(signal);
		} catch (error) {
			if (signal.aborted) return;
			log.error(
				{ error: describeError(error) },
				'the indexes of the conversations were not repaired',
			);
		}
	}

	return {
		services: {
			account: accountWatch ?? noAccount,
			answers,
			arena,
			catalogue,
			choices: { inForce: (who) => inForce(who, settings) },
			clock,
			comparisons,
			discord,
			health,
			pictures,
			privacy,
			providers: { title: (name) => titles.get(name) ?? name },
			quota,
			resets,
			settings,
			troubles: routing.troubles,
		},
		jobs,
		store,
		troubles: () => routing.troubles().map(wordsOf),
		async start(signal) {
			repairing = repair(signal);
			await Promise.all([health.start(), catalogue.start(signal), accountWatch?.start()]);
		},
		async close() {
			accountWatch?.close();
			catalogue.close();
			resets.close();
			await sweeper.close();
			await pictures.close();
			await repairing;
			await quota.close();
			await health.close();
			await alerts.close();
			await conversations.close();
			await file.close();
			await forgetful.close();
			await store.close();
		},
	};
}

/** Where no account is shared, nothing of it grows old. */
const noAccount: AccountCheck = { freshen: async () => undefined };

/** For the operator. */
const wordsOf = ({ title, why }: ProviderTrouble): string =>
	why === 'no-models'
		? `no fresh list of free models of ${title}`
		: `${title} takes no questions with this key`;

/** Only a store that is new as well vouches that a new ledger has forgotten nothing. */
async function isFirstStart(store: Store, clock: Clock): Promise<boolean> {
	const installations = store.records<{ readonly since: number }>('installation');
	if ((await installations.get('first')) !== undefined) return false;
	await installations.set('first', { since: clock.now() });
	return true;
}
