import type { ProviderStandIn } from '../stand-ins/provider/stand-in.ts';
import { type Acting, createActing } from './act.ts';
import { createButtons } from './buttons.ts';
import { DemoFailure } from './failure.ts';
import { checkManners } from './manners.ts';
import { manyAtOnce } from './many-at-once.ts';
import { createNarrator, type Narrator } from './narrate.ts';
import type { Somebody } from './people.ts';
import type { Stage } from './stage.ts';
import { createWaits, type Waits } from './waits.ts';

type Scene = {
	readonly stage: Stage;
	readonly narrator: Narrator;
	readonly waits: Waits;
	readonly acting: Acting;
	readonly ada: Somebody;
};

const DISH = 'mapo tofu';
const FIRST_QUESTION = `My favourite dish is ${DISH}. Any ideas what to serve with it?`;
const FOLLOW_UP = 'What is my favourite dish?';
const SEEING = 'Sees pictures';
const WHO_ARE_YOU = 'Which model are you?';
const STILL_THERE = 'Are you still there?';

/** Plays a few minutes of a channel, each step once the one before it is done. Rejects with a DemoFailure. */
export async function playScene(stage: Stage, print: (line: string) => void): Promise<void> {
	const narrator = createNarrator(stage, print);
	const ada = stage.people.called('Ada');
	const scene = { stage, narrator, waits: createWaits(stage), acting: createActing(stage), ada };
	const { provider } = stage;
	try {
		await ask(scene);
		if (!provider) {
			print('\nReal models: one question is enough here. Run this in a terminal to go on talking.');
			return;
		}
		await followUp(scene);
		await lookAtModels(scene);
		await meetBusy(scene, provider, await switchModel(scene));
		await manyAtOnce({ ...scene, provider });
		await showQuota(scene, provider);
		checkManners(stage.discord, provider);
		print('\nThat was all: every question was answered, and nothing was refused.');
	} finally {
		narrator.stop();
	}
}

async function ask({ narrator, waits, acting, ada }: Scene): Promise<void> {
	narrator.heading('Ada asks, and the answer is written before her eyes');
	narrator.line(`       Ada types: /ask ${FIRST_QUESTION}`);
	narrator.follow('growth');
	const asked = await acting.command(ada, { kind: 'command', name: 'ask', text: FIRST_QUESTION });
	narrator.whole(await waits.answer(asked, FIRST_QUESTION));
	narrator.follow('nothing');
}

async function followUp({ narrator, waits, acting, ada }: Scene): Promise<void> {
	narrator.heading('Ada goes on; the bot knows what was said before');
	const said = acting.say(ada, `@Potluck ${FOLLOW_UP}`);
	const answer = await waits.answer(said, FOLLOW_UP);
	narrator.whole(answer);
	if (!answer.content.includes(DISH)) {
		throw new DemoFailure('The follow-up was answered without what was said before.');
	}
}

async function lookAtModels({ narrator, waits, acting, ada }: Scene): Promise<void> {
	narrator.heading('Ada looks at the models, and then at those that see pictures');
	const asked = await acting.command(ada, { kind: 'command', name: 'model', text: '' });
	const panel = await waits.reply(asked, /page 1 of/);
	narrator.whole(panel);
	const [categories] = createButtons()
		.under(panel)
		.filter(({ options }) => options);
	if (!categories) throw new DemoFailure('The models came without a menu.');
	acting.choose(ada, categories, SEEING);
	narrator.whole(await waits.reply(asked, new RegExp(`^\\*\\*${SEEING}:`, 'm')));
}

/** Resolves with the id of the model that was switched to. */
async function switchModel({ narrator, waits, acting, ada }: Scene): Promise<string> {
	narrator.heading('Ada switches to another model, with completion');
	const choices = await acting.suggest(ada, { command: 'model', option: 'model', typed: 'nemo' });
	narrator.line('       Ada types: /model nemo, and Discord offers:');
	for (const { name } of choices) narrator.line(`         ${name}`);
	const [choice] = choices;
	if (!choice) throw new DemoFailure('Nothing was offered for /model nemo.');
	const switched = await acting.command(ada, {
		kind: 'command',
		name: 'model',
		text: choice.value,
	});
	narrator.whole(await waits.reply(switched, /from now on/));

	const said = acting.say(ada, `@Potluck ${WHO_ARE_YOU}`);
	narrator.whole(await waits.answer(said, WHO_ARE_YOU));
	const used = waits.request(WHO_ARE_YOU)?.model;
	if (used !== choice.value)
		throw new DemoFailure(`${choice.value} was chosen, but ${used} was asked.`);
	return choice.value;
}

async function meetBusy(
	{ narrator, waits, acting, ada }: Scene,
	provider: ProviderStandIn,
	modelId: string,
): Promise<void> {
	narrator.heading('That model is busy now; the nearest one answers and says so');
	provider.answerModel(modelId, { failure: 'upstream_429' });
	const said = acting.say(ada, `@Potluck ${STILL_THERE}`);
	const answer = await waits.answer(said, STILL_THERE);
	provider.answerModel(modelId, null);
	narrator.whole(answer);
	if (!answer.content.includes('chosen model was busy'))
		throw new DemoFailure('A busy model was not followed by another one.');
}

async function showQuota(
	{ narrator, waits, acting, ada }: Scene,
	provider: ProviderStandIn,
): Promise<void> {
	narrator.heading('Ada looks at what is left for everybody');
	const asked = await acting.command(ada, { kind: 'command', name: 'quota', text: '' });
	narrator.whole(await waits.illustrated(asked, new RegExp(`\\b${provider.dayUsed()} of \\d+`)));
}
