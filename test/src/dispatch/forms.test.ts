import { expect, test } from 'vitest';
import { createForms } from '../../../src/dispatch/forms.ts';
import type { Place } from '../../../src/place.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const channel: Place = { key: 'guild:1:2', kind: 'channel', channelId: '2', serverId: '1' };
const thread: Place = {
	key: 'guild:1:3',
	kind: 'thread',
	channelId: '3',
	serverId: '1',
	parentKey: 'guild:1:2',
};

function open(place: Place) {
	const forms = createForms(createManualClock());
	const gather = async () => ({ quoted: [], notes: [] });
	const picked = {
		id: '9',
		gather,
		link: 'https://discord.com',
		excerpt: '',
		author: 'Bob',
		place,
	};
	const customId = forms.remember('About', { picked });
	return { ...forms, recall: () => forms.recall(customId) };
}

test.each<[string, Place, Parameters<ReturnType<typeof createForms>['placeGone']>[0]]>([
	['its channel', channel, { serverId: '1', channelId: '2' }],
	['its thread', thread, { serverId: '1', channelId: '3' }],
	['the channel of its thread', thread, { serverId: '1', channelId: '2' }],
	['its server', thread, { serverId: '1' }],
])('a picked message goes with %s', (_, place, gone) => {
	const { placeGone, recall } = open(place);
	placeGone(gone);
	expect(recall()).toMatchObject({ name: 'About', isGone: true, isLost: false });
	expect(recall()).not.toHaveProperty('picked');
});

test('a picked message stays when something else is deleted', () => {
	const { messagesGone, placeGone, recall } = open(channel);
	placeGone({ serverId: '1', channelId: '3' });
	placeGone({ serverId: '2' });
	messagesGone(['8']);
	expect(recall()).toMatchObject({ isGone: false, picked: { id: '9' } });
});
