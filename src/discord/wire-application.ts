import { z } from 'zod';

/** As much of an application on the wire as is read: https://docs.discord.com/developers/resources/application */
const application = z.object({
	owner: z.object({ username: z.string(), global_name: z.string().nullish() }).nullish(),
	team: z.object({ name: z.string() }).nullish(),
});

/** The name of the team or the account that owns it; undefined for what is no application. */
export function readOwnerName(text: string): string | undefined {
	if (!text.startsWith('{')) return undefined;
	const { owner, team } = application.safeParse(JSON.parse(text)).data ?? {};
	return team?.name ?? owner?.global_name ?? owner?.username;
}
