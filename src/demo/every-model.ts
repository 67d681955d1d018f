import { modelFixture } from '../stand-ins/provider/model-fixture.ts';
import type { ProviderAnswerer } from '../stand-ins/provider/script.ts';
import type { ProviderStandIn } from '../stand-ins/provider/stand-in.ts';

/** How all models answer from now on, whichever is asked or tried instead; `null`: as usual again. */
export function answerAsEveryModel(
	provider: ProviderStandIn,
	answerer: ProviderAnswerer | null,
): void {
	for (const { id } of modelFixture) provider.answerModel(id, answerer);
}
