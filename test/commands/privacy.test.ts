import { expect, test } from 'vitest';
import { forgetMe } from '../../commands/privacy-buttons.ts';
import { createFirstNotice } from '../../commands/privacy-notice.ts';
import type { Services } from '../../src/command.ts';
import {
	createFakeCall,
	createFakePrivacy,
	createFakeSettings,
	runButton,
	servicesOf,
} from '../helpers/fake-call.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

function createNoting() {
	const done: string[] = [];
	const privacy: Services['privacy'] = {
		...createFakePrivacy(),
		isFirst: async () => done.push('first') === 1,
		untold: async () => void done.push('untold'),
		async forget(personId) {
			done.push(`forget ${personId}`);
			return 'done';
		},
	};
	return { ...privacy, done };
}

test('the button to forget works for the person it names only', async () => {
	const privacy = createNoting();
	const pressed = createRecordingSurface().surface;
	const asked = { pressed, services: { privacy } };
	const told = await runButton(forgetMe, { ...asked, handle: '8' });
	expect(told.map(({ key }) => key)).toEqual(['button.not-yours']);
	expect(privacy.done).toEqual([]);
	await runButton(forgetMe, { ...asked, handle: '7' });
	expect(privacy.done).toEqual(['forget 7']);
});

test('a first notice that cannot be shown is told another time', async () => {
	const privacy = createNoting();
	const { surface } = createRecordingSurface();
	const broken = { ...surface, finish: () => Promise.reject(new Error('gone')) };
	const { call } = createFakeCall({ aside: () => broken });
	const notice = createFirstNotice(call, servicesOf({ privacy, settings: createFakeSettings() }));
	expect(await notice.line()).toEqual([]);
	await notice.shown();
	expect(privacy.done).toEqual(['first', 'untold']);
});

test('a store that fails costs the notice, not the answer', async () => {
	const privacy = { ...createNoting(), isFirst: () => Promise.reject(new Error('locked')) };
	const { call } = createFakeCall({});
	const notice = createFirstNotice(call, servicesOf({ privacy }));
	expect(await notice.line()).toEqual([]);
	await notice.lost();
	expect(privacy.done).toEqual([]);
});
