import { surfaceContract } from '../../contract/surface.ts';
import { createStage } from './surface-stage.ts';

surfaceContract('a reply', async () => {
	const { clock, discord, reply, surfaces } = createStage();
	return {
		surface: reply(),
		settle: () => clock.advance(10_000),
		shown: discord.contents,
		vanish: () => surfaces.channelGone('5'),
	};
});

surfaceContract('the answer to an interaction', async () => {
	const { clock, discord, interaction, surfaces } = createStage();
	const surface = interaction();
	const acknowledged = surface.acknowledge('public');
	await clock.advance(100);
	await acknowledged;
	return {
		surface,
		settle: () => clock.advance(10_000),
		shown: discord.contents,
		vanish: () => surfaces.messageDeleted(['original token']),
	};
});
