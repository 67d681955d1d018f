import type { Person } from '../place.ts';
import { cleanName } from './clean.ts';

const NAMELESS = 'Someone';

/**
 * Gives each person one name for a conversation, in the order they are asked about: whoever has a name that is taken
 * gets a number, so that nobody speaks under another's name.
 */
export function createSpeakers(): (person: Person) => string {
	const names = new Map<string, string>();
	const taken = new Set<string>();
	return (person) => {
		const given = names.get(person.id);
		if (given !== undefined) return given;
		const wanted = cleanName(person.name) || NAMELESS;
		const fold = (name: string) => name.normalize('NFKC').toLowerCase();
		let name = wanted;
		for (let number = 2; taken.has(fold(name)); number++) name = `${wanted} ${number}`;
		taken.add(fold(name));
		names.set(person.id, name);
		return name;
	};
}
