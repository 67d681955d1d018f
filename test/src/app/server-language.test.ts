import { expect, test } from 'vitest';
import { serverLanguage } from '../../../src/app/server-language.ts';
import { createFakeSettings } from '../../helpers/fake-call.ts';

test('what the managers chose goes before what Discord says, which holds where that cannot be read', async () => {
	const settings = createFakeSettings();
	await settings.change('server:1', { language: { locale: 'zh-TW', changedBy: '7', at: 0 } });
	expect(await serverLanguage('1', 'de', { settings })).toBe('zh-TW');
	expect(await serverLanguage('2', 'de', { settings })).toBe('de');
	expect(await serverLanguage(undefined, 'en-US', { settings })).toBe('en-US');
	const read = () => Promise.reject(new Error('the disk is full'));
	expect(await serverLanguage('1', 'de', { settings: { ...settings, read } })).toBe('de');
});
