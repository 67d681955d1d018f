import { z } from 'zod';
import { complain, lengthOf, text } from '../form.ts';

const MAX_EMBEDS_LENGTH = 6_000;
const url = text(0, 2_048).nullish();
const picture = z.object({ url }).nullish();

const embed = z.object({
	title: text(0, 256).nullish(),
	description: text(0, 4_096).nullish(),
	url,
	timestamp: z.string().nullish(),
	color: z.number().int().min(0).max(0xff_ff_ff).nullish(),
	footer: z.object({ text: text(1, 2_048), icon_url: url }).nullish(),
	author: z.object({ name: text(1, 256), url, icon_url: url }).nullish(),
	image: picture,
	thumbnail: picture,
	fields: z
		.array(z.object({ name: text(1, 256), value: text(1, 1_024), inline: z.boolean().nullish() }))
		.max(25)
		.nullish(),
});

type Embed = z.infer<typeof embed>;

function embedLength({ title, description, footer, author, fields }: Embed): number {
	const words = [title, description, footer?.text, author?.name];
	const inFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
	return [...words, ...inFields].reduce((sum, word) => sum + lengthOf(word ?? ''), 0);
}

export const embeds = z
	.array(embed)
	.max(10)
	.superRefine((value, context) => {
		if (value.reduce((sum, one) => sum + embedLength(one), 0) <= MAX_EMBEDS_LENGTH) return;
		complain(
			context,
			'MAX_EMBED_SIZE_EXCEEDED',
			`Embed size exceeds maximum size of ${MAX_EMBEDS_LENGTH}`,
		);
	});
