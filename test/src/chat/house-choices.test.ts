import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Question } from '../../../src/chat/question.ts';
import { say } from '../../../src/locales/keys.ts';
import { ada, bob, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import { redAndBlue } from '../../helpers/sample-files.ts';
import {
	createParts,
	expectNothingLeft,
	follow,
	model,
	type Parts,
	question,
	refusalOf,
} from './answering-parts.ts';

const by = { changedBy: '9', at: 0 };
const door = { allow: [], deny: [] };
const open = { channels: door, roles: door, people: door, ...by };
const thread: Question['place'] = {
	key: 'guild:1:77',
	kind: 'thread',
	channelId: '77',
	serverId: '1',
	parentKey: kitchen,
};

let parts: Parts;
beforeEach(async () => {
	parts = await createParts();
});
afterEach(() => expectNothingLeft(parts));

/** Who was asked, what stood before the conversation, and what was said of it. */
async function ask(more: Partial<Question> = {}) {
	const end = (await follow(parts, question(more)).ended).at(-1);
	const request = parts.router.requests.at(-1);
	return {
		modelId: request?.models[0].id,
		system: request?.messages[0]?.content ?? '',
		notes: end?.type === 'end' ? end.notes : undefined,
	};
}

const persona = (text: string) => ({ persona: { text, ...by } });

describe('how the bot speaks', () => {
	test('stands between the operator’s words and the rules, of the narrowest place that chose', async () => {
		expect((await ask({ place: thread })).system).toMatch(/^Be kind\.\n\nSeveral people/);
		await parts.settings.change('server:1', persona('Of the server.'));
		expect((await ask({ place: thread })).system).toMatch(
			/^Be kind\.\n\nHow the people .*\n> Of the server\.\n\nSeveral people/,
		);
		await parts.settings.change(`place:${kitchen}`, persona('Of the channel.'));
		expect((await ask({ place: thread })).system).toContain('\n> Of the channel.\n');
		await parts.settings.change(`place:${thread.key}`, persona('Of the thread.'));
		expect((await ask({ place: thread })).system).toContain('\n> Of the thread.\n');
		expect((await ask()).system).toContain('\n> Of the channel.\n');
	});

	test('counts as part of what a question leaves room for', async () => {
		parts.catalogue.state.models = [model('best', { contextTokens: 4_000 })];
		const tooLong = 'why '.repeat(20_000);
		const mostOf = async () =>
			Number((await refusalOf(follow(parts, question({ text: tooLong })).ended)).values['most']);
		const without = await mostOf();
		await parts.settings.change('server:1', persona('Speak as a kind teacher. '.repeat(40)));
		const most = await mostOf();
		expect(most).toBeLessThan(without - 500);
		await parts.settings.change('server:1', { persona: null });
		expect(await mostOf()).toBe(without);
	});

	test('stays what it was when the question was asked', async () => {
		await parts.settings.change('server:1', persona('The first.'));
		parts.quota.hold();
		const waiting = follow(parts, question());
		await eventually(() => expect(parts.quota.line).toHaveLength(1));
		await parts.settings.change('server:1', persona('The second.'));
		parts.quota.letThrough();
		await waiting.ended;
		expect(parts.router.requests[0]?.messages[0]?.content).toContain('> The first.');
	});
});

describe('the models that a server allows', () => {
	const allow = (...allowed: string[]) =>
		parts.settings.change('server:1', { models: { allowed, ...by } });
	const choose = (id: string) => ({ model: { id, chosenBy: '9', at: 0 } });

	beforeEach(() => {
		parts.catalogue.state.models = ['best', 'second', 'third'].map((id) => model(id));
	});

	test('answer instead of the default and of every choice that is not among them', async () => {
		await allow('third', 'second');
		expect(await ask()).toMatchObject({ modelId: 'second', notes: [] });
		await parts.settings.change(`place:${kitchen}`, choose('best'));
		await parts.settings.change(`person:${ada.id}`, choose('third'));
		expect(await ask()).toMatchObject({
			modelId: 'third',
			notes: [
				say('chat.model-not-allowed', { chosen: 'best for people', instead: 'third for people' }),
			],
		});
		expect(await ask({ person: bob })).toMatchObject({
			modelId: 'second',
			notes: [
				say('chat.model-not-allowed', { chosen: 'best for people', instead: 'second for people' }),
			],
		});
	});

	test('are the only ones that a question can name', async () => {
		await allow('second');
		expect(await ask({ modelId: 'second' })).toMatchObject({ modelId: 'second' });
		const refused = follow(parts, question({ modelId: 'best' })).ended;
		expect(await refusalOf(refused)).toEqual(
			say('chat.model-not-allowed-once', { chosen: 'best for people' }),
		);
	});

	test('of which none is left silence nobody, which is said', async () => {
		await allow('gone', 'gone too');
		expect(await ask()).toMatchObject({ modelId: 'best', notes: [say('chat.allowed-vanished')] });
		expect(await ask({ modelId: 'third' })).toMatchObject({ modelId: 'third' });
		parts.catalogue.state.models.push(model('gone'));
		expect(await ask()).toMatchObject({ modelId: 'gone', notes: [] });
	});

	test('look at pictures only if they are among them', async () => {
		const url = 'https://cdn.discordapp.com/a.png';
		const bytes = Uint8Array.from(redAndBlue('image/png'));
		parts.files.set(url, bytes);
		parts.catalogue.state.models.push(model('seer', { inputs: ['text', 'image'] }));
		const files = [{ name: 'a.png', url, sizeBytes: bytes.length }];
		await allow('best');
		expect(await ask({ files })).toMatchObject({
			notes: [say('chat.nobody-sees', { model: 'best for people' })],
		});
		await allow('best', 'seer');
		expect(await ask({ files })).toMatchObject({
			notes: [say('chat.looks-instead', { model: 'best for people', other: 'seer for people' })],
		});
	});
});

describe('what a server does not want any more', () => {
	test('ends, in line and on its way, and others go on', async () => {
		parts.quota.hold();
		const hers = follow(parts, question({ text: 'one' }));
		const his = follow(parts, question({ text: 'two', person: bob }));
		const elsewhere = follow(
			parts,
			question({
				text: 'three',
				place: { key: 'guild:2:5', kind: 'channel', channelId: '5', serverId: '2' },
			}),
		);
		await eventually(() => expect(parts.quota.line).toHaveLength(3));
		const people = { allow: [], deny: [ada.id] };
		await parts.settings.change('server:1', { places: { ...open, people } });
		await parts.answers.endUnwelcome('1');
		expect((await hers.ended).at(-1)).toMatchObject({
			type: 'end',
			reason: 'stopped',
			notes: [say('house.unwelcome-meanwhile')],
		});
		await parts.settings.change('server:1', { pause: by });
		await parts.answers.endUnwelcome('1');
		expect((await his.ended).at(-1)).toMatchObject({ notes: [say('house.paused-meanwhile')] });
		parts.quota.letThrough();
		expect((await elsewhere.ended).at(-1)).toMatchObject({ reason: 'complete' });
		expect(parts.router.requests).toHaveLength(1);
	});

	test('ends as well while it is being found out who answers', async () => {
		const { promise: isRead, resolve: letRead } = Promise.withResolvers<void>();
		const { read } = parts.settings;
		let isChoosing = false;
		const reading = vi.spyOn(parts.settings, 'read').mockImplementation(async (scope) => {
			const choices = await read(scope);
			if (scope !== `place:${kitchen}`) return choices;
			isChoosing = true;
			await isRead;
			return choices;
		});
		const { ended } = follow(parts, question());
		await eventually(() => expect(isChoosing).toBe(true));
		await parts.settings.change('server:1', { pause: by });
		await parts.answers.endUnwelcome('1');
		letRead();
		const said = await Promise.allSettled([ended]);
		reading.mockRestore();
		expect(JSON.stringify(said)).toContain('house.paused-meanwhile');
		expect(parts.router.requests).toHaveLength(0);
	});

	test('is not asked at all, whatever let it through', async () => {
		await parts.settings.change('server:1', { pause: by });
		const refused = follow(parts, question()).ended;
		expect(await refusalOf(refused)).toEqual(say('house.paused-meanwhile'));
		expect(parts.quota.leases).toEqual([]);
	});

	test('is told by name', async () => {
		const { person, place, roleIds } = question();
		const why = () => parts.answers.whyUnwelcome({ person, place, roleIds });
		expect(await why()).toBeUndefined();
		await parts.settings.change('server:1', {
			places: { ...open, channels: { allow: ['5'], deny: [] } },
		});
		expect(await why()).toBe('channel');
		await parts.settings.change('server:1', { pause: by });
		expect(await why()).toBe('paused');
		const direct = { key: 'dm:9', kind: 'dm', channelId: '9' } as const;
		expect(await parts.answers.whyUnwelcome({ person, roleIds, place: direct })).toBeUndefined();
	});
});
