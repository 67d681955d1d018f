import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { createAnswers } from '../interactions/answers.ts';
import { callbackType, type InteractionRecord } from '../interactions/record.ts';
import { flag, has } from '../messages/flags.ts';
import { messagePayload } from '../payloads/message.ts';
import type { MessageRecord } from '../records.ts';
import { refuse } from '../refusal.ts';
import type { RestApp, RestContext } from '../rest/environment.ts';

const PATH = '/webhooks/:application/:token';
const MESSAGE_PATH = '/webhooks/:application/:token/messages/:message';

/** An interaction's answer and its followups, under the interaction's token. */
export function addInteractionWebhookRoutes(app: RestApp, backend: Backend, cdn: Cdn): void {
	const { interactions, identity, limits, messages } = backend;
	const answers = createAnswers(backend, cdn);

	const recordOf = (context: RestContext): InteractionRecord => {
		const application = context.req.param('application');
		if (application !== identity.applicationId) throw refuse.unknownWebhook();
		return interactions.answered(context.req.param('token') ?? '');
	};
	const messageOf = (context: RestContext): MessageRecord => {
		const { original, followups } = recordOf(context);
		const id = context.req.param('message');
		const found =
			id === '@original' ? original : [original, ...followups].find((one) => one?.id === id);
		if (!found || found.deletedAtMs !== null) throw refuse.unknownMessage();
		return found;
	};
	const answer = (context: RestContext, message: MessageRecord) =>
		context.json(messagePayload(backend, message));

	app.post(PATH, (context) => {
		const record = recordOf(context);
		const { json } = context.get('body');
		const { original } = record;
		const waits =
			record.callbackType === callbackType.deferredMessage &&
			original?.deletedAtMs === null &&
			has(original.flags, flag.loading);
		if (waits) return answer(context, answers.edit(context, original, json));
		if (isUserInstallOnly(record) && record.followups.length >= limits.userInstallFollowups) {
			throw refuse.tooManyFollowups();
		}
		const message = answers.create(context, record, json, 'followup');
		record.followups.push(message);
		backend.changes.emit({ kind: 'interaction-followup', interaction: record });
		return answer(context, message);
	});

	app.get(MESSAGE_PATH, (context) => answer(context, messageOf(context)));

	app.patch(MESSAGE_PATH, (context) =>
		answer(context, answers.edit(context, messageOf(context), context.get('body').json)),
	);

	app.delete(MESSAGE_PATH, (context) => {
		messages.remove(messageOf(context));
		return context.body(null, 204);
	});
}

const isUserInstallOnly = ({ owners }: InteractionRecord) =>
	owners['1'] !== undefined && owners['0'] === undefined;
