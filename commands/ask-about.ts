import { LONGEST_FORM_TEXT, type MenuCommand, menu, type Services } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';
import { plainLine } from '../src/render/plain-line.ts';
import { answerQuestion } from './question.ts';

const form = {
	label: 'about.form-label',
	maxLength: LONGEST_FORM_TEXT,
	isOptional: true,
} as const;

const contexts = ['server', 'bot-dm', 'private-channel'] as const;

/** Asks about a message: before everybody, who are told which one is meant. */
export const askAbout = menu({
	name: 'about.name',
	contexts,
	form: { ...form, title: 'about.form-title' },
	acknowledge: 'public',
	run: ask,
});

/** The same for oneself alone: nothing of it is kept. */
export const askAboutPrivately = menu({
	name: 'about.name-privately',
	contexts,
	form: { ...form, title: 'about.form-title-privately' },
	acknowledge: 'private',
	run: ask,
});

async function ask(
	{ picked, text, ...call }: Parameters<MenuCommand['run']>[0],
	services: Services,
): Promise<void> {
	const { isPrivate, speak } = call;
	const { author, gather, link } = picked;
	await answerQuestion(call, services, {
		text,
		files: [],
		isPrivate,
		isMessage: false,
		impliedText: speak(say('about.explain')),
		async gather(isKnown, signal) {
			const { notes, quoted } = await gather(isKnown, signal);
			const about = say('about.link', { author: plainLine(author), link });
			return { quoted, notes: isPrivate || quoted.length === 0 ? notes : [about, ...notes] };
		},
	});
}
