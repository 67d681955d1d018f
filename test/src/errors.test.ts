import { expect, test } from 'vitest';
import { describeError, FatalError, UserError } from '../../src/errors.ts';
import { say } from '../../src/locales/keys.ts';

test('the text of a foreign error is not described, since it may quote a person or a provider', () => {
	class DiscordAPIError extends Error {
		override name = 'DiscordAPIError';
		readonly code = 50035;
		readonly status = 400;
		readonly requestBody = { json: { content: 'a private question' } };
	}
	const error = new DiscordAPIError('a private question was refused');
	error.stack = `${error.name}: ${error.message}\n    at call (/app/node_modules/discord.js/x.js:1:1)`;
	const described = describeError(error);
	expect(described).toMatchObject({ type: 'DiscordAPIError', code: 50035, status: 400 });
	expect(JSON.stringify(described)).not.toContain('private');
});

test('our own errors and the system’s keep their message', () => {
	expect(describeError(new FatalError('no such token', 3)).message).toBe('no such token');
	expect(describeError(new UserError(say('leaving.restarting'))).message).toBe(
		'leaving.restarting',
	);
	const missing = Object.assign(new Error('ENOENT: no such file'), { errno: -2, code: 'ENOENT' });
	expect(describeError(missing)).toMatchObject({ message: 'ENOENT: no such file', code: 'ENOENT' });
});

test('what is no error at all is described by its type', () => {
	expect(describeError('a string with a question')).toEqual({ type: 'string' });
	expect(describeError(undefined)).toEqual({ type: 'undefined' });
});
