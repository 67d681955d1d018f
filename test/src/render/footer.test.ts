import { expect, test } from 'vitest';
import type { Substitution } from '../../../src/providers/provider.ts';
import { footer } from '../../../src/render/footer.ts';
import { english } from '../../helpers/model-house.ts';

const facts = { modelName: 'Gemma_4 *31B*', durationMs: 3210 };

test('who spoke, how long it took, what it cost and what is left stand in one quiet line', () => {
	const left = { remaining: 12, limit: 50 };
	expect(footer({ ...facts, tokens: 340, left }, english)).toBe(
		'-# Gemma\\_4 \\*31B\\* · 3.2 s · 340 tok · 12/50 left today',
	);
});

const reasons: Readonly<Record<Substitution, string>> = {
	busy: 'chosen model was busy',
	gone: 'chosen model is gone',
	blind: 'chosen model cannot see',
	'too-long': 'too long for chosen model',
	spent: 'chosen model is used up',
	closed: 'chosen provider is closed',
	failed: 'chosen model failed',
};

test.each(Object.keys(reasons) as Substitution[])(
	'another model than the chosen one says why in a few words: %s',
	(instead) => {
		const line = footer({ ...facts, modelName: 'Gemma', instead }, english);
		expect(line).toBe(`-# Gemma (${reasons[instead]}) · 3.2 s`);
		expect(reasons[instead].split(' ').length).toBeLessThanOrEqual(5);
	},
);
