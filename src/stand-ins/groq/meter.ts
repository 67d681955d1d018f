import type { Clock } from '../../clock.ts';
import type { ErrorReply } from '../model-server/error-reply.ts';
import { createRefillingGauge, createSlidingGauge, type Gauge } from '../model-server/gauge.ts';
import { goDuration } from '../model-server/go-duration.ts';
import { type GroqErrorId, groqError, ORGANIZATION } from './error-body.ts';
import type { GroqModel } from './model.ts';

/**
 * How minutes are counted. `sliding`: no 60 seconds hold more than the limit. `refill`: as the captured waits show it, a
 * bucket that refills evenly, which lets a burst be followed by a trickle.
 */
export type MinuteCount = 'sliding' | 'refill';

/** What one model has counted. */
export interface Meter {
	/** Takes one request and its tokens, or says what has no room for them. A refused one is not counted. */
	admit(tokens: number): { settle(tokens: number): void } | ErrorReply<GroqErrorId>;
	/** Requests of somebody else in the same organization, now. */
	useOutside(use: { requests?: number; tokens?: number }): void;
	headers(): Record<string, string>;
}

interface Gate {
	gauge: Gauge;
	measure: 'requests' | 'tokens';
	words: string;
	error: GroqErrorId;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const UPGRADE =
	' Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing';

export function createMeter(clock: Clock, model: () => GroqModel, minuteCount: MinuteCount): Meter {
	const minute = minuteCount === 'sliding' ? createSlidingGauge : createRefillingGauge;
	const limit = (name: keyof GroqModel['limits']) => () =>
		model().limits[name] ?? Number.POSITIVE_INFINITY;
	const gates = {
		rpm: minute({ clock, limit: limit('rpm'), spanMs: MINUTE_MS }),
		rpd: createRefillingGauge({ clock, limit: limit('rpd'), spanMs: DAY_MS }),
		tpm: minute({ clock, limit: limit('tpm'), spanMs: MINUTE_MS }),
		tpd: createRefillingGauge({ clock, limit: limit('tpd'), spanMs: DAY_MS }),
	};
	const requestGates: Gate[] = [
		{
			gauge: gates.rpm,
			measure: 'requests',
			words: 'requests per minute (RPM)',
			error: 'groq_rpm',
		},
		{ gauge: gates.rpd, measure: 'requests', words: 'requests per day (RPD)', error: 'groq_rpd' },
	];
	const tokenGates: Gate[] = [
		{ gauge: gates.tpm, measure: 'tokens', words: 'tokens per minute (TPM)', error: 'groq_tpm' },
		{ gauge: gates.tpd, measure: 'tokens', words: 'tokens per day (TPD)', error: 'groq_tpd' },
	];

	const headers = () => ({
		'x-ratelimit-limit-requests': String(gates.rpd.limit()),
		'x-ratelimit-remaining-requests': String(left(gates.rpd)),
		'x-ratelimit-reset-requests': goDuration(gates.rpd.emptyMs()),
		...(model().limits.tpm !== null && {
			'x-ratelimit-limit-tokens': String(gates.tpm.limit()),
			'x-ratelimit-remaining-tokens': String(left(gates.tpm)),
			'x-ratelimit-reset-tokens': goDuration(gates.tpm.emptyMs()),
		}),
	});
	const refuse = ({ gauge, measure, words, error }: Gate, amount: number) => {
		const waitMs = gauge.waitMs(amount);
		const numbers = `Limit ${gauge.limit()}, Used ${gauge.used()}, Requested ${amount}`;
		const upgrade = measure === 'tokens' ? UPGRADE : '';
		return groqError(error, {
			message: `Rate limit reached for ${at(model())} on ${words}: ${numbers}. Please try again in ${goDuration(waitMs)}.${upgrade}`,
			type: measure,
			headers: { ...headers(), 'retry-after': wholeSeconds(waitMs) },
		});
	};
	const amountOf = ({ measure }: Gate, tokens: number) => (measure === 'requests' ? 1 : tokens);

	return {
		admit(tokens) {
			if (tokens > gates.tpm.limit())
				return groqError('groq_413', {
					message: `Request too large for ${at(model())} on tokens per minute (TPM): Limit ${gates.tpm.limit()}, Requested ${tokens}, please reduce your message size and try again.`,
					headers: headers(),
				});
			const all = [...requestGates, ...tokenGates];
			const full = all.find((gate) => gate.gauge.waitMs(amountOf(gate, tokens)) > 0);
			if (full) return refuse(full, amountOf(full, tokens));
			for (const { gauge } of requestGates) gauge.take(1);
			const taken = tokenGates.map(({ gauge }) => gauge.take(tokens));
			return {
				settle(better) {
					for (const become of taken) become(better);
				},
			};
		},
		useOutside({ requests = 0, tokens = 0 }) {
			for (const { gauge } of requestGates) gauge.take(requests);
			for (const { gauge } of tokenGates) gauge.take(tokens);
		},
		headers,
	};
}

const at = ({ id }: GroqModel) =>
	`model \`${id}\` in organization \`${ORGANIZATION}\` service tier \`on_demand\``;
const left = (gauge: Gauge) => Math.max(0, Math.floor(gauge.limit() - gauge.used()));

/** A capture has 917 for 15m17.136s: whoever comes back on that second alone is early. */
const wholeSeconds = (ms: number) => String(Math.max(1, Math.floor(ms / 1_000)));
