import type { Json } from './records.ts';

export interface FormIssue {
	readonly path: readonly (string | number)[];
	readonly code: string;
	readonly message: string;
}

/** An answer that Discord gives instead of doing what was asked. */
export class Refusal extends Error {
	readonly status: number;
	readonly body: Json | string;
	readonly headers: Record<string, string>;

	constructor(status: number, body: Json | string, headers: Record<string, string> = {}) {
		super(typeof body === 'string' ? body : String(body['message']));
		this.name = 'Refusal';
		this.status = status;
		this.body = body;
		this.headers = headers;
	}

	get code(): number {
		return typeof this.body === 'string' ? 0 : Number(this.body['code'] ?? 0);
	}
}

const refusal = (status: number, code: number, message: string) => () =>
	new Refusal(status, { message, code });

/** Every refusal in Discord's own words. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export const refuse = {
	unauthorized: refusal(401, 0, '401: Unauthorized'),
	notFound: refusal(404, 0, '404: Not Found'),
	methodNotAllowed: refusal(405, 0, '405: Method Not Allowed'),
	unknownChannel: refusal(404, 10003, 'Unknown Channel'),
	unknownGuild: refusal(404, 10004, 'Unknown Guild'),
	unknownMember: refusal(404, 10007, 'Unknown Member'),
	unknownMessage: refusal(404, 10008, 'Unknown Message'),
	unknownUser: refusal(404, 10013, 'Unknown User'),
	unknownEmoji: refusal(400, 10014, 'Unknown Emoji'),
	unknownWebhook: refusal(404, 10015, 'Unknown Webhook'),
	unknownInteraction: refusal(404, 10062, 'Unknown interaction'),
	unknownCommand: refusal(404, 10063, 'Unknown application command'),
	tooManyCommandCreates: refusal(
		400,
		30034,
		'Max number of daily application command creates has been reached (200)',
	),
	tooManyCommands: refusal(400, 30032, 'Maximum number of application commands reached (100)'),
	tooManyOldEdits: refusal(
		429,
		30046,
		'Maximum number of edits to messages older than 1 hour reached. Try again later.',
	),
	tooLarge: refusal(413, 40005, 'Request entity too large'),
	alreadyAcknowledged: refusal(400, 40060, 'Interaction has already been acknowledged.'),
	tooManyFollowups: refusal(
		400,
		40094,
		'Maximum number of follow-up messages for this interaction reached',
	),
	missingAccess: refusal(403, 50001, 'Missing Access'),
	wrongAccount: refusal(
		403,
		20012,
		'You are not authorized to perform this action on this application',
	),
	emptyMessage: refusal(400, 50006, 'Cannot send an empty message'),
	directMessage: refusal(403, 50003, 'Cannot execute action on a DM channel'),
	notTheAuthor: refusal(403, 50005, 'Cannot edit a message authored by another user'),
	cannotMessageUser: refusal(403, 50007, 'Cannot send messages to this user'),
	notATextChannel: refusal(400, 50008, 'Cannot send messages in a non-text channel'),
	wrongChannelType: refusal(400, 50024, 'Cannot execute action on this channel type'),
	missingPermissions: refusal(403, 50013, 'Missing Permissions'),
	systemMessage: refusal(403, 50021, 'Cannot execute action on a system message'),
	invalidWebhookToken: refusal(401, 50027, 'Invalid Webhook Token'),
	invalidJson: refusal(400, 50109, 'The request body contains invalid JSON.'),
	threadArchived: refusal(400, 50083, 'Thread is archived'),
	repliesNeedHistory: refusal(
		400,
		160002,
		'Cannot reply without permission to read message history',
	),
	threadExists: refusal(400, 160004, 'A thread has already been created for this message'),
	threadLocked: refusal(400, 160005, 'This thread is locked'),
	tooManyThreads: refusal(400, 160006, 'Maximum number of active threads has been reached'),
	/** Components V2 past their size answer without a reason. api-docs #8554 */
	internal: refusal(500, 0, '500: Internal Server Error'),
};

/** 50035 with the tree of complaints that Discord sends. */
export function invalidForm(issues: readonly FormIssue[]): Refusal {
	const errors: Json = {};
	for (const { path, code, message } of issues) {
		let node = errors;
		for (const step of path) {
			const found = node[String(step)];
			const next = isObject(found) ? found : {};
			node[String(step)] = next;
			node = next;
		}
		const found = node['_errors'];
		node['_errors'] = [...(Array.isArray(found) ? found : []), { code, message }];
	}
	return new Refusal(400, { message: 'Invalid Form Body', code: 50035, errors });
}

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
