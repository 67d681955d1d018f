import { createActing } from './act.ts';
import { checkManners } from './manners.ts';
import { createNarrator } from './narrate.ts';
import { ask } from './scenes/asking.ts';
import { scenes } from './scenes/scenes.ts';
import type { Stage } from './stage.ts';
import { createWaits } from './waits.ts';

/** Plays all scenes of a channel, each step once the one before it is done. Rejects with a DemoFailure. */
export async function playScenes(stage: Stage, print: (line: string) => void): Promise<void> {
	const { discord, language, people, provider } = stage;
	const { talk, words } = language;
	const narrator = createNarrator(stage, print);
	const play = {
		stage,
		narrator,
		waits: createWaits(stage),
		acting: createActing(stage),
		me: people.called(talk.me),
		friend: people.called(talk.friend),
		guest: people.called(talk.guest),
	};
	try {
		if (!provider) {
			await ask(play);
			print(`\n${words.scene.oneQuestion}`);
			return;
		}
		for (const step of scenes.flat()) await step({ ...play, provider });
		checkManners(discord, provider, words);
		print(`\n${words.scene.end}`);
	} finally {
		narrator.stop();
	}
}
