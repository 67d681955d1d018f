import { randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import type { Gateway } from '../gateway/server.ts';
import { type InteractionFacts, interactionPayload } from '../payloads/interaction.ts';
import { refuse } from '../refusal.ts';
import { createInteractionRecord, type InteractionRecord } from './record.ts';

export interface InteractionBook {
	readonly all: readonly InteractionRecord[];
	/** INTERACTION_CREATE */
	send(facts: InteractionFacts): InteractionRecord;
	/** For the first answer: refuses one that is late (10062) or the second (40060). */
	unanswered(id: string, token: string): InteractionRecord;
	acknowledge(record: InteractionRecord, callbackType: number): void;
	/** For the webhook routes: refuses before the first answer (10015) and after 15 minutes (50027). */
	answered(token: string): InteractionRecord;
}

export function createInteractionBook(core: Core, gateway: Gateway): InteractionBook {
	const { clock, limits, changes, nextId } = core;
	const byToken = new Map<string, InteractionRecord>();
	const all: InteractionRecord[] = [];
	const ageMs = (record: InteractionRecord) => clock.monotonic() - record.dispatchedAtMs;

	return {
		all,
		send(facts) {
			const id = nextId();
			const token = Buffer.from(
				`interaction:${id}:${randomBytes(72).toString('base64url')}`,
			).toString('base64url');
			const payload = interactionPayload(core, facts, { id, token });
			const record = createInteractionRecord(core, { ...facts, id, token, payload });
			byToken.set(token, record);
			all.push(record);
			gateway.dispatch({
				name: 'INTERACTION_CREATE',
				guildId: facts.channel.guildId,
				needs: 0,
				data: () => payload,
			});
			changes.emit({ kind: 'interaction-sent', interaction: record });
			return record;
		},
		unanswered(id, token) {
			const record = byToken.get(token);
			if (!record || record.id !== id) throw refuse.unknownInteraction();
			if (record.acknowledgedAtMs !== undefined) throw refuse.alreadyAcknowledged();
			if (ageMs(record) > limits.acknowledgeWithinMs) throw refuse.unknownInteraction();
			return record;
		},
		acknowledge(record, callbackType) {
			record.acknowledgedAtMs = clock.monotonic();
			record.callbackType = callbackType;
			changes.emit({ kind: 'interaction-acknowledged', interaction: record });
		},
		answered(token) {
			const record = byToken.get(token);
			if (!record) throw refuse.unknownWebhook();
			if (ageMs(record) > limits.interactionTokenMs) throw refuse.invalidWebhookToken();
			if (record.acknowledgedAtMs === undefined) throw refuse.unknownWebhook();
			return record;
		},
	};
}
