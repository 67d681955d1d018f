import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { parseForm } from '../form.ts';
import { createAnswers } from '../interactions/answers.ts';
import { callbackType, type InteractionRecord } from '../interactions/record.ts';
import { flag, has } from '../messages/flags.ts';
import { messagePayload } from '../payloads/message.ts';
import type { Json, MessageRecord } from '../records.ts';
import { refuse } from '../refusal.ts';
import type { RestApp, RestContext } from '../rest/environment.ts';
import {
	callbackForm,
	checkCallbackType,
	choicesForm,
	deferForm,
	modalForm,
} from '../schemas/callback.ts';

type Answer = (context: RestContext, record: InteractionRecord, data: unknown) => void;

const IN_DATA = ['data'];

/** POST /interactions/{id}/{token}/callback: the first answer. */
export function addCallbackRoutes(app: RestApp, backend: Backend, cdn: Cdn): void {
	const { interactions } = backend;
	const answers = createAnswers(backend, cdn);
	const answerWith = new Map<number, Answer>([
		[
			callbackType.message,
			(context, record, data) => {
				record.original = answers.create(context, record, data, 'original');
			},
		],
		[
			callbackType.deferredMessage,
			(_context, record, data) => {
				const { flags } = parseForm(deferForm, data ?? {}, IN_DATA);
				record.original = answers.defer(record, has(flags ?? 0, flag.ephemeral));
			},
		],
		[
			callbackType.deferredUpdate,
			(_context, record) => {
				record.original = record.on;
			},
		],
		[
			callbackType.updateMessage,
			(context, record, data) => {
				if (record.on?.deletedAtMs !== null) throw refuse.unknownMessage();
				record.original = answers.edit(context, record.on, data);
			},
		],
		[
			callbackType.autocomplete,
			(_context, record, data) => {
				record.choices = parseForm(choicesForm, data ?? {}, IN_DATA).choices;
			},
		],
		[
			callbackType.modal,
			(_context, record, data) => {
				record.modal = { ...parseForm(modalForm, data ?? {}, IN_DATA) };
			},
		],
	]);

	app.post('/interactions/:id/:token/callback', (context) => {
		const { id, token } = context.req.param();
		const record = interactions.unanswered(id, token);
		const { type, data } = parseForm(callbackForm, context.get('body').json ?? {});
		checkCallbackType(record.type, record.on !== undefined, type);
		answerWith.get(type)?.(context, record, data);
		interactions.acknowledge(record, type);
		if (context.req.query('with_response') !== 'true') return context.body(null, 204);
		return context.json(callbackPayload(backend, record, type));
	});
}

function callbackPayload(backend: Backend, record: InteractionRecord, type: number): Json {
	const { original } = record;
	const carries = type === callbackType.message || type === callbackType.updateMessage;
	return {
		interaction: {
			id: record.id,
			type: record.type,
			...(original ? responseFields(original) : {}),
		},
		...(carries && original
			? { resource: { type, message: messagePayload(backend, original) } }
			: {}),
	};
}

const responseFields = ({ id, flags }: MessageRecord): Json => ({
	response_message_id: id,
	response_message_loading: has(flags, flag.loading),
	response_message_ephemeral: has(flags, flag.ephemeral),
});
