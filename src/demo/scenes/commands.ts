import type { Somebody } from '../people.ts';
import type { Step, WithStandIns } from './scene.ts';

/** A command without a model, and what the bot says to it. */
async function types(
	{ stage, narrator, waits, acting }: WithStandIns,
	who: Somebody,
	[name, text]: readonly [name: string, text: string],
): Promise<void> {
	narrator.aside(stage.language.words.scene.types(who.name, `/${name} ${text}`));
	const asked = await acting.command(who, { kind: 'command', name, text });
	narrator.whole(await waits.reply(asked, ({ content }) => content !== ''));
}

export const choosePersona: Step = async (play) => {
	const { me, narrator, stage } = play;
	narrator.heading(stage.language.words.scene.persona(me.name));
	await types(play, me, ['persona', 'set preset:story']);
	await types(play, me, ['persona', 'clear']);
};

export const ownData: Step = async (play) => {
	const { guest, narrator, stage } = play;
	narrator.heading(stage.language.words.scene.privacy(guest.name));
	await types(play, guest, ['privacy', 'notice']);
	await types(play, guest, ['privacy', 'export']);
};
