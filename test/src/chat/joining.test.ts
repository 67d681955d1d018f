import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { say } from '../../../src/locales/keys.ts';
import { ada, bob, cellar, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import {
	createParts,
	expectNothingLeft,
	fails,
	follow,
	type Parts,
	question,
	refusalOf,
	type Script,
	says,
} from './answering-parts.ts';

let parts: Parts;
beforeEach(async () => {
	parts = await createParts();
});
afterEach(() => expectNothingLeft(parts));

const settled = () => new Promise(setImmediate);

/** Speaks when it is told to. */
function held(script: Script) {
	const { promise, resolve } = Promise.withResolvers<void>();
	parts.router.scripts.push(async function* (signal) {
		await promise;
		yield* script(signal);
	});
	return resolve;
}

test('who asks the same while it is being answered is sent there, and one request serves both', async () => {
	const go = held(says('so'));
	const first = follow(parts, question({ link: () => 'https://there' }));
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	const second = follow(parts, question({ person: bob, text: ' why?\n' }));
	await eventually(() => expect(second.seen).toHaveLength(1));
	const sentence = say('chat.joined-at', { link: 'https://there' });
	expect(second.seen[0]).toMatchObject({ type: 'joining', sentence });
	go();
	expect((await second.ended).at(-1)).toEqual({ type: 'elsewhere', sentence });
	await first.ended;
	expect(parts.quota.leases).toEqual(['settled']);
	expect(parts.quota.saved).toEqual(['joined']);
	expect(parts.jobs.stateOf(second.asked.id)).toBe('joined');
	expect(await parts.conversations.load(kitchen)).toHaveLength(1);
});

test('one that waits in line is joined as well, and asked once', async () => {
	parts.quota.hold();
	const first = follow(parts, question());
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	const others = Array.from({ length: 5 }, (_, index) =>
		follow(parts, question({ person: { id: `${index}`, name: 'x' } })),
	);
	await eventually(() => expect(others.every(({ seen }) => seen.length === 1)).toBe(true));
	expect(parts.quota.line).toHaveLength(1);
	parts.quota.letThrough();
	await Promise.all([first, ...others].map(({ ended }) => ended));
	expect(parts.router.requests).toHaveLength(1);
});

test('two that come in the same moment become one', async () => {
	const both = [follow(parts, question()), follow(parts, question({ person: bob }))];
	await Promise.all(both.map(({ ended }) => ended));
	expect(parts.router.requests).toHaveLength(1);
	expect(parts.quota.saved).toEqual(['joined']);
});

test.each([
	['is cancelled', () => new UserError(say('chat.cancelled'))],
	['is deleted', () => new DOMException('deleted', 'AbortError')],
])(
	'when the first %s, one of those who joined asks and the others join that',
	async (_, reason) => {
		parts.quota.hold();
		const first = follow(parts, question());
		await eventually(() => expect(parts.quota.line).toHaveLength(1));
		const cy = { id: '77', name: 'Cy' };
		const [second, third] = [
			follow(parts, question({ person: bob })),
			follow(parts, question({ person: cy })),
		];
		await eventually(() => expect(third.seen).toHaveLength(1));
		first.stop.abort(reason());
		await eventually(() => expect(parts.quota.line).toHaveLength(1));
		await settled();
		expect(parts.quota.line).toHaveLength(1);
		parts.quota.letThrough();
		expect((await second.ended).at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
		expect((await third.ended).at(-1)).toMatchObject({ type: 'elsewhere' });
		expect(parts.router.requests).toHaveLength(1);
		await first.ended;
	},
);

test('when the first meets what may pass, who joined asks', async () => {
	const go = held(fails({ kind: 'stalled' }));
	const first = follow(parts, question());
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	const second = follow(parts, question({ person: bob }));
	await eventually(() => expect(second.seen).toHaveLength(1));
	go();
	await refusalOf(first.ended);
	expect((await second.ended).at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
	expect(parts.quota.saved).toEqual([]);
});

test('when the answer of the first never comes on screen, who joined asks', async () => {
	const go = held(says('so'));
	const first = follow(parts, question(), new AbortController(), true);
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	const second = follow(parts, question({ person: bob }));
	await eventually(() => expect(second.seen).toHaveLength(1));
	go();
	await first.ended;
	expect((await second.ended).at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
	expect(parts.router.requests).toHaveLength(2);
	expect(parts.quota.saved).toEqual([]);
});

test('what would fail in the same way again is not asked again for those who joined', async () => {
	const go = held(fails({ kind: 'refused' }));
	const first = follow(parts, question());
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	const second = follow(parts, question({ person: bob }));
	await eventually(() => expect(second.seen).toHaveLength(1));
	go();
	const told = await refusalOf(first.ended);
	expect(told.key).toBe('chat.failed-refused');
	expect(await refusalOf(second.ended)).toEqual(told);
	expect(parts.router.requests).toHaveLength(1);
	expect(parts.quota.saved).toEqual(['spared']);
});

test('other words, another place, another model, a file, or privacy: each is asked by itself', async () => {
	parts.quota.hold();
	await parts.settings.change(`person:${bob.id}`, {
		model: { id: 'other', chosenBy: bob.id, at: 0 },
	});
	parts.files.set('https://cdn.discordapp.com/f', 'words');
	const file = {
		name: 'f',
		url: 'https://cdn.discordapp.com/f',
		sizeBytes: 5,
		mediaType: 'text/plain',
	};
	const who = (id: number) => ({ id: `${id}`, name: 'x' });
	const all = [
		question(),
		question({ person: who(1), text: 'Why not?' }),
		question({
			person: who(2),
			place: { key: cellar, kind: 'channel', channelId: '11', serverId: '1' },
		}),
		question({ person: who(3), modelId: 'other' }),
		question({ person: who(4), files: [file] }),
		question({ person: who(5), isPrivate: true }),
	].map((asked) => follow(parts, asked));
	await eventually(() => expect(parts.quota.line).toHaveLength(all.length));
	// Bob’s own choice is what was asked for by name.
	const joined = follow(parts, question({ person: bob }));
	await eventually(() => expect(joined.types()).toEqual(['joining']));
	for (const _ of all) parts.quota.letThrough();
	await Promise.all([...all, joined].map(({ ended }) => ended));
	expect(parts.router.requests).toHaveLength(all.length);
});

test('who joined can take theirs out alone, and is told so', async () => {
	parts.quota.hold();
	const first = follow(parts, question());
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	const second = follow(parts, question({ person: bob }));
	await eventually(() => expect(second.seen).toHaveLength(1));
	const handle = `handle-of-${second.asked.id}`;
	expect(second.seen[0]).toMatchObject({ handle });
	const by = { personId: bob.id, placeKey: kitchen, mayManage: false };
	expect(await parts.answers.cancel(handle, by)).toBe('cancelled');
	expect((await second.ended).at(-1)).toMatchObject({ notes: [say('chat.cancelled')] });
	parts.quota.letThrough();
	expect((await first.ended).at(-1)).toMatchObject({ reason: 'complete' });
});

test('one person cannot have any number of them', async () => {
	parts.quota.hold();
	const first = follow(parts, question());
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	const more = Array.from({ length: 500 }, () => follow(parts, question({ person: ada })));
	const outcomes = await Promise.all(more.slice(1).map(({ ended }) => refusalOf(ended)));
	expect(new Set(outcomes.map(({ key }) => key))).toEqual(new Set(['chat.too-many-waiting']));
	parts.quota.letThrough();
	await Promise.all([first.ended, more[0]?.ended]);
	expect(parts.router.requests).toHaveLength(1);
});
