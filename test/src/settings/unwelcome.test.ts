import { describe, expect, test } from 'vitest';
import type { PlacesChoice } from '../../../src/settings/settings.ts';
import { unwelcome } from '../../../src/settings/unwelcome.ts';

const by = { changedBy: '9', at: 0 };
const nobody = { allow: [], deny: [] };
const all: PlacesChoice = { channels: nobody, roles: nobody, people: nobody, ...by };

const ask = (
	places: Partial<PlacesChoice>,
	{
		channel = '2',
		parent,
		roles = [],
	}: { channel?: string; parent?: string; roles?: string[] } = {},
) =>
	unwelcome(
		{ places: { ...all, ...places } },
		{
			person: { id: '7' },
			roleIds: roles,
			place: {
				channelId: channel,
				...(parent !== undefined && { parentKey: `guild:1:${parent}` as const }),
			},
		},
	);

test('nothing chosen, and lists with nothing in them, let everybody in everywhere', () => {
	expect(unwelcome({}, { person: { id: '7' }, roleIds: [], place: { channelId: '2' } })).toBe(
		undefined,
	);
	expect(ask({})).toBeUndefined();
});

describe('channels', () => {
	test('that are let in are the only ones, with their threads', () => {
		const channels = { allow: ['2'], deny: [] };
		expect(ask({ channels })).toBeUndefined();
		expect(ask({ channels }, { channel: '8', parent: '2' })).toBeUndefined();
		expect(ask({ channels }, { channel: '3' })).toBe('channel');
		expect(ask({ channels }, { channel: '8', parent: '3' })).toBe('channel');
	});

	test('that are kept out stay out, and so do their threads, also of one that is let in', () => {
		const channels = { allow: ['2', '8'], deny: ['2'] };
		expect(ask({ channels })).toBe('channel');
		expect(ask({ channels }, { channel: '8', parent: '2' })).toBe('channel');
		expect(ask({ channels: { allow: [], deny: ['2'] } }, { channel: '3' })).toBeUndefined();
	});
});

describe('people', () => {
	test('are let in by themselves or by any role', () => {
		const lists = { roles: { allow: ['11'], deny: [] }, people: { allow: ['7'], deny: [] } };
		expect(ask(lists)).toBeUndefined();
		expect(ask({ roles: lists.roles }, { roles: ['10', '11'] })).toBeUndefined();
		expect(ask({ roles: lists.roles })).toBe('person');
		expect(ask({ people: { allow: ['6'], deny: [] } })).toBe('person');
	});

	test('who are kept out stay out, by themselves or by any role, whatever lets them in', () => {
		const people = { allow: ['7'], deny: [] };
		expect(ask({ people, roles: { allow: [], deny: ['11'] } }, { roles: ['11'] })).toBe('person');
		expect(ask({ people: { allow: ['7'], deny: ['7'] } })).toBe('person');
	});
});

test('while it is paused nobody is let in', () => {
	const who = { person: { id: '7' }, roleIds: [], place: { channelId: '2' } };
	expect(unwelcome({ pause: by }, who)).toBe('paused');
});
