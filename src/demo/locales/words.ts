/** What the demo itself says, as opposed to the bot and the people: one file a language has all of it. */
export interface Words {
	readonly start: StartWords;
	readonly screen: ScreenWords;
	readonly input: InputWords;
	readonly scene: SceneWords;
	readonly failure: FailureWords;
}

interface StartWords {
	readonly starting: string;
	readonly leaving: string;
	readonly stopped: string;
	readonly nobodyReads: string;
	/** `languages`: all that there are, as they are given to `--lang`. */
	usage(languages: string): string;
	/** What the demo does; how one takes part in it follows. */
	readonly help: string;
	unknownLanguage(named: string, languages: string): string;
	aloneWithStandIns(speed: number, perMinute: number): string;
	readonly aloneWithRealModels: string;
	/** The lines above everything for who sits at the terminal; `code` is between backticks. */
	welcome(channel: string): string;
	readonly withStandIns: string;
	readonly withRealModels: string;
	howTo(bot: string, friend: string): readonly string[];
}

/** Around the messages of the channel. */
interface ScreenWords {
	readonly idle: string;
	typing(name: string): string;
	thinking(name: string): string;
	replying(to: string, text: string): string;
	/** `what`: one of the next. */
	did(who: string, what: string): string;
	used(command: string): string;
	readonly usedSomething: string;
	usedMenu(name: string): string;
	pressed(label: string): string;
	chose(label: string): string;
	sentForm(text: string): string;
	/** In front of what somebody says. */
	said(who: string): string;
	told(who: string, to: string): string;
	list(items: readonly string[]): string;
	inPlace(place: string): string;
	directMessages(bot: string): string;
	thread(name: string): string;
	onlyFor(name: string): string;
	/** In front of the words of another message. */
	readonly forwarded: string;
	/** In front of what everybody may vote on. */
	readonly poll: string;
	/** `about`: what it shows, may be empty. */
	file(name: string, about: string, bytes?: number): string;
	picture(name: string, about: string, bytes?: number): string;
	more(count: number): string;
	refused(what: string): string;
	readonly somebody: string;
	readonly deletedRole: string;
}

/** The commands of the demo itself: what they do and how they are typed. */
export type OwnCommand =
	| 'as'
	| 'reply'
	| 'edit'
	| 'delete'
	| 'apps'
	| 'dm'
	| 'press'
	| 'choose'
	| 'crowd'
	| 'quit';

/** To who types. */
interface InputWords {
	readonly commands: Readonly<Record<OwnCommand, string>>;
	needsWords(command: string, how: string): string;
	readonly whoToBe: string;
	readonly whichButton: string;
	readonly whichMenu: string;
	crowdTakes(most: number): string;
	readonly yes: string;
	readonly no: string;
	takesNothing(command: string): string;
	needsValue(option: string): string;
	takesOneOf(option: string, values: readonly string[]): string;
	takesYesOrNo(option: string): string;
	takesNumber(option: string, isWhole: boolean, least?: number, most?: number): string;
	tooLong(most: number): string;
	saidNothing(name: string): string;
	noSuchMenuCommand(name: string): string;
	noSuchCommand(name: string): string;
	onlyForManagers(command: string, name: string): string;
	notOffered(choice: string): string;
	readonly crowdCosts: string;
	noSuchRole(name: string): string;
	noSuchChannel(name: string): string;
	unreadableFile(path: string): string;
	youAre(name: string): string;
	noSuchButton(number: number, name: string): string;
	noSuchMenu(number: number, name: string): string;
	didNotWork(why: string): string;
	formOpens(title: string): string;
	readonly formRequired: string;
	readonly formCannot: string;
}

/** What is told between the messages when nobody sits at the terminal. */
interface SceneWords {
	types(name: string, line: string): string;
	offers(name: string, line: string): string;
	presses(name: string, label: string): string;
	ask(name: string): string;
	followUp(name: string): string;
	models(name: string): string;
	switching(name: string): string;
	readonly busy: string;
	crowd(count: number): string;
	crowdServed(all: number, waited: number, perMinute: number): string;
	quota(name: string): string;
	stop(name: string): string;
	notYours(name: string): string;
	regenerate(name: string): string;
	failed(name: string): string;
	edit(name: string): string;
	thread(name: string): string;
	compare(name: string): string;
	leaderboard(name: string): string;
	persona(name: string): string;
	privately(name: string): string;
	privacy(name: string): string;
	remove(name: string): string;
	readonly deleted: string;
	readonly oneQuestion: string;
	readonly end: string;
}

interface FailureWords {
	readonly followUp: string;
	readonly noMenu: string;
	nothingOffered(line: string): string;
	otherModel(chosen: string, asked: string): string;
	readonly notFollowed: string;
	readonly nobodyWaited: string;
	readonly notInOrder: string;
	refused(what: string): string;
	couldNotStart(why: string): string;
	botEnded(exitCode: number): string;
	waitedFor(what: string): string;
	readonly commandAnswer: string;
	wholeAnswer(question: string): string;
	readonly deletion: string;
	readonly growth: string;
	button(label: string): string;
}
