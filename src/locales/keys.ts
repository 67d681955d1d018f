type None = Record<never, never>;

/** Every sentence that a person can be shown, and the values it is said with. Times are epoch seconds, shown by Discord. */
export interface Sentences {
	'fault.unexpected': { reference: string };
	'leaving.restarting': None;
	'leaving.interrupted': None;

	'dispatch.unknown-command': None;
	'dispatch.option-wrong': { option: string };

	'button.unknown': None;

	'ask.description': None;
	'ask.prompt': None;
	'ask.model': None;
	'ask.file': None;
	'ask.file-more': None;
	'ask.private': None;
	'ask.form-title': None;
	'ask.form-label': None;

	'model.description': None;
	'model.option-model': None;
	'model.option-scope': None;
	'model.option-strict': None;
	'model.scope-me': None;
	'model.scope-channel': None;
	'model.scope-server': None;
	'model.unknown': { name: string; nearest: string; count: number };
	'model.unknown-alone': { name: string };
	'model.list-missing': None;
	'model.current-channel': { name: string };
	'model.current-me': { name: string };
	'model.current-server': { name: string };
	'model.current-default': { name: string };
	'model.current-strict': None;
	'model.current-until': { at: number };
	'model.current-vanished': { name: string; instead: string };
	'model.current-vanished-strict': { name: string };
	'model.switched-me': { name: string };
	'model.switched-me-elsewhere': { name: string };
	'model.switched-channel': { name: string };
	'model.switched-server': { name: string };
	'model.pinned': { name: string };
	'model.unpinned': { name: string };
	'model.nothing-to-pin': None;
	'model.taken-back-me': None;
	'model.taken-back-channel': None;
	'model.taken-back-server': None;
	'model.suggest-default': None;
	'model.may-not-channel': None;
	'model.may-not-server': None;
	'model.no-server-here': None;

	'model.panel-all': None;
	'model.panel-flagship': None;
	'model.panel-fast': None;
	'model.panel-vision': None;
	'model.panel-code': None;
	'model.panel-reasoning': None;
	'model.panel-option': { name: string; count: number };
	'model.panel-page': { name: string; count: number; page: number; pages: number };
	'model.panel-none': { name: string };
	'model.panel-which': None;
	'model.panel-choose': None;
	'model.panel-back': None;
	'model.panel-next': None;
	'model.panel-how-to': { model: string };
	'model.panel-over': { model: string };
	'model.line-current': { name: string };
	'model.line-leaves': { at: number };
	'model.can-see': None;
	'model.can-code': None;
	'model.can-reason': None;
	'model.can-use-tools': None;
	'model.health-answers': { percent: number };
	'model.health-first-word': { seconds: string };
	'model.health-rests': { at: number };
	'model.health-not-asked': None;
	'model.suggest-current': None;
	'model.suggest-rests': None;
	'model.suggest-leaves': None;
	'model.suggest-sees': None;
	'model.suggest-codes': None;
	'model.suggest-reasons': None;
	'model.suggest-missing': None;

	'mention.how-to-ask': { ask: string; model: string; quota: string; name: string };

	'reset.description': None;
	'reset.nothing': None;
	'reset.own': { count: number };
	'reset.everything': { count: number };

	'quota.description': None;
	'quota.mine': { count: number };
	'quota.mine-of-cap': { count: number; here: number; cap: number };
	'quota.day': { used: number; limit: number; left: number; at: number };
	'quota.day-not-known': None;
	'quota.minute': { used: number; limit: number };
	'quota.model': { name: string; used: number; limit: number };
	'quota.models-more': { count: number };
	'quota.no-model-used': None;
	'quota.own-days': None;
	'quota.waiting': { count: number };
	'quota.waiting-mine': { count: number; mine: number };
	'quota.nobody-waits': None;
	'quota.frozen': { at: number };
	'quota.saved': { ways: string };
	'quota.saved-joined': { count: number };
	'quota.saved-merged': { count: number };
	'quota.saved-spared': { count: number };
	'quota.credits': { days: number; of: number; at: number; limit: number };
	'quota.source-provider': { at: number };
	'quota.source-own': { at: number };
	'quota.outside': { count: number };
	'quota.shared': None;
	'quota.picture-title': { used: number; limit: number };
	'quota.picture-used': None;
	'quota.picture-used-through-me': None;
	'quota.picture-pace': None;
	'quota.picture-limit': None;
	'quota.picture-shares': None;
	'quota.picture-hours': None;
	'quota.picture-me': None;
	'quota.picture-somebody': None;
	'quota.picture-others': { count: number };
	'quota.picture-outside': None;
	'quota.shown-day': { used: number; limit: number };
	'quota.shown-pace': { count: number };
	'quota.shown-no-pace': None;
	'quota.shown-mine': { count: number };
	'quota.shown-others': { count: number; used: number };
	'quota.shown-outside': { count: number };
	'quota.unreadable': None;
	'quota.day-spent': { at: number };
	'quota.day-unknown': { at: number };
	'quota.not-today': { at: number };
	'quota.own-day-spent': { at: number };
	'quota.line-full': { at: number };
	'quota.own-line-full': { at: number };
	'quota.model-spent': { at: number };
	'quota.model-too-long': None;
	'quota.ledger-unavailable': None;

	'settings.description': None;
	'settings.may-not': None;
	'settings.no-server-here': None;
	'settings.quota-description': None;
	'settings.quota-option-cap': None;
	'settings.quota-option-role': None;
	'settings.quota-option-weight': None;
	'settings.quota-cap': { count: number };
	'settings.quota-no-cap': None;
	'settings.quota-weights': { weight: number; roles: string };
	'settings.quota-no-weights': None;
	'settings.quota-changed': { person: string; at: number };
	'settings.quota-how-to': { settings: string };
	'settings.quota-cap-set': { count: number };
	'settings.quota-cap-taken': None;
	'settings.quota-weight-set': { role: string; weight: number };
	'settings.quota-weight-taken': { role: string };
	'settings.quota-weight-missing': None;
	'settings.quota-role-missing': None;
	'settings.quota-role-everyone': None;
	'settings.quota-roles-too-many': { most: number };

	'button.cancel': None;
	'button.here': None;
	'button.forget': None;
	'button.tomorrow': None;
	'button.stop': None;
	'button.anew': None;
	'button.retry': None;
	'button.delete': None;
	'button.answer-lost': None;
	'button.answer-over': None;
	'button.answer-busy': None;
	'button.not-your-answer': None;
	'button.not-yours': None;
	'button.over': None;

	'postpone.without-pictures': None;
	'postpone.done': { at: number };
	'postpone.now': None;
	'postpone.another': None;
	'postpone.dropped': None;
	'postpone.lost': None;

	'help.description': None;
	'help.what': None;
	'help.ask': { ask: string };
	'help.channel': None;
	'help.dm': None;
	'help.model': { model: string };
	'help.reset': { reset: string };
	'help.quota': { quota: string };
	'help.settings': { settings: string };
	'help.privacy': { reset: string };

	'chat.joined': None;
	'chat.joined-at': { link: string };
	'chat.merged': None;
	'chat.merged-at': { link: string };
	'chat.parts-dropped': None;
	'chat.cancelled': None;
	'chat.left-meanwhile': None;
	'chat.too-many-waiting': None;
	'chat.too-late': { at: number };
	'chat.choice-lapsed': None;
	'chat.list-missing': None;
	'chat.question-empty': None;
	'chat.model-vanished': { chosen: string; instead: string };
	'chat.model-vanished-once': { chosen: string; instead: string };
	'chat.pinned-vanished': { chosen: string };
	'chat.choice-unreadable': { instead: string };
	'chat.question-too-long': { model: string; most: number };
	'chat.history-shortened': { count: number };
	'chat.history-unreadable': None;
	'chat.not-kept': None;
	'chat.file-cut': { name: string; characters: number };
	'chat.file-no-room': { name: string; model: string };
	'chat.file-too-large': { name: string; most: number; mostOfText: number };
	'chat.file-elsewhere': { name: string };
	'chat.file-broken': { name: string };
	'chat.file-not-now': { name: string };
	'chat.picture-too-big': { name: string; most: number };
	'chat.pdf-no-text': { name: string };
	'chat.pdf-locked': { name: string };
	'chat.pdf-cut': { name: string; pages: number; read: number };
	'chat.looks-instead': { model: string; other: string };
	'chat.pinned-blind': { model: string };
	'chat.nobody-sees': { model: string };
	'chat.pictures-no-room': { model: string };
	'chat.file-unreadable': { name: string };
	'chat.file-failed': { name: string };
	'chat.files-too-many': { most: number };
	'chat.interrupted': { name: string };
	'chat.interrupted-stalled': { name: string };
	'chat.interrupted-timed-out': { name: string };
	'chat.failed-minute': { at: number };
	'chat.failed-day': { at: number };
	'chat.failed-spent': { name: string; at: number };
	'chat.failed-busy': { name: string };
	'chat.failed-busy-until': { name: string; at: number };
	'chat.failed-nobody': None;
	'chat.failed-nobody-until': { at: number };
	'chat.failed-gone': { name: string };
	'chat.failed-unable': { name: string };
	'chat.failed-key': None;
	'chat.failed-payment': None;
	'chat.failed-refused': { name: string };
	'chat.failed-too-long': { name: string };
	'chat.failed-wrong-request': { name: string };
	'chat.failed-broken': { name: string };
	'chat.failed-stalled': { name: string };
	'chat.failed-timed-out': { name: string };
	'chat.failed-empty': { name: string };

	'render.waiting': { position: number; at: number };
	'render.waiting-between': { position: number; from: number; to: number };
	'render.waiting-frozen': { position: number; at: number };
	'render.waiting-late': { position: number; at: number };
	'render.waiting-choose': { at: number };
	'render.moving': { at: number };
	'render.waiting-for-own': None;
	'render.started': { name: string };
	'render.length': None;
	'render.filtered': None;
	'render.stopped': None;
	'render.question-deleted': None;
	'render.answer-deleted': None;
	'render.cut': None;
	'render.interrupted': None;
	'render.out-of-time': None;
	'render.blocked': None;
	'render.rest-in-file': None;
	'render.shortened': None;
	'render.file-description': None;
	'render.instead-busy': None;
	'render.instead-gone': None;
	'render.instead-blind': None;
	'render.instead-too-long': None;
	'render.instead-spent': None;
	'render.instead-closed': None;
	'render.instead-failed': None;
	'render.seconds': { seconds: string };
	'render.tokens': { count: number };
	'render.left': { remaining: number; limit: number };
}

export type SentenceKey = keyof Sentences;

/** A sentence on its way to a person; `render/speak` puts it into a language. */
export type Sentence = {
	readonly key: SentenceKey;
	readonly values: Readonly<Record<string, string | number>>;
};

/** Pairs a key with exactly the values its sentence needs. */
export function say<Key extends SentenceKey>(
	key: Key,
	...[values]: keyof Sentences[Key] extends never ? [] : [values: Sentences[Key]]
): Sentence {
	return { key, values: { ...values } };
}

/** A moment as sentences take it: epoch seconds, never before it. */
export const seconds = (epochMs: number): number => Math.ceil(epochMs / 1000);
