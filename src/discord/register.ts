import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { type Clock, sleep } from '../clock.ts';
import { describeError, isAbort } from '../errors.ts';
import type { Logger } from '../log.ts';
import { changesTo, type Registered } from './command-changes.ts';
import type { CommandPayload } from './command-payload.ts';

const registeredSchema = z.array(
	z.looseObject({ id: z.string(), type: z.number().optional(), name: z.string() }),
);
const writtenSchema = z.object({ id: z.string() });

const FIRST_RETRY_MS = 5 * 60_000;
const LAST_RETRY_MS = 6 * 60 * 60_000;

/** Where commands are registered: everywhere, or in one server at once. */
export type Registry = { readonly applicationId: string; readonly guildId?: string };

/**
 * Makes Discord hold just these commands by writing the differences only: it allows 200 new commands a day. What fails
 * is logged and tried again later, until `signal` aborts. `onKnown` gets the id of each command.
 */
export async function register(
	{
		clock,
		log,
		onKnown,
		rest,
	}: {
		clock: Clock;
		log: Logger;
		onKnown: (name: string, id: string) => void;
		rest: REST;
	},
	registry: Registry,
	wanted: readonly CommandPayload[],
	signal: AbortSignal,
): Promise<void> {
	for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
		try {
			const written = await writeChanges(rest, registry, wanted, onKnown, signal);
			log.info({ ...registry, ...written }, 'Commands are registered');
			return;
		} catch (error) {
			if (signal.aborted) return;
			log.warn(
				{ ...registry, retryMs, error: describeError(error) },
				'Commands could not be registered; the bot goes on with those that Discord knows',
			);
		}
		try {
			await sleep(clock, retryMs, signal);
		} catch (error) {
			if (isAbort(error) || signal.aborted) return;
			throw error;
		}
	}
}

async function writeChanges(
	rest: REST,
	{ applicationId, guildId }: Registry,
	wanted: readonly CommandPayload[],
	onKnown: (name: string, id: string) => void,
	signal: AbortSignal,
) {
	const all = guildId
		? Routes.applicationGuildCommands(applicationId, guildId)
		: Routes.applicationCommands(applicationId);
	const one = (id: string): `/${string}` => `${all}/${id}`;
	// Without this Discord leaves the translations out, and every start would see a difference.
	const query = new URLSearchParams({ with_localizations: 'true' });
	const registered: readonly Registered[] = registeredSchema.parse(
		await rest.get(all, { query, signal }),
	);
	for (const { id, name } of registered) onKnown(name, id);
	const { added, changed, removed } = changesTo(wanted, registered);
	for (const { id, payload } of changed) await rest.patch(one(id), { body: payload, signal });
	for (const { id } of removed) await rest.delete(one(id), { signal });
	// Last, because only new commands run into the limit of the day (30034).
	for (const body of added) {
		onKnown(body.name, writtenSchema.parse(await rest.post(all, { body, signal })).id);
	}
	const names = (commands: readonly { readonly name: string }[]) =>
		commands.map(({ name }) => name);
	return {
		added: names(added),
		changed: changed.map(({ payload }) => payload.name),
		removed: names(removed),
	};
}
