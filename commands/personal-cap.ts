import type { Call, Services } from '../src/command.ts';
import { serverChoices } from './server-choices.ts';

/** What a person may spend in this place in a day; undefined: as much as there is. */
export async function capIn(
	place: Call['place'],
	settings: Services['settings'],
): Promise<number | undefined> {
	return (await serverChoices(place, { settings }))?.quota?.dailyCap;
}
