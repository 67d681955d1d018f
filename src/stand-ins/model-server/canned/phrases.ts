type AtLeastOne<Item> = readonly [Item, ...Item[]];

/** The canned sentences of one language. */
export interface Phrases {
	greetings: AtLeastOne<string>;
	thanks: AtLeastOne<string>;
	model(name: string): string;
	recall(thing: string, value: string | null): string;
	learned(thing: string, value: string): string;
	code(topic: string): string;
	list(topic: string): string;
	long(topic: string): string;
	openings: AtLeastOne<(topic: string) => string>;
	body(topic: string): string;
	memory(before: string): string;
}

const LONG_SECTIONS = 6;

/** As many sections as make more than one message. */
export const sections = (write: (number: number) => string) =>
	Array.from({ length: LONG_SECTIONS }, (_, index) => write(index + 1)).join('\n\n');
