import { APIError, BadRequestError } from 'openai';
import { expect, test } from 'vitest';
import { createSystemClock } from '../../../../src/clock.ts';
import errorBodies from '../../../../src/stand-ins/google/error-bodies.json' with { type: 'json' };
import type { GoogleErrorId } from '../../../../src/stand-ins/google/error-body.ts';
import { createGoogleModel } from '../../../../src/stand-ins/google/model.ts';
import { createGoogleStandIn } from '../../../../src/stand-ins/google/stand-in.ts';
import {
	clientFor,
	getFrom,
	image,
	postTo,
	question,
	streamFrom,
	untilTestEnds,
} from '../model-server/ask-server.ts';

const FLASH = 'gemini-3.5-flash';

async function start() {
	const google = await untilTestEnds(createGoogleStandIn({ clock: createSystemClock() }));
	google.answer({ text: 'ok' });
	return google;
}

test('the list has prefixed names, and more than models that chat', async () => {
	const google = await start();
	expect(await (await getFrom(google, '/models')).json()).toMatchObject({
		object: 'list',
		data: expect.arrayContaining([
			{ id: `models/${FLASH}`, object: 'model', owned_by: 'google' },
			{ id: 'models/gemini-embedding-001', object: 'model', owned_by: 'google' },
			{ id: 'models/imagen-4.0-generate-001', object: 'model', owned_by: 'google' },
		]),
	});
	expect((await getFrom(google, '/models', 'wrong')).status).toBe(400);
});

test.each([FLASH, `models/${FLASH}`])(
	'%s answers, and its usage comes when wished',
	async (name) => {
		const google = await start();
		google.answer({ text: 'Hello there.' });
		const { chunks, text } = await streamFrom(google, name, {
			stream_options: { include_usage: true },
		});
		expect(text).toBe('Hello there.');
		expect(chunks.at(-1)).toMatchObject({
			model: FLASH,
			choices: [{ finish_reason: 'stop' }],
			usage: { prompt_tokens: 6 },
		});
		expect((await streamFrom(google, name)).chunks.at(-1)?.usage).toBeUndefined();
		expect(google.usedToday(FLASH)).toBe(2);
		expect(google.violations).toEqual([]);
	},
);

test('a reply that is not streamed has the usage, and pictures are seen', async () => {
	const google = await start();
	const reply = await clientFor(google).chat.completions.create({
		model: FLASH,
		messages: [{ role: 'user', content: 'hello' }],
		max_completion_tokens: 10,
	});
	expect(reply.usage?.total_tokens).toBe(7);
	const messages = [{ role: 'user', content: [{ type: 'text', text: 'what?' }, image()] }];
	expect((await postTo(google, question(FLASH, { messages }))).status).toBe(200);
});

test('every error is in an array, which the openai package leaves as it is', async () => {
	const google = await start();
	const refused = await postTo({ url: google.url, key: 'wrong' }, question(FLASH));
	expect(refused.status).toBe(400);
	expect(await refused.json()).toEqual([
		{
			error: {
				code: 400,
				message: 'API key not valid. Please pass a valid API key.',
				status: 'INVALID_ARGUMENT',
			},
		},
	]);
	const thrown = await streamFrom({ url: google.url, key: 'wrong' }, FLASH).catch(
		(error: unknown) => error,
	);
	if (!(thrown instanceof BadRequestError)) throw thrown;
	expect(thrown.code).toBeUndefined();
	expect(thrown.error).toMatchObject([{ error: { status: 'INVALID_ARGUMENT' } }]);
});

test.each([
	[
		'an unknown field',
		{ models: [FLASH] },
		'Unknown name "models": Cannot find field.',
		['foreign-field', 'body'],
	],
	['a user', { user: 'abc' }, 'Unknown name "user": Cannot find field.', ['body']],
	[
		'an unknown field of a message',
		{ messages: [{ role: 'user', content: 'x', name: 'Ann' }] },
		`Unknown name "name" at 'messages[0]': Cannot find field.`,
		['body'],
	],
])('%s makes an invalid argument, which is noted', async (_, changes, message, rules) => {
	const google = await start();
	const refused = await postTo(google, question(FLASH, changes));
	expect(refused.status).toBe(400);
	expect(await refused.json()).toMatchObject([
		{
			error: {
				code: 400,
				status: 'INVALID_ARGUMENT',
				message: expect.stringContaining(message),
				details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest' }],
			},
		},
	]);
	expect(google.violations.map(({ rule }) => rule)).toEqual(rules);
});

test.each([
	['an unknown model', 'gemini-9', 'models/gemini-9 is not found for API version'],
	['a model for embeddings', 'gemini-embedding-001', 'is not supported for generateContent'],
	['a retired model', 'models/gemini-2.5-flash', 'no longer available to new users'],
])('%s is not found', async (_, model, message) => {
	const google = await start();
	const refused = await postTo(google, question(model));
	expect(refused.status).toBe(404);
	expect(await refused.json()).toMatchObject([
		{ error: { status: 'NOT_FOUND', message: expect.stringContaining(message) } },
	]);
	google.retireModel(FLASH, 'gemini-3.8-flash');
	expect(await (await postTo(google, question(FLASH))).text()).toContain('models/gemini-3.8-flash');
});

test('gemma takes no instructions', async () => {
	const google = await start();
	const messages = [
		{ role: 'system', content: 'Be kind.' },
		{ role: 'user', content: 'hello' },
	];
	expect((await postTo(google, question(FLASH, { messages }))).status).toBe(200);
	const refused = await postTo(google, question('gemma-4-31b-it', { messages }));
	expect(refused.status).toBe(400);
	expect(await refused.text()).toContain('Developer instruction is not enabled for models/gemma');
	expect((await postTo(google, question('gemma-4-31b-it'))).status).toBe(200);
});

test.each(Object.keys(errorBodies) as GoogleErrorId[])(
	'the failure %s can be scripted',
	async (id) => {
		const google = await start();
		google.answer({ failure: id });
		const failed = await postTo(google, question(FLASH));
		expect(failed.status).toBe(errorBodies[id].status);
		expect(await failed.json()).toEqual(errorBodies[id].body);
		expect(google.refusals).toEqual([]);
	},
);

test('an error inside the stream ends it', async () => {
	const google = await start();
	google.answer({ text: 'Half', failure: 'gemini_overloaded', at: 'mid-stream' });
	const thrown = await streamFrom(google, FLASH).catch((error: unknown) => error);
	if (!(thrown instanceof APIError)) throw thrown;
	expect(thrown.error).toMatchObject({ code: 503, status: 'UNAVAILABLE' });
});

test('other models can be listed, and what was not declared free is noted under either name', async () => {
	const google = await untilTestEnds(
		createGoogleStandIn({ clock: createSystemClock(), freeModels: [FLASH] }),
	);
	google.answer({ text: 'ok' });
	google.setModels([createGoogleModel({ id: 'gemini-9' }), createGoogleModel({ id: FLASH })]);
	expect(await (await getFrom(google, '/models')).json()).toMatchObject({
		data: [{ id: 'models/gemini-9' }, { id: `models/${FLASH}` }],
	});
	await postTo(google, question(`models/${FLASH}`));
	expect(google.violations).toEqual([]);
	await postTo(google, question('models/gemini-9'));
	expect(google.violations.map(({ rule }) => rule)).toEqual(['not-free']);
});
