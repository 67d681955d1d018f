import { expect, test } from 'vitest';
import { finishOf } from '../../../src/providers/finish-reason.ts';

test.each([
	[undefined, undefined],
	[null, undefined],
	['', undefined],
	['stop', 'complete'],
	['STOP', 'complete'],
	['end_turn', 'complete'],
	['eos', 'complete'],
	['tool_calls', 'complete'],
	['length', 'length'],
	['MAX_TOKENS', 'length'],
	['content_filter', 'filtered'],
	['SAFETY', 'filtered'],
	['error', 'error'],
])('the finish reason %s means %s', (reason, meaning) => {
	expect(finishOf(reason)).toBe(meaning);
});
