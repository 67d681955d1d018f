import { type Call, LONGEST_FORM_TEXT, menu, type Picked, type Services } from '../src/command.ts';
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
	run: ({ picked, text, ...call }, services) =>
		ask(call, services, { picked, text, isPrivate: false }),
});

/** The same for oneself alone: nothing of it is kept. */
export const askAboutPrivately = menu({
	name: 'about.name-privately',
	contexts,
	form: { ...form, title: 'about.form-title-privately' },
	acknowledge: 'private',
	run: ({ picked, text, ...call }, services) =>
		ask(call, services, { picked, text, isPrivate: true }),
});

async function ask(
	call: Call,
	services: Services,
	{
		isPrivate,
		picked: { author, gather, link },
		text,
	}: { readonly picked: Picked; readonly text: string; readonly isPrivate: boolean },
): Promise<void> {
	await answerQuestion(call, services, {
		text,
		files: [],
		isPrivate,
		isMessage: false,
		impliedText: call.speak(say('about.explain')),
		async gather(isKnown, signal) {
			const { notes, quoted } = await gather(isKnown, signal);
			const about = say('about.link', { author: plainLine(author), link });
			return { quoted, notes: isPrivate || quoted.length === 0 ? notes : [about, ...notes] };
		},
	});
}
