/** Discord's limit for the id of a button. */
const LONGEST_ID = 100;

/** The id of a button that runs the button command `name`. The handle says what for: not empty, and with the name at most 99 characters. */
export function buttonId(name: string, handle: string): string {
	const id = `${name}:${handle}`;
	if (readButtonId(id)?.name !== name)
		throw new RangeError(`A button of ${name} cannot have this handle`);
	return id;
}

/** What `buttonId` put together; undefined for what it never makes. */
export function readButtonId(
	id: string,
): { readonly name: string; readonly handle: string } | undefined {
	const [, name, handle] = /^([a-z\d.-]+):(.+)$/su.exec(id) ?? [];
	if (name === undefined || handle === undefined || [...id].length > LONGEST_ID) return undefined;
	return { name, handle };
}
