import type { TourLanguage } from './scene.ts';

const docs = new URL('../../../docs/', import.meta.url);

export const tourFiles: readonly { readonly name: TourLanguage; readonly file: URL }[] = [
	{ name: 'en', file: new URL('tour.md', docs) },
	{ name: 'zh-CN', file: new URL('tour.zh-CN.md', docs) },
];
