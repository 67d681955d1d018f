import { expect, test } from 'vitest';
import { mention } from '../../commands/mention.ts';
import { aModel } from '../helpers/a-model.ts';
import { createFakeCall, servicesOf } from '../helpers/fake-call.ts';
import { createModelHouse } from '../helpers/model-house.ts';

test.each([
	['the chosen one', 'b', 'B'],
	['the default, where the chosen one has vanished', 'gone', 'A'],
])('a mention without words is told who answers: %s', async (_, id, name) => {
	const services = createModelHouse([aModel('a', { name: 'A' }), aModel('b', { name: 'B' })]);
	await services.settings.change('person:7', { model: { id, chosenBy: '7', at: 0 } });
	const { call, told } = createFakeCall({});
	await mention.run({ ...call, text: '', files: [] }, servicesOf(services));
	expect(told).toMatchObject([{ key: 'mention.how-to-ask', values: { name, help: '/help' } }]);
});
