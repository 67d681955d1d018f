type Named = { readonly username: string; readonly global_name?: string | null | undefined };
type Mentioned = Named & {
	readonly id: string;
	readonly member?: { readonly nick?: string | null };
};

/** The name that a place shows for somebody: the nickname there, else the display name. */
export function shownName(user: Named, nick?: string | null): string {
	return nick ?? user.global_name ?? user.username;
}

/** Names for what a text mentions by id; undefined leaves the mention as it is. */
export type Names = {
	role(id: string): string | undefined;
	channel(id: string): string | undefined;
};

/**
 * What a person typed, as a person reads it: our own mention gone, others as `@name` and `#channel`, commands as
 * `/name`, a server's emoji as `:name:`.
 */
export function readableText(
	content: string,
	{
		mentions,
		names,
		self,
	}: { mentions: readonly Mentioned[]; names: Names; self: readonly string[] },
): string {
	const person = (id: string) => {
		const found = mentions.find((user) => user.id === id);
		return found && shownName(found, found.member?.nick);
	};
	const named = (mark: string, name: string | undefined, whole: string) =>
		name === undefined ? whole : `${mark}${name}`;
	return content
		.replace(/<@[!&]?(\d+)>[ \t]?/g, (whole, id: string) => (self.includes(id) ? '' : whole))
		.replace(/<@!?(\d+)>/g, (whole, id: string) => named('@', person(id), whole))
		.replace(/<@&(\d+)>/g, (whole, id: string) => named('@', names.role(id), whole))
		.replace(/<#(\d+)>/g, (whole, id: string) => named('#', names.channel(id), whole))
		.replace(/<\/([^:>]+):\d+>/g, '/$1')
		.replace(/<a?(:\w+:)\d+>/g, '$1')
		.trim();
}
