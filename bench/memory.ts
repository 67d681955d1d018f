import { english } from '../src/locales/en.ts';
import type { Bench } from './figures.ts';
import { startWorld } from './world.ts';

const ANSWERS = 500;
const CHANNELS = 25;
const PEOPLE = 50;
const AT_ONCE = 15;
const ANSWER = 'A sentence that an answer could have. '.repeat(40).trim();

/** On a faster clock the delays of this machine grow to where the stand-ins see limits broken that the bot kept. */
const SPEED = 20;

/** The words that every notice of this kind has, whoever it names. */
const NOTICES = (['waiting', 'waiting-frozen', 'waiting-for-own', 'started'] as const).map((name) =>
	english[`render.${name}`].replace(/^{{.*?}}|{{.*$/g, '').trim(),
);

/** Stands once under the first answer to somebody. */
const FIRST_LINE = `-# ${english['privacy.first-line'].replace(/{{.*$/, '')}`;

/** What a message of the bot says of its answer. Throws when that ended otherwise than complete. */
function stateOf(content: string): 'under way' | 'complete' {
	const isNotice = NOTICES.some((words) => content.includes(words));
	if (isNotice || ANSWER.startsWith(content)) return 'under way';
	const [text, footer = '', ...rest] = content.split('\n');
	const isAllElse = rest.every((line) => line.startsWith(FIRST_LINE));
	if (text === ANSWER && /^-# .* tok/.test(footer) && isAllElse) return 'complete';
	throw new Error(`an answer did not end complete: ${content.slice(-300)}`);
}

/** What the bot's process holds after 500 streamed answers of 1,500 characters to 50 people in 25 channels. */
export const memory: Bench = {
	name: 'memory',
	async run() {
		const world = await startWorld({
			speed: SPEED,
			provider: { minuteLimit: 20, dayLimit: 10_000 },
			// On the faster clock a pause of 20 ms makes a second's calls arrive as if within half of it.
			discord: { limits: { identifyWindowMs: 0, globalPerSecond: 500 } },
		});
		const { discord, provider, server } = world;
		provider.answer({ text: ANSWER, durationMs: 8000 });
		const channels = Array.from({ length: CHANNELS }, (_, index) =>
			discord.addChannel(server.id, { name: `c${index}` }),
		);
		const people = Array.from({ length: PEOPLE }, (_, index) =>
			discord.addUser({ name: `p${index}` }),
		);
		const before = world.residentMegabytes();
		let most = before;
		let asked = 0;
		const ask = () => {
			const channelId = channels[asked % CHANNELS]?.id ?? '';
			const userId = people[asked % PEOPLE]?.id ?? '';
			asked++;
			discord.say({ channelId, userId, content: `question ${asked}`, mentionsBot: true });
		};
		const done = new Set<string>();
		const fault = Promise.withResolvers<never>();
		discord.onChange((change) => {
			if (change.kind !== 'message-created' && change.kind !== 'message-edited') return;
			const { id, authorId, content } = change.message;
			if (authorId !== discord.botUserId || done.has(id)) return;
			try {
				if (stateOf(content) === 'under way') return;
			} catch (error) {
				fault.reject(error);
			}
			done.add(id);
			most = Math.max(most, world.residentMegabytes());
			if (asked < ANSWERS) ask();
		});
		try {
			for (let count = 0; count < AT_ONCE; count++) ask();
			await Promise.race([
				discord.waitFor(() => done.size === ANSWERS, { timeoutMs: 150_000, what: '500 answers' }),
				world.ended.then((how) => Promise.reject(new Error(`the bot ended: ${how}`))),
				fault.promise,
			]);
			const after = world.residentMegabytes();
			return [
				{ name: 'resident when ready', value: before, unit: 'MB' },
				{ name: 'resident at most', value: most, unit: 'MB' },
				{ name: 'resident after 500 answers', value: after, unit: 'MB', goal: 140 },
			];
		} finally {
			await world.close();
		}
	},
};
