import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openServices } from '../../../src/app/services.ts';
import { createConversations } from '../../../src/chat/keyv-conversations.ts';
import { readConfig } from '../../../src/config.ts';
import type { Place } from '../../../src/place.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { withoutDiscord } from '../../helpers/without-discord.ts';

const thread = (channelId: string) =>
	({
		key: `guild:1:${channelId}`,
		kind: 'thread',
		channelId,
		serverId: '1',
		parentKey: 'guild:1:2',
	}) as const satisfies Place;

test('a thread is known by its channel while it has a turn, a question or a choice, and no longer', async () => {
	const clock = createManualClock();
	const folder = mkdtempSync(join(tmpdir(), 'potluck-sources-'));
	const opened = await openServices(
		readConfig({
			DISCORD_TOKEN: 'a.b.c',
			STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
			OPENROUTER_API_KEY: 'sk-or-v1-0123456789',
		}),
		{ clock, log: silentLog, ...withoutDiscord },
	);
	onTestFinished(async () => {
		await opened.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const { privacy, settings } = opened.services;
	const conversations = createConversations({
		records: opened.store.records,
		clock,
		log: silentLog,
	});
	const [turn, question, choice, empty] = [thread('7'), thread('8'), thread('9'), thread('10')];
	for (const place of [turn, question, choice, empty]) await privacy.seen(place);
	const person = { id: '501', name: 'Ada' };
	await conversations.append(turn.key, {
		id: '20',
		askedAt: clock.now(),
		person,
		question: 'hi',
		answer: 'hello',
		modelId: 'a-model',
		answerMessageIds: [],
	});
	await opened.jobs.begin({
		id: '21',
		placeKey: question.key,
		personId: person.id,
		address: '',
		askedAt: clock.now(),
	});
	await settings.change(`place:${choice.key}`, {
		quiet: { changedBy: person.id, at: clock.now() },
	});
	const threads = async () => {
		const keys = [];
		for await (const [key] of opened.store.records('known-threads').entries()) keys.push(key);
		return keys;
	};
	const { signal } = new AbortController();
	for (let sweeps = 0; sweeps < 2; sweeps++) await privacy.sweep(signal);
	expect((await threads()).toSorted()).toEqual([turn.key, question.key, choice.key]);
	await privacy.placeGone({ serverId: '1', channelId: '2' });
	expect(await threads()).toEqual([]);
	expect(await conversations.load(turn.key)).toEqual([]);
});
