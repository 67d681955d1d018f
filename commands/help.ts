import { type Command, slash } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';
import { commandsWithin } from './help-commands.ts';
import { howToAsk, whatIsClosed, whatIsMissing } from './help-here.ts';
import { howItDoes } from './help-now.ts';

/** Of one message, so that all of it is on one screen. */
const MESSAGE_LIMIT = 2_000;

/** `commands`: the whole table; what stands there is listed without more ado. */
export const helpFor = (commands: () => readonly Command[]) =>
	slash({
		name: 'help',
		description: 'help.description',
		contexts: ['server', 'bot-dm', 'private-channel'],
		options: {},
		acknowledge: () => 'private',
		async run(call, services) {
			const { mention, place, speak, surface } = call;
			const [closed, asking, now] = await Promise.all([
				whatIsClosed(call, services),
				howToAsk(call, services),
				howItDoes(call, services),
			]);
			const before = [
				say('help.what'),
				...closed,
				...(closed.length > 0 ? [] : [asking]),
				...whatIsMissing(call, services),
				...now,
			].map(speak);
			const after = [
				say(place.kind === 'dm' ? 'help.complain-dm' : 'help.complain'),
				say('help.age'),
				say('help.privacy', { reset: mention('reset') }),
			].map(speak);
			const taken = [...before, '', ...after].join('\n').length;
			const listed = commandsWithin(MESSAGE_LIMIT - taken - 1, commands(), call);
			await surface.finish({ parts: [[...before, ...listed, ...after].join('\n')] });
		},
	});
