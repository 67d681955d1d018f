import type { Call, Subcommand } from '../command.ts';
import { fail } from '../errors.ts';
import { say } from '../locales/keys.ts';
import { sayMissing } from '../render/missing-permissions.ts';
import type { Handling } from './handling.ts';
import type { Acknowledged, Origin } from './incoming.ts';

export type Acknowledging = ReturnType<typeof createAcknowledging>;

/** What is called, and by which rules. */
export type Called = Pick<Subcommand, 'name' | 'asks' | 'canBePrivate'>;

/** Runs what Discord waits for: commands, and the forms that they open. */
export function createAcknowledging({ callFor, handle }: Pick<Handling, 'callFor' | 'handle'>) {
	/** Why a public call came to nothing concerns who called alone, unless something of it stands already. */
	function toAsker(from: Origin & Acknowledged): (call: Call) => Call['reply'] {
		return (call) =>
			async (...sentences) => {
				if (!(await from.takeBack())) return call.reply(...sentences);
				await asideTo(from).reply(...sentences);
			};
	}

	const asideTo = (from: Origin & Acknowledged) =>
		callFor({ ...from, surface: from.aside() }, 'private');

	/**
	 * Acknowledges before anything else happens; what follows a lost acknowledgement would be seen by nobody. Where the
	 * bot may not speak before everybody, who called is answered alone if that can be, and told what it lacks.
	 */
	async function acknowledged(
		from: Origin & Acknowledged,
		{ name, asks, canBePrivate }: Called,
		wanted: 'public' | 'private',
		run: (call: Call) => Promise<void>,
	): Promise<void> {
		const missing = wanted === 'public' ? (from.missingToSpeak ?? []) : [];
		const visible = missing.length > 0 ? 'private' : wanted;
		await from.acknowledge(visible);
		await handle(
			from,
			visible,
			name,
			async (call, { refusal }) => {
				if (missing.length > 0 && !canBePrivate)
					fail(sayMissing('permission.cannot-speak', missing, call.speak));
				if (asks && refusal) fail(refusal.sentence);
				await run(call);
				if (missing.length > 0)
					await asideTo(from).reply(sayMissing('permission.only-you', missing, call.speak));
			},
			visible === 'public' ? { replyTo: toAsker(from) } : {},
		);
	}

	return {
		acknowledged,
		/** What no command of ours stands behind. */
		unknown: (from: Origin & Acknowledged, name: string) =>
			acknowledged(from, { name }, 'private', async () => fail(say('dispatch.unknown-command'))),
	};
}
