import { afterEach, beforeEach, expect, test } from 'vitest';
import { pdfWith, photo, pngThatSays, redAndBlue } from '../helpers/sample-files.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const TEXT_MODEL = 'nvidia/nemotron-3-super-120b-a12b:free';

let whole: Whole;
beforeEach(async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: TEXT_MODEL } });
});
afterEach(() => whole.end());

/** Models of the list that can see, as the requests name them. */
const canSee = (model: unknown) => /gemma-4|dots-3/.test(String(model));

const attached = (name: string, bytes: Uint8Array) => ({
	name,
	bytes: Uint8Array.from(bytes),
	contentType: 'application/octet-stream',
});

test('a picture in a mention is answered by a model that can see, and the next question carries no picture', async () => {
	const { ada, channel, discord, provider } = whole;
	provider.answer({ text: 'A red half and a blue one.' });
	discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'what is in this picture?',
		mentionsBot: true,
		attachments: [attached('holiday.jpg', photo({ orientation: 6, place: 'GPS 52.5200' }))],
	});
	const said = await whole.answered(/a blue one\.[\s\S]*left today/);
	expect(said).toMatch(/Nemotron 3 Super cannot see pictures, so .+ looks at them/);
	const first = provider.requests[0]?.body;
	expect(canSee(first?.model)).toBe(true);
	const sent = JSON.stringify(first?.messages);
	const [, data = ''] = /"data:image\/jpeg;base64,([^"]+)"/.exec(sent) ?? [];
	const bytes = Buffer.from(data, 'base64');
	expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
	expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS/);

	provider.answer({ text: 'Nothing else.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'and else?', mentionsBot: true });
	await whole.answered(/Nothing else\.[\s\S]*left today/);
	const second = provider.requests[1]?.body;
	expect(second?.model).toBe(TEXT_MODEL);
	expect(JSON.stringify(second?.messages)).not.toContain('data:image');
	expect(JSON.stringify(second?.messages)).toContain('holiday.jpg');
});

test('/ask takes four files, each of another kind', async () => {
	const { ada, channel, discord, provider } = whole;
	provider.answer({ text: 'I looked at all of it.' });
	const asked = discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'ask',
		options: {
			prompt: 'what is all this?',
			file: attached('one.png', redAndBlue('image/png')),
			file2: attached('two.webp', redAndBlue('image/webp')),
			file3: attached('three.pdf', pdfWith('the cellar key is blue', 'second')),
			file4: attached('four.csv', Buffer.from('d0d5c3fb2cc4eac1e40ad5c5c8fd2c3330', 'hex')),
		},
	});
	await asked.shows(/all of it[\s\S]*left today/);
	const sent = JSON.stringify(provider.requests[0]?.body?.messages);
	expect(sent.match(/data:image/g)).toHaveLength(2);
	expect(sent).toContain('three.pdf\\", 2 pages');
	expect(sent).toContain('the cellar key is blue');
	expect(sent).toContain('张三');
});

test('a bomb and a lost file are named, and the question is still answered', async () => {
	const { ada, channel, discord, logged, provider } = whole;
	discord.failNext({ path: /gone\.txt/, status: 404 });
	provider.answer({ text: 'Here I am.' });
	discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'are you there?',
		mentionsBot: true,
		attachments: [
			attached('bomb.png', pngThatSays(60_000, 60_000, 100_000)),
			attached('gone.txt', Buffer.from('text')),
			attached('game.png', Buffer.from('MZ\0\0 a program')),
		],
	});
	const said = await whole.answered(/Here I am\.[\s\S]*left today/);
	for (const name of ['bomb.png', 'gone.txt', 'game.png'])
		expect(said.split('\n').filter((line) => line.includes(name))).toHaveLength(1);
	expect(provider.requests[0]?.body?.model).toBe(TEXT_MODEL);
	expect(logged()).toContain('HTTP 404');
	expect(logged()).not.toMatch(/hm=|gone\.txt/);
});
