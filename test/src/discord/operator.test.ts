import { expect, test } from 'vitest';
import { fastClock, makeScene } from './make-discord.ts';

const path = /applications\/@me$/;

test('whoever owns the application runs the bot, which Discord is asked once', async () => {
	const { operator, standIn } = await makeScene();
	const asked = () => standIn.requests.filter((request) => path.test(request.path)).length;
	standIn.failNext({
		path,
		body: { owner: { username: 'amy', global_name: 'Amy' }, team: null },
		status: 200,
	});
	const before = asked();
	expect(await operator()).toBe('Amy');
	expect(await operator()).toBe('Amy');
	expect(asked()).toBe(before + 1);
});

test.each([
	['a team', { owner: { username: 'team123' }, team: { name: 'The Cooks' } }, 'The Cooks'],
	['an account without another name', { owner: { username: 'amy', global_name: null } }, 'amy'],
	['something unknown', { owner: 'amy' }, undefined],
])('of %s that is its name', async (_, body, name) => {
	const { operator, standIn } = await makeScene();
	standIn.failNext({ path, body, status: 200 });
	expect(await operator()).toBe(name);
});

test('where Discord refuses or is slow it is not known, and asked again the next time', async () => {
	const clock = fastClock();
	const { logged, operator, standIn } = await makeScene({ clock, standIn: { clock } });
	standIn.failNext({ path, status: 500 });
	expect(await operator()).toBeUndefined();
	standIn.failNext({ path, delayMs: 60_000 });
	expect(await operator()).toBeUndefined();
	expect(logged('who runs the bot')).toHaveLength(2);
	expect(await operator()).toEqual(expect.any(String));
});

test('who closes the bot does not wait for it', async () => {
	const { discord, operator, standIn } = await makeScene();
	standIn.failNext({ path, delayMs: 600_000 });
	const asked = operator();
	await discord.close();
	expect(await asked).toBeUndefined();
});
