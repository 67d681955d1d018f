import { drawQuota } from '../../../src/pictures/draw-quota.ts';
import type { QuotaPicture } from '../../../src/pictures/pictures.ts';

// Draws as the real one does, unless the title says otherwise.
const moods: Readonly<Record<string, () => string>> = {
	crash: () => process.exit(3),
	hang: () => {
		for (;;);
	},
	fail: () => 'no paint left',
	environment: () => Object.keys(process.env).join(),
};

process.on('message', (message) => {
	const picture: QuotaPicture = JSON.parse(String(message));
	const mood = moods[picture.title];
	process.send?.(mood ? mood() : drawQuota(picture));
});
