import { createButtons } from '../buttons.ts';
import { DemoFailure } from '../failure.ts';
import { BOT_NAME } from '../stage.ts';
import type { Step, WithStandIns } from './scene.ts';

const SEEING = 'vision';

export const lookAtModels: Step = async ({ stage, narrator, waits, acting, me }) => {
	const { scene, failure } = stage.language.words;
	const buttons = createButtons();
	narrator.heading(scene.models(me.name));
	const asked = await acting.command(me, { kind: 'command', name: 'model', text: '' });
	const panel = await waits.reply(asked, (message) => buttons.under(message).length > 0);
	narrator.whole(panel);
	const categories = buttons
		.under(panel)
		.find(({ options }) => options?.some(({ value }) => value === SEEING));
	if (!categories) throw new DemoFailure(failure.noMenu);
	acting.choose(me, categories, SEEING);
	const isSeeing = ({ value, isSelected }: { value: string; isSelected: boolean }) =>
		isSelected && value === SEEING;
	narrator.whole(
		await waits.reply(asked, (message) =>
			buttons.under(message).some(({ options }) => options?.some(isSeeing)),
		),
	);
};

export const switchToBusyModel: Step = async (play) => meetBusy(play, await switchModel(play));

/** Resolves with the id of the model that was switched to. */
async function switchModel({ stage, narrator, waits, acting, me }: WithStandIns): Promise<string> {
	const { talk, words } = stage.language;
	const { scene, failure } = words;
	narrator.heading(scene.switching(me.name));
	const choices = await acting.suggest(me, { command: 'model', option: 'model', typed: 'nemo' });
	narrator.aside(scene.offers(me.name, '/model nemo'));
	for (const { name } of choices) narrator.aside(`  ${name}`);
	const [choice] = choices;
	if (!choice) throw new DemoFailure(failure.nothingOffered('/model nemo'));
	const switched = await acting.command(me, {
		kind: 'command',
		name: 'model',
		text: choice.value,
	});
	narrator.whole(await waits.reply(switched, ({ content }) => content !== ''));

	const said = acting.say(me, `@${BOT_NAME} ${talk.whichModel}`);
	narrator.whole(await waits.answer(said, talk.whichModel));
	const used = waits.request(talk.whichModel)?.model;
	if (used !== choice.value) throw new DemoFailure(failure.otherModel(choice.value, `${used}`));
	return choice.value;
}

async function meetBusy(
	{ stage, provider, narrator, waits, acting, me }: WithStandIns,
	modelId: string,
): Promise<void> {
	const { talk, words } = stage.language;
	narrator.heading(words.scene.busy);
	provider.answerModel(modelId, { failure: 'upstream_429' });
	const said = acting.say(me, `@${BOT_NAME} ${talk.stillThere}`);
	const answer = await waits.answer(said, talk.stillThere);
	provider.answerModel(modelId, null);
	narrator.whole(answer);
	const used = waits.request(talk.stillThere)?.model;
	if (used === undefined || used === modelId) throw new DemoFailure(words.failure.notFollowed);
}
