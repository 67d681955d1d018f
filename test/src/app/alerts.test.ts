import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createAlerts } from '../../../src/app/alerts.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

type Reply = { status: number; headers?: Record<string, string> };

/** A webhook that gives these replies in turn, then takes everything. */
async function createHarness(...replies: Reply[]) {
	const received: unknown[] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		received.push(JSON.parse(body));
		const { status, headers = {} } = replies.shift() ?? { status: 204 };
		response.writeHead(status, headers).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => void server.close().closeAllConnections());
	const { port } = server.address() as AddressInfo;
	const clock = createManualClock();
	const recording = createRecordingLog();
	const webhookUrl = `http://127.0.0.1:${port}/webhooks/123/secret-token-of-the-webhook`;
	const open = () => {
		const alerts = createAlerts({ webhookUrl, clock, log: recording.log });
		onTestFinished(() => alerts.close());
		return alerts;
	};
	const arrived = (count: number) => eventually(() => expect(received).toHaveLength(count));
	return { clock, received, recording, open, arrived };
}

test('an alert stands in the log and comes to the channel, without pinging anybody', async () => {
	const { open, received, arrived, recording } = await createHarness();
	open().raise('The key is rejected. @everyone', { provider: 'openrouter' });
	await arrived(1);
	expect(received).toEqual([
		{ content: 'The key is rejected. @everyone', allowed_mentions: { parse: [] }, flags: 4 },
	]);
	expect(JSON.parse(recording.lines[0] ?? '')).toMatchObject({
		level: 50,
		msg: 'The key is rejected. @everyone',
		provider: 'openrouter',
	});
});

test('the same alert comes once an hour', async () => {
	const { open, clock, arrived, recording } = await createHarness();
	const alerts = open();
	for (let round = 0; round < 5; round++) alerts.raise('one');
	alerts.raise('two');
	await arrived(2);
	await clock.advance(3_600_000);
	alerts.raise('one');
	await arrived(3);
	expect(recording.lines).toHaveLength(3);
});

test('a webhook that is busy is tried again when it says, one that is gone is not', async () => {
	const busy = await createHarness({ status: 429, headers: { 'Retry-After': '5' } });
	busy.open().raise('one');
	await busy.arrived(1);
	await eventually(() => expect(busy.clock.timers()).toBe(1));
	await busy.clock.advance(4_000);
	expect(busy.received).toHaveLength(1);
	await busy.clock.advance(1_000);
	await busy.arrived(2);
	const gone = await createHarness({ status: 404 });
	const alerts = gone.open();
	alerts.raise('one');
	alerts.raise('two');
	await gone.arrived(2);
	expect(gone.recording.text()).not.toContain('secret-token');
});

test('without a webhook the log has it, and closing gives up what is on its way', async () => {
	const { open, clock, recording, arrived } = await createHarness({ status: 500 });
	const unset = createAlerts({ webhookUrl: undefined, clock, log: recording.log });
	unset.raise('nobody hears');
	expect(recording.text()).toContain('nobody hears');
	const alerts = open();
	alerts.raise('one');
	await arrived(1);
	await alerts.close();
	expect(clock.timers()).toBe(0);
});
