import type { Step } from './scene.ts';

export const showQuota: Step = async ({ stage, provider, narrator, waits, acting, me }) => {
	narrator.heading(stage.language.words.scene.quota(me.name));
	const asked = await acting.command(me, { kind: 'command', name: 'quota', text: '' });
	const used = new RegExp(`(?<!\\d)${provider.dayUsed()}(?!\\d)`);
	narrator.whole(await waits.illustrated(asked, ({ content }) => used.test(content)));
};
