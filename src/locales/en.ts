import { words } from './words.ts';

/** A sentence with a `count` may have forms of its own for none and for one. */
export const english = words<'zero' | 'one'>()({
	'fault.unexpected':
		'Something went wrong on my side (reference `{{reference}}`). Please try again; if it happens again, give the reference to whoever runs this bot.',
	'fault.disk':
		'I cannot use my memory on the disk just now, so this is not done, or only in part. Please try again in a few minutes; whoever runs this bot finds the reason in the log.',
	'leaving.restarting': 'I am restarting just now. Please ask again in a minute.',
	'leaving.interrupted': 'I was restarted before this answer was finished. Please ask again.',
	'leaving.interrupted-retry':
		'I was restarted before this answer was finished. I still know your question: press the button and I ask it again.',

	'dispatch.unknown-command':
		'I do not know this command any more. Type `/` to see the ones that work; Discord may need a minute to catch up.',
	'dispatch.option-wrong':
		'I cannot use what was given as `{{option}}`. Please choose one of the suggestions or shorten it.',
	'form.options-lost':
		'I no longer know the options that you gave with {{command}}: I was restarted, or the form was open for too long. So I asked nothing. Please use the command again.',
	'form.your-text': 'Here is your text, so that it is not lost:',
	'form.text-description': 'The text that you wrote',

	'person.forgotten': 'somebody',
	'language.name': 'English',
	'list.separator': ', ',
	'list.between-sentences': ' ',

	'button.unknown':
		'This button no longer works. Please ask again, or type `/` to see what I can do.',

	'house.paused':
		'<@{{person}}> paused me on this server <t:{{at}}:R>. Its managers can let me go on with {{settings}}.',
	'house.not-in-channel':
		'The managers of this server do not want me to answer in this channel. They can change that with {{settings}}.',
	'house.not-with-you':
		'The managers of this server chose whom I answer, and you are not among them. They can change that with {{settings}}.',
	'house.paused-meanwhile': 'I was paused on this server meanwhile, so this ends here.',
	'house.unwelcome-meanwhile':
		'The managers of this server do not want me to answer this any more, so it ends here.',

	'ask.description': 'Ask a free AI model and get the answer here',
	'ask.prompt': 'Your question; leave it out to write a longer one in a form',
	'ask.model': 'A free model for this question only',
	'ask.file': 'A picture, a text file or a PDF to read with the question',
	'ask.file-more': 'Another file to read with it',
	'ask.private': 'Only you see the answer, and nothing of it is kept',
	'ask.form-title': 'Ask a question',
	'ask.form-label': 'Your question',

	'model.description': 'Show which model answers here, or switch to another free one',
	'model.option-model': 'The model to switch to; leave it out to see the current one',
	'model.option-scope': 'For whom the choice holds; for you, if left out',
	'model.option-strict':
		'No other model may answer instead; alone: pin or unpin the current choice',
	'model.scope-me': 'for me, everywhere',
	'model.scope-channel': 'for everyone in this channel',
	'model.scope-server': 'for this whole server',
	'model.unknown':
		'There is no free model `{{name}}` just now. The nearest ones are {{nearest}}; pick one from the suggestions that appear while you type.',
	'model.unknown_one':
		'There is no free model `{{name}}` just now. The nearest one is {{nearest}}; pick one from the suggestions that appear while you type.',
	'model.unknown-alone':
		'There is no free model `{{name}}` just now. Pick one from the suggestions that appear while you type.',
	'model.list-missing':
		'I do not have the list of free models yet, so I cannot tell which ones cost nothing. Please try again in a minute.',
	'model.only-allowed':
		'This server allows only **{{name}}**. Its managers can change that with {{settings}}.',
	'model.current-channel': '**{{name}}** answers here, chosen for this channel.',
	'model.current-me': '**{{name}}** answers you, by your own choice.',
	'model.current-server': '**{{name}}** answers here, chosen for this server.',
	'model.current-default': '**{{name}}** answers here: the default, as nobody chose another.',
	'model.current-strict': 'It is pinned: no other model answers instead.',
	'model.current-until': 'It leaves the free models on <t:{{at}}:D>.',
	'model.current-vanished':
		'**{{name}}** was chosen here but is not free any more. The choice is kept; **{{instead}}** answers until it returns or another is chosen.',
	'model.current-vanished-strict':
		'**{{name}}** is pinned here but not free any more. The choice is kept, and nobody answers until it returns, is unpinned or another is chosen.',
	'model.switched-me': '**{{name}}** answers you from now on.',
	'model.switched-me-elsewhere':
		'**{{name}}** answers you from now on, wherever no channel chose its own.',
	'model.switched-channel': '**{{name}}** answers everyone in this channel from now on.',
	'model.switched-server':
		'**{{name}}** answers on this server from now on, where no channel or person chose another.',
	'model.pinned': '**{{name}}** is pinned: no other model answers instead, even while it is busy.',
	'model.unpinned': '**{{name}}** is not pinned: another model answers when it cannot.',
	'model.nothing-to-pin':
		'No model was chosen there yet, so there is nothing to pin. Please give `model` together with `strict`.',
	'model.taken-back-me':
		'Your own choice is taken back; what is chosen for each place holds for you again.',
	'model.taken-back-channel': 'The choice of this channel is taken back.',
	'model.taken-back-server': 'The choice of this server is taken back.',
	'model.suggest-default': 'Default: no choice of one’s own, whoever is best answers',
	'model.may-not-channel':
		'Choosing for the whole channel needs the permission Manage Messages. With the scope “for me” you can choose for yourself.',
	'model.may-not-server':
		'Choosing for the whole server needs the permission Manage Server. With the scope “for me” you can choose for yourself.',
	'model.no-server-here': 'There is no server here to choose for. Choose “for me” instead.',

	'model.panel-all': 'All',
	'model.panel-flagship': 'Flagship',
	'model.panel-fast': 'Fast',
	'model.panel-vision': 'Sees pictures',
	'model.panel-code': 'Writes code',
	'model.panel-reasoning': 'Reasons',
	'model.panel-option': '{{name}} ({{count}})',
	'model.panel-page': '**{{name}}:** {{count}} models, page {{page}} of {{pages}}',
	'model.panel-page_one': '**{{name}}:** one model, page {{page}} of {{pages}}',
	'model.panel-none': '**{{name}}:** no free model just now.',
	'model.panel-which': 'Which models to show',
	'model.panel-choose': 'Choose the model that answers you',
	'model.panel-back': '◀ Back',
	'model.panel-next': 'Next ▶',
	'model.panel-how-to':
		'-# Choosing here is for you alone. {{model}} with a name also chooses for a channel or server, and can pin.',
	'model.panel-over': 'This list no longer works. Please open it anew with {{model}}.',
	'model.line-current': '**{{name}}** (current)',
	'model.line-leaves': 'leaves on <t:{{at}}:D>',
	'model.context': '{{length}} context',
	'model.can-see': 'sees pictures',
	'model.can-code': 'code',
	'model.can-reason': 'reasons',
	'model.can-use-tools': 'tools',
	'model.health-answers': 'answered {{percent}}%',
	'model.health-first-word': 'first word {{seconds, tenths}} s',
	'model.health-rests': 'resting, tried again <t:{{at}}:R>',
	'model.health-not-asked': 'not asked yet',
	'model.suggest-current': 'current',
	'model.suggest-rests': 'resting',
	'model.suggest-leaves': 'leaves soon',
	'model.suggest-sees': 'sees',
	'model.suggest-codes': 'codes',
	'model.suggest-reasons': 'reasons',
	'model.suggest-missing':
		'I do not have the list of free models yet. Please try again in a minute.',

	'mention.how-to-ask':
		'Ask me anything: write the question after my name, or use {{ask}}. **{{name}}** answers here; {{model}} switches, {{quota}} shows what is left of the day, {{help}} all that I can do.',

	'reset.description':
		'Forget what was said here: your own part; moderators, thread owners and DMs: all of it',
	'reset.nothing': 'There is nothing to forget here.',
	'reset.own': 'I have forgotten your {{count}} questions here and my answers to them.',
	'reset.own_one': 'I have forgotten your question here and my answer to it.',
	'reset.everything': 'I have forgotten this conversation: {{count}} questions and answers.',
	'reset.everything_one': 'I have forgotten this conversation: one question and its answer.',
	'reset.undone': 'I remember again: {{count}} questions and answers are back.',
	'reset.undone_one': 'I remember again: one question and its answer are back.',
	'reset.undo-over':
		'What was reset here stays forgotten. It can no longer be undone: that works for a minute, and not after I was restarted.',
	'reset.undo-not-yours': 'Only whoever reset this can undo it.',

	'quota.description': 'Show what is left of the requests that everyone here shares',
	'quota.mine': '**You today:** {{count}} requests used.',
	'quota.mine_zero': '**You today:** no request used yet.',
	'quota.mine_one': '**You today:** one request used.',
	'quota.mine-of-cap':
		'**You today:** {{count}} requests used; on this server {{here}} of {{cap}}.',
	'quota.mine-of-cap_zero': '**You today:** no request used yet of {{cap}} on this server.',
	'quota.mine-of-cap_one': '**You today:** one request used; on this server {{here}} of {{cap}}.',
	'quota.day':
		'**Today:** {{used}} of {{limit}} requests used, **{{left}} left** for everyone together. New ones come <t:{{at}}:R>.',
	'quota.day-not-known':
		'**Today:** I cannot tell yet how many requests are left, so I hold back until the provider has told me.',
	'quota.minute': '**This minute:** {{used}} of {{limit}} used.',
	'quota.model': '{{name}}: {{used}} of {{limit}} requests today',
	'quota.models-more': '… and {{count}} more',
	'quota.no-model-used': 'Nobody has asked a model with a limit by the day yet today.',
	'quota.own-days': '-# Each model has limits of its own, or none; everybody here shares them.',
	'quota.waiting': '**In line:** {{count}} questions wait for a free moment.',
	'quota.waiting_one': '**In line:** one question waits for a free moment.',
	'quota.waiting-mine':
		'**In line:** {{count}} questions wait for a free moment, {{mine}} of them yours.',
	'quota.waiting-mine_one': '**In line:** only your question waits for a free moment.',
	'quota.nobody-waits': '**In line:** nobody.',
	'quota.frozen': 'The provider asked us to pause; we go on <t:{{at}}:R>.',
	'quota.source-provider':
		'-# The day as the provider counted it <t:{{at}}:R>, plus what was asked since.',
	'quota.source-own': '-# By my own count <t:{{at}}:R>; the provider has not told its own today.',
	'quota.outside':
		'-# {{count}} of today’s requests were made with the same key, but not through me.',
	'quota.outside_one': '-# One of today’s requests was made with the same key, but not through me.',
	'quota.saved': '**Requests saved today:** {{ways}}.',
	'quota.saved-joined': '{{count}} by sharing an answer',
	'quota.saved-merged': '{{count}} by putting messages together',
	'quota.saved-spared': '{{count}} by not asking again in vain',
	'quota.credits':
		'**For managers:** on {{days}} of the last {{of}} days the budget ran out at about <t:{{at}}:t>; buying $10 of OpenRouter credits once would raise it to {{limit}} a day.',
	'quota.shared':
		'-# Everybody who asks here shares one free key. One question is one request, rarely more; a comparison takes one for each model.',
	'quota.picture-title': '{{used}} of {{limit}} requests used today',
	'quota.picture-used': 'used',
	'quota.picture-used-through-me': 'used through me',
	'quota.picture-pace': 'pace',
	'quota.picture-limit': 'limit',
	'quota.picture-shares': 'Who used them',
	'quota.picture-hours': 'hour of the day (UTC)',
	'quota.picture-me': 'you',
	'quota.picture-somebody': 'somebody',
	'quota.picture-others': '{{count}} others',
	'quota.picture-outside': 'not through me',
	'quota.shown-day': 'The day so far, hour by hour: {{used}} of {{limit}} requests used.',
	'quota.shown-pace': 'By the pace of the day it may be {{count}} now.',
	'quota.shown-no-pace': 'Nothing needs to be held back for later.',
	'quota.shown-mine': 'You used {{count}}.',
	'quota.shown-mine_zero': 'You used none.',
	'quota.shown-others': '{{count}} others used {{used}}.',
	'quota.shown-others_one': 'One other person used {{used}}.',
	'quota.shown-outside': '{{count}} were not made through me.',
	'quota.shown-outside_one': 'One was not made through me.',
	'quota.unreadable':
		'I cannot read just now what is used and left. Please try again in a few minutes; whoever runs this bot finds the reason in the log.',

	'quota.day-spent': 'Today’s shared requests are all used. New ones come <t:{{at}}:R>.',
	'quota.day-unknown':
		'I cannot tell yet how many of today’s requests are left, so I hold back. Please try again <t:{{at}}:R>.',
	'quota.line-full':
		'So many people are waiting that I cannot take another question. Please try again <t:{{at}}:R>.',
	'quota.not-today':
		'All that is left of today’s shared requests is spoken for, so your turn would not come today. New ones come <t:{{at}}:R>.',
	'quota.own-day-spent':
		'You have used your share of today’s requests on this server, as its managers set it. New ones come <t:{{at}}:R>.',
	'quota.own-line-full':
		'You already have questions waiting in line. Please ask again when they are answered; that should be <t:{{at}}:R>.',
	'quota.model-spent':
		'The free requests of this model are used up until <t:{{at}}:t> (<t:{{at}}:R>). Choose another with `/model`.',
	'quota.model-too-long':
		'That is more than this model takes at once for free. Shorten it, or choose another with `/model`.',
	'quota.too-few-left':
		'Less is left today than all of these need together, so I asked none and spent nothing. More comes <t:{{at}}:R>; with fewer models it may work now.',
	'quota.too-few-own':
		'That is more than your share of today’s requests here, so I asked none and spent nothing. Your share is fresh <t:{{at}}:R>; with fewer models it may work now.',
	'quota.minute-too-small':
		'A minute never has room for that many requests at once, so I asked none and spent nothing. Please choose fewer models.',
	'quota.ledger-unavailable':
		'I cannot write down what is spent just now, so I must not ask a model. Please try again in a few minutes; whoever runs this bot finds the reason in the log.',
	'permission.cannot-speak':
		'I am not allowed to write here. Whoever manages this server can give me the permission {{permissions}} in this channel.',
	'permission.only-you':
		'-# Only you see this, as I am not allowed to write here. Whoever manages this server can give me the permission {{permissions}} in this channel.',
	'permission.no-thread':
		'I am not allowed to open a thread here. Whoever manages this server can give me the permission {{permissions}} in this channel.',
	'permission.view-channel': 'View Channel',
	'permission.send-messages': 'Send Messages',
	'permission.send-messages-in-threads': 'Send Messages in Threads',
	'permission.create-public-threads': 'Create Public Threads',
	'permission.read-message-history': 'Read Message History',

	'read.reply-gone': 'The message that this replies to was deleted, so I could not read it.',
	'read.reply-unknown': 'I could not fetch the message that this replies to.',
	'read.chain-unknown': 'I could not fetch the messages before those that are quoted.',
	'read.chain-long': 'Using the last {{most}} messages of this chain of replies.',
	'read.hidden':
		'I could not read {{count}} of the quoted messages (by {{names}}): Discord shows me only what mentions me. “Ask about this” in the menu of a message lets me read it.',
	'read.hidden_one':
		'I could not read the quoted message by {{names}}: Discord shows me only what mentions me. “Ask about this” in the menu of the message lets me read it.',
	'read.hidden-question':
		'Discord does not show me what you wrote, because it does not mention me. Please mention me, or use {{ask}}.',
	'read.opted-out':
		'{{count}} of the quoted messages are by people who opted out, so I could not read them.',
	'read.opted-out_one': 'A quoted message is by somebody who opted out, so I could not read it.',
	'read.voice': 'I cannot listen to the voice message. Please write what it says.',
	'read.nothing': 'I found nothing that I can read in the quoted message.',
	'read.not-now': 'I could not read the quoted messages just now.',
	'read.shortened': 'Using the last {{count}} of the quoted messages.',
	'read.shortened_one': 'Using only the last of the quoted messages.',
	'read.too-little-room':
		'The quoted messages do not fit into {{model}} beside your question and were left out.',

	'about.name': 'Ask about this',
	'about.name-privately': 'Ask about this privately',
	'about.form-title': 'Ask about this message',
	'about.form-title-privately': 'Ask about this message privately',
	'about.form-message': 'About the message by {{author}}',
	'about.form-message-said': 'About the message by {{author}}: {{excerpt}}',
	'about.form-label': 'Your question; left empty, I explain it',
	'about.explain': 'Please explain this.',
	'about.link': 'About the message by {{author}}: {{link}}',
	'about.lost':
		'I no longer know which message you meant: I was restarted, or the form was open for too long. Please choose it again.',
	'about.gone': 'The message that you meant was deleted, so I could not read it.',

	'thread.title': 'A question',
	'thread.needs-mention':
		'To go on in this thread, mention me each time: I cannot see other messages here.',
	'thread.opened': 'It goes on here: {{link}}',
	'thread.go-on': 'Go on here: in this thread I answer without being mentioned.',
	'thread.go-on-mentioning':
		'Go on here and mention me each time: I cannot see other messages in this thread.',
	'thread.impossible':
		'I could not open a thread on this question. It may be gone, or the server has too many open threads.',
	'thread.lost':
		'I no longer know the question behind this answer, so I cannot open a thread on it.',

	'chat.joined': 'The same was asked here just before; one answer serves both.',
	'chat.joined-at': 'The same was asked here just before; one answer serves both: {{link}}',
	'chat.merged':
		'I have added this to your question that is still waiting; one answer serves all of it.',
	'chat.merged-at':
		'I have added this to your question that is still waiting; one answer serves all of it: {{link}}',
	'chat.parts-dropped':
		'What you had added to it is dropped with it. Please send it again if it still matters.',
	'chat.cancelled': 'Cancelled. Nothing was spent.',
	'chat.left-meanwhile':
		'Whoever asked this has left the server while it waited, so I did not ask it.',
	'chat.too-many-waiting':
		'You already have questions waiting. Please let them be answered first, or cancel one of them.',
	'chat.too-late':
		'Your turn should come <t:{{at}}:R>, later than I can show an answer here. Please ask again then, or in a direct message to me, where a question can wait in line.',
	'chat.choice-lapsed':
		'You made no choice in time, so I have let this question go. Nothing was spent; please ask again whenever you like.',
	'chat.list-missing':
		'I do not have a fresh list of free models, so I cannot tell which ones cost nothing. Please try again in a few minutes.',
	'chat.question-empty':
		'There is no question in what you sent. Please write one, or attach a picture, a text file or a PDF.',
	'chat.model-vanished':
		'{{chosen}} is not free any more; {{instead}} answers meanwhile. The choice is kept in case it returns.',
	'chat.model-vanished-once': '{{chosen}} is not free any more; {{instead}} answers instead.',
	'chat.allowed-vanished':
		'None of the models that this server allows is free any more, so any free one answers. Its managers can choose others with `/settings models`.',
	'chat.model-not-allowed':
		'{{chosen}} is not among the models that this server allows; {{instead}} answers.',
	'chat.model-not-allowed-once':
		'{{chosen}} is not among the models that this server allows. Please pick one that the suggestions offer while you type.',
	'chat.pinned-vanished':
		'{{chosen}} is pinned here but not free any more, and no other model may answer instead. Please choose another model or unpin it with `strict`.',
	'chat.choice-unreadable': 'I could not read which model was chosen here; {{instead}} answers.',
	'chat.question-too-long':
		'This question is too long for {{model}}: it can be at most about {{most}} characters, attached files included. Please shorten it or choose a model with a larger context.',
	'chat.history-shortened': 'Using the last {{count}} messages of this conversation.',
	'chat.history-shortened_zero':
		'This conversation does not fit beside your question any more; I answered without it.',
	'chat.history-shortened_one': 'Using only the last message of this conversation.',
	'chat.history-unreadable': 'I could not read what was said here before.',
	'chat.not-kept': 'I could not keep this answer in the conversation.',
	'chat.nothing-to-go-on':
		'The answer that I would continue is not in the conversation any more: it was deleted, replaced or is too old. Please ask again.',
	'chat.went-on-alone':
		'The first part is not in the conversation any more, so this part was not kept either.',
	'chat.file-cut': 'Of `{{name}}` only the first {{characters}} characters fit.',
	'chat.file-no-room': '`{{name}}` does not fit beside the question any more and was left out.',
	'chat.file-too-large':
		'`{{name}}` is too large: a picture or a PDF may have up to {{most}} MB, a text up to {{mostOfText}} MB.',
	'chat.file-elsewhere':
		'`{{name}}` is not stored at Discord, so I did not fetch it. Please attach the file itself.',
	'chat.file-broken':
		'I could not read `{{name}}`: it seems to be damaged, or too complicated for me. Saving it again may help.',
	'chat.file-not-now': 'I could not read `{{name}}` just now. Please try again in a moment.',
	'chat.picture-too-big':
		'`{{name}}` has too many pixels for me; in that format up to {{most}} million are fine. Please make it smaller.',
	'chat.pdf-no-text':
		'`{{name}}` has no text in it, only pictures of pages. Please send those pages as pictures.',
	'chat.pdf-locked': '`{{name}}` is locked with a password. Please send it without one.',
	'chat.pdf-cut': 'Of the {{pages}} pages of `{{name}}` I read the first {{read}}.',
	'chat.looks-instead':
		'{{model}} cannot see pictures, so {{other}} or one like it looks at them for this question.',
	'chat.pinned-blind':
		'{{model}} cannot see pictures, and no other model may answer here instead, so I left them out. Choose one that can see with `/model`, or without `strict`.',
	'chat.nobody-sees':
		'{{model}} cannot see pictures, and no free model that can is available just now, so I left them out. Please try them again later, or describe them.',
	'chat.pictures-no-room':
		'The pictures do not fit into {{model}} beside your question. Please send fewer of them or choose a model with a larger context.',
	'chat.file-unreadable':
		'I cannot read `{{name}}`: I read pictures (PNG, JPEG, WebP, GIF), texts and PDFs.',
	'chat.file-failed': 'I could not fetch `{{name}}`. Please attach it again.',
	'chat.files-too-many': 'I read the first {{most}} files only.',
	'chat.interrupted': 'The connection to {{name}} broke off here. Please ask again.',
	'chat.interrupted-timed-out': '{{name}} took longer than an answer may, so it was ended here.',
	'chat.interrupted-stalled': '{{name}} fell silent here. Please ask again.',
	'chat.failed-minute': 'The provider let nobody through just now. Please try again <t:{{at}}:R>.',
	'chat.failed-day':
		'The provider says that today’s requests are all used. New ones come <t:{{at}}:R>.',
	'chat.failed-spent':
		'What {{name}} gives for free in a day is used up. It has room again <t:{{at}}:R>; until then please choose another model.',
	'chat.failed-busy':
		'{{name}} is too busy just now. Please try again in a minute or choose another model.',
	'chat.failed-busy-until':
		'{{name}} is too busy just now. Please try again <t:{{at}}:R> or choose another model.',
	'chat.failed-nobody':
		'None of the free models that I asked could answer just now. Please try again in a minute.',
	'chat.failed-nobody-until':
		'None of the free models that I asked could answer just now. Please try again <t:{{at}}:R>.',
	'chat.failed-gone': '{{name}} is not available for free any more. Please choose another model.',
	'chat.failed-unable': '{{name}} cannot do what this question needs. Please choose another model.',
	'chat.failed-key':
		'The provider rejects this bot’s key. Whoever runs the bot has to replace it; until then none of its models can answer.',
	'chat.failed-payment':
		'The provider’s account has a negative balance, which blocks free models too. Whoever runs the bot has to settle it.',
	'chat.failed-refused':
		'The provider of {{name}} declined this question. Another wording or another model may help.',
	'chat.failed-too-long':
		'This was too long for {{name}}. Please shorten the question or choose a model with a larger context.',
	'chat.failed-wrong-request':
		'{{name}} could not read what I sent. Another model may help; whoever runs this bot finds the details in the log.',
	'chat.failed-broken':
		'{{name}} did not answer properly. Please try again or choose another model.',
	'chat.failed-timed-out':
		'{{name}} took too long to answer. Please try again or choose another model.',
	'chat.failed-stalled':
		'{{name}} gave no answer in time. Please try again or choose another model.',
	'chat.failed-empty':
		'{{name}} returned an empty answer. Please try again or choose another model.',

	'compare.description': 'Ask two or three models the same, side by side',
	'compare.prompt': 'What to ask them; leave it out for a longer form',
	'compare.model': 'One of the models; left out: chosen for you',
	'compare.model-third': 'A third model, if you like',
	'compare.blind': 'Hide who says what until the first vote',
	'compare.cost':
		'This asks {{count}} models: {{requests}} of the {{remaining}} requests left today. Nothing is spent yet.',
	'compare.cost-own':
		'This asks {{count}} models: {{requests}} of the {{remaining}} requests that you may still spend here today. Nothing is spent yet.',
	'compare.cost-model':
		'This asks {{count}} models, one request each; {{model}} has {{remaining}} of its free requests left today. Nothing is spent yet.',
	'compare.cost-unlimited': 'This asks {{count}} models, one request each. Nothing is spent yet.',
	'compare.who': '-# Models: {{names}}',
	'compare.how-blind':
		'-# Blind: their order is drawn by lot, and the names stay hidden until the first vote.',
	'compare.cancelled': 'Cancelled. Nothing was spent.',
	'compare.twice': '{{name}} is named twice. Please choose different models.',
	'compare.too-few-models': 'I know fewer than two models just now. Please try again in a minute.',
	'compare.vanished': '{{model}} is no longer offered. Please compare others.',
	'compare.too-little-left':
		'This would take {{requests}} requests, and {{count}} are left today. I ask all or none, so nothing was spent; with fewer models it may work.',
	'compare.too-little-left_one':
		'This would take {{requests}} requests, and one is left today. I ask all or none, so nothing was spent.',
	'compare.too-little-left_zero':
		'This would take {{requests}} requests, and none is left today. Nothing was spent.',
	'compare.too-little-own':
		'This would take {{requests}} requests, and you may spend {{count}} more here today, as the managers of this server set it. I ask all or none, so nothing was spent; with fewer models it may work.',
	'compare.too-little-own_one':
		'This would take {{requests}} requests, and you may spend one more here today, as the managers of this server set it. I ask all or none, so nothing was spent.',
	'compare.too-little-own_zero':
		'This would take {{requests}} requests, and you have used your share of today’s requests on this server, as its managers set it. Nothing was spent.',
	'compare.model-spent':
		'{{model}} has none of its free requests left today. I ask all or none, so nothing was spent; please choose another model in its place.',
	'compare.under-way': 'I am already on it.',
	'compare.offer-lapsed':
		'This offer has lapsed, and nothing was spent. Please use the command once more.',
	'compare.offer-over': 'This offer is over. Please use the command once more.',
	'compare.turned-away': 'The provider let nobody through just now.',
	'compare.state-waiting': 'waiting',
	'compare.state-thinking': 'thinking …',
	'compare.state-writing': 'writing …',
	'compare.state-done': 'done',
	'compare.state-failed': 'failed',
	'compare.state-stopped': 'stopped',
	'compare.fastest': 'fastest',
	'compare.side-by-side': 'Which one is best?',
	'compare.above': 'The answers stand above.',
	'compare.file-description': 'All answers in full as a text file',
	'compare.votes': '**Votes:** {{list}}',
	'compare.votes-for': '{{name}}: {{count}}',
	'compare.votes-tie': 'no difference: {{count}}',
	'compare.vote-new': 'Your vote for {{name}} counts. You can still change it.',
	'compare.vote-changed': 'Your vote now counts for {{name}}.',
	'compare.vote-same': 'You have voted for {{name}} already.',
	'compare.vote-opted-out':
		'You opted out, so I keep nothing about you, no vote either. {{optIn}} takes that back.',
	'compare.tie-new': 'Your vote counts: no difference. You can still change it.',
	'compare.tie-changed': 'Your vote now says that there is no difference.',
	'compare.tie-same': 'You have already said that there is no difference.',
	'compare.take': 'Continue with {{name}}',
	'compare.take-which': 'Continue with one of them …',
	'compare.taken': '**The conversation goes on with:** {{name}}',
	'compare.now-taken':
		'The question and the answer of {{name}} are now part of the conversation here; the others are not. To switch to a model, use {{model}}.',
	'compare.taken-before': 'The conversation already goes on with {{name}}.',
	'compare.gone':
		'I no longer have this comparison: its texts are kept for two days at most, and go when its message is deleted.',

	'leaderboard.description': 'Which models win here, and how fast and reliable they are',
	'leaderboard.no-server':
		'A leaderboard comes from the votes of a server’s people, so there is none in direct messages.',
	'leaderboard.none':
		'Nobody has voted here yet. Compare models with {{compare}} and say which answer is best.',
	'leaderboard.few': '**Which models win here** – only {{count}} votes so far: this means little.',
	'leaderboard.few_one': '**Which models win here** – only one vote so far: this means little.',
	'leaderboard.votes': '**Which models win here** – {{count}} votes',
	'leaderboard.row':
		'{{rank}}. **{{name}}**: {{points}} points (likely {{low}} to {{high}}), {{count}} votes',
	'leaderboard.row_one':
		'{{rank}}. **{{name}}**: {{points}} points (likely {{low}} to {{high}}), one vote',
	'leaderboard.more': 'And {{count}} more.',
	'leaderboard.more_one': 'And one more.',
	'leaderboard.how':
		'1000 is the mean; 400 points more win ten times as often. The true value lies between the two numbers in 95 of 100 cases: where they overlap, nobody knows who is better. Vote with {{compare}}.',
	'leaderboard.speed': '{{tokens}} tok/s',
	'leaderboard.first-word': 'first word {{seconds, tenths}} s',
	'leaderboard.success': 'answered {{percent}}%',
	'leaderboard.not-measured': 'not asked lately',
	'leaderboard.shown-row': '{{name}}: {{points}} points, between {{low}} and {{high}}.',
	'leaderboard.picture-title': 'Which models win here: {{count}} votes',
	'leaderboard.picture-few': 'Which models win here: only {{count}} votes yet',
	'leaderboard.picture-few_one': 'Which models win here: only one vote yet',
	'leaderboard.picture-note': 'Bar: rating · whisker: 95% range',

	'settings.description': 'Settings of this server, for those who may manage it',
	'settings.may-not': 'Changing the settings of this server needs the permission Manage Server.',
	'settings.no-server-here': 'There is no server here. Please use this command on your server.',
	'settings.quota-description': 'How this server’s people share its part of the day',
	'settings.quota-option-cap': 'Requests that a person may spend here per day; 0: no cap',
	'settings.quota-option-role': 'A role whose members count more or less; give a weight too',
	'settings.quota-option-weight': 'How much they count while people wait; 1: like everybody',
	'settings.quota-cap': '**Daily cap:** {{count}} requests a person and UTC day on this server.',
	'settings.quota-cap_one': '**Daily cap:** one request a person and UTC day on this server.',
	'settings.quota-no-cap': '**Daily cap:** none.',
	'settings.quota-weights': '**Count as {{weight}}:** {{roles}}',
	'settings.quota-no-weights': '**Roles:** everybody counts the same.',
	'settings.quota-how-to':
		'-# To change it, use {{settings}} with `daily-cap`, or with `role` and `weight`.',
	'settings.quota-cap-set':
		'From now on a person can spend {{count}} requests a day on this server; the day begins at midnight UTC.',
	'settings.quota-cap-set_one':
		'From now on a person can spend one request a day on this server; the day begins at midnight UTC.',
	'settings.quota-cap-taken': 'There is no daily cap for a person on this server any more.',
	'settings.quota-weight-set':
		'People with {{role}} now count as {{weight}}: while people wait in line, they get about {{weight}} times as much as others. Of several roles the highest weight counts.',
	'settings.quota-weight-taken': 'People with {{role}} count like everybody else again.',
	'settings.quota-weight-missing':
		'How much should this role count? Please give `weight` together with `role`.',
	'settings.quota-role-missing':
		'Whom is this weight for? Please give `role` together with `weight`.',
	'settings.quota-role-everyone':
		'Everybody has this role, so a weight would change nothing. Please choose another one.',
	'settings.quota-roles-too-many':
		'At most {{most}} roles can have a weight. Please take one away first: choose it with weight 1.',

	'persona.description': 'How I speak here: see it, choose it or take it back',
	'persona.show-description': 'See how I speak here, and who chose it',
	'persona.set-description': 'Choose how I speak here; with nothing given, a form opens',
	'persona.clear-description': 'Let me speak here as I usually do',
	'persona.option-preset': 'One that is ready to use',
	'persona.option-text': 'Your own words: who I am here and how I speak',
	'persona.form-title': 'How I speak here',
	'persona.form-label': 'Who I am here and how I speak',
	'persona.preset-teacher': 'Kind teacher',
	'persona.text-teacher':
		'Speak as a kind, patient teacher. Explain step by step in simple words, give one small example from daily life, and never make anybody feel slow. End with one short question by which they can tell whether they have understood.',
	'persona.preset-terse': 'Terse expert',
	'persona.text-terse':
		'Speak as an expert of few words. Give the answer first, in one to three sentences. No greeting, no praise, no summary. Say plainly what is uncertain.',
	'persona.preset-translator': 'Translator',
	'persona.text-translator':
		'Act as a translator. Translate what is written into English, and what is English into Chinese, unless another language is asked for. Keep the tone and the line breaks. Give the translation alone; add one short note only where a phrase has no good equivalent.',
	'persona.preset-story': 'Story teller',
	'persona.text-story':
		'Speak as a story teller: warm and a little playful, with scenes, people and a turn at the end. Facts stay true; where something is invented, say so. Stay under 200 words unless more is asked for.',
	'persona.preset-reviewer': 'Code reviewer',
	'persona.text-reviewer':
		'Act as a careful code reviewer. Name what is wrong, the worst first: bugs, then security, then clarity. For each give the place, the reason and the smallest fix. Say in one sentence what is good. Do not rewrite everything.',
	'persona.preset-duck': 'Rubber duck',
	'persona.text-duck':
		'Be a rubber duck: help people find the answer themselves. Ask one short question at a time: what they expect, what happens instead, what they have tried. Give the solution only when they ask for it outright.',
	'persona.none':
		'I speak here as I usually do: nobody has chosen otherwise. {{set}} changes that.',
	'persona.preset': '**How I speak here:** {{name}}\n{{text}}',
	'persona.own-words': '**How I speak here:**\n{{text}}',
	'persona.by-place': '-# Chosen for this place by <@{{person}}> <t:{{at}}:R>.',
	'persona.by-channel': '-# Chosen for the channel of this thread by <@{{person}}> <t:{{at}}:R>.',
	'persona.by-server': '-# Chosen for the whole server by <@{{person}}> <t:{{at}}:R>.',
	'persona.set': 'From now on I speak here like this:\n{{text}}',
	'persona.set-preset': 'From now on I speak here as **{{name}}**:\n{{text}}',
	'persona.how-to-clear': '-# It changes my manner, not my rules. {{clear}} takes it back.',
	'persona.cleared': 'I speak here as I usually do again.',
	'persona.cleared-to':
		'What was chosen for this place alone is taken back. From now on this holds here:',
	'persona.nothing-to-clear':
		'Nothing was chosen for this place alone, so there is nothing to take back.',
	'persona.may-not':
		'How I speak here is chosen by whoever may Manage Messages, or opened the thread. Managers can let every member choose, with {{settings}}.',
	'persona.may-not-draft':
		'How I speak here is chosen by whoever may Manage Messages, or opened the thread. Managers can let every member choose, with {{settings}}. Your text, so that it is not lost:\n{{text}}',
	'persona.too-long':
		'That is {{length}} characters; at most {{most}} fit. Nothing has changed. Your text comes back in the file, so that you can shorten it.',
	'persona.draft-description': 'The text that was too long',
	'persona.empty': 'There are no words in it. Please say who I am here and how I speak.',
	'persona.one-of-both': 'Please give either `preset` or `text`, not both.',
	'settings.changed': '-# Last changed by <@{{person}}> <t:{{at}}:R>.',
	'settings.how-to': '-# To change it, use {{settings}} with {{options}}.',
	'settings.show-description': 'All settings of this server, and who changed them',
	'settings.show-default': '-# Where nobody is named, the default applies.',
	'settings.show-title': '**Settings of this server**',
	'settings.own-title': '**Channels and threads with choices of their own**',
	'settings.own-channel': '<#{{channel}}>: {{chosen}}',
	'settings.own-more': '… and {{count}} more',
	'settings.own-model': 'model {{name}}',
	'settings.own-model-pinned': 'model {{name}} (pinned)',
	'settings.own-persona': 'a persona of its own',
	'settings.own-persona-preset': 'persona {{name}}',
	'settings.own-quiet': 'quiet',
	'settings.show-history': '**Latest changes**',
	'settings.show-change': '`{{what}}` by <@{{person}}> <t:{{at}}:R>',
	'settings.show-change-in': '`{{what}}` in <#{{channel}}> by <@{{person}}> <t:{{at}}:R>',
	'settings.models-description': 'Which models answer on this server',
	'settings.models-option-default': 'Who answers where no channel or person chose',
	'settings.models-option-add':
		'Allow this one; with the first, only those on the list may be asked',
	'settings.models-option-remove': 'Take this one off the list',
	'settings.models-option-all': 'True: allow all that are free again',
	'settings.models-option-members': 'Whether every member may choose the model of a channel',
	'settings.models-default':
		'**Default model:** {{name}}, where no channel or person chose another.',
	'settings.models-default-out':
		'**Default model:** {{name}}, but it is not free or not allowed now, so another answers.',
	'settings.models-no-default':
		'**Default model:** none of this server’s own; the best free one answers.',
	'settings.models-all': '**Allowed models:** all that are free.',
	'settings.models-allowed':
		'**Allowed models:** {{names}}. No other is asked, not even instead of a busy one.',
	'settings.models-vanished':
		'-# None of them is free just now, so any free one answers until one returns.',
	'settings.models-members-may': '**Model of a channel:** every member may choose it.',
	'settings.models-members-may-not': '**Model of a channel:** moderators choose it.',
	'settings.models-all-again':
		'No model is on the list any more, so all that are free may be asked again.',
	'settings.models-not-listed':
		'`{{name}}` is not on the list of allowed models, so there is nothing to take off.',
	'settings.models-too-many': 'At most {{most}} models fit on the list. Please take one off first.',
	'settings.models-default-not-allowed':
		'**{{name}}** is not on the list of allowed models. Please `add` it first.',
	'settings.places-description': 'Where I speak on this server, and with whom',
	'settings.places-option-rule':
		'What to do with the channel, role or person; clear alone lets everybody in again',
	'settings.places-option-channel': 'A channel with its threads, or one thread',
	'settings.places-option-role': 'Everybody with this role',
	'settings.places-option-person': 'One person',
	'settings.places-rule-allow': 'allow: only what is on the list',
	'settings.places-rule-deny': 'deny: never, whatever else is allowed',
	'settings.places-rule-remove': 'remove: take it off both lists',
	'settings.places-rule-clear': 'clear: empty all lists',
	'settings.places-channels-all': '**Where:** I speak in every channel.',
	'settings.places-channels-allow': '**Where:** I speak only in {{channels}} (threads included).',
	'settings.places-channels-deny':
		'**Where:** I speak in every channel except {{denied}} (threads included).',
	'settings.places-channels-both':
		'**Where:** I speak only in {{channels}} (threads included); never in {{denied}}.',
	'settings.places-people-all': '**With whom:** I answer everybody.',
	'settings.places-people-allow': '**With whom:** I answer {{people}}, nobody else.',
	'settings.places-people-deny': '**With whom:** I answer everybody but {{denied}}.',
	'settings.places-people-both':
		'**With whom:** I answer {{people}}, nobody else; never {{denied}}.',
	'settings.places-channels-again':
		'No channel is on the list of allowed ones any more, so I speak in every channel that is not denied.',
	'settings.places-people-again':
		'Nobody is on the list of allowed ones any more, so I answer everybody who is not denied.',
	'settings.places-you-too':
		'-# This holds for you in this channel too; my settings work here all the same.',
	'settings.places-rule-missing':
		'Allow or deny? Please give `rule` together with the channel, role or person.',
	'settings.places-target-missing':
		'Whom or where? Please give a `channel`, `role` or `person` together with `rule`.',
	'settings.places-everyone':
		'Everybody has this role. To keep everybody out use `/settings pause`; to let everybody in take the lists away with `clear`.',
	'settings.places-not-listed': 'On neither list, so there is nothing to take off: {{targets}}',
	'settings.places-too-many': 'At most {{most}} fit on a list. Please take one off first.',
	'settings.threads-description': 'Whether a mention in a channel goes on in a thread',
	'settings.threads-option-mode': 'Never, on offer, or always',
	'settings.threads-mode-never': 'never: I answer in the channel',
	'settings.threads-mode-offer': 'offer: a button opens a thread',
	'settings.threads-mode-always': 'always: each mention opens a thread',
	'settings.threads-never': '**Threads:** none; I answer a mention in the channel.',
	'settings.threads-offer': '**Threads:** on offer; a button under my answer opens one.',
	'settings.threads-always': '**Threads:** always; each mention in a channel goes on in one.',
	'settings.persona-description': 'How I speak on this server, and who may choose it for a channel',
	'settings.persona-option-clear': 'True: back to my usual way',
	'settings.persona-option-members': 'Whether every member may choose it for a channel',
	'settings.persona-none': '**Persona:** my usual way, where no channel chose its own.',
	'settings.persona-preset': '**Persona:** {{name}}, where no channel chose its own.\n{{text}}',
	'settings.persona-text': '**Persona,** where no channel chose its own:\n{{text}}',
	'settings.persona-members-may': '**Persona of a channel:** every member may choose it.',
	'settings.persona-members-may-not': '**Persona of a channel:** moderators choose it.',
	'settings.language-description': 'The language of what everybody on this server reads from me',
	'settings.language-option-language': 'The language; what only one person sees stays in theirs',
	'settings.language-discord': 'As Discord says',
	'settings.language-is': '**Language:** {{name}}, for what everybody here reads.',
	'settings.language-as-discord': '**Language:** the one that Discord has for this server.',
	'settings.retention-description': 'For how many days I remember what was said on this server',
	'settings.retention-option-days': 'Days; 0 for as long as whoever runs this bot allows',
	'settings.retention-days': '**Memory:** conversations here are forgotten after {{count}} days.',
	'settings.retention-days_one': '**Memory:** conversations here are forgotten after one day.',
	'settings.retention-older':
		'What is older already is deleted within the hour, for good; until then, choosing more days still saves it.',
	'settings.retention-default':
		'**Memory:** conversations are forgotten after {{count}} days, as whoever runs this bot set it.',
	'settings.retention-default_one':
		'**Memory:** conversations are forgotten after one day, as whoever runs this bot set it.',
	'settings.retention-none':
		'**Memory:** whoever runs this bot keeps no conversation beyond a restart.',
	'settings.retention-too-long':
		'Whoever runs this bot keeps conversations for at most {{most}} days; please choose that or less.',
	'settings.pause-description': 'Stop answering on this server, or go on',
	'settings.pause-option-on': 'True: nobody is answered; False: go on',
	'settings.pause-paused':
		'**Paused:** I answer nobody on this server, and what I was writing has been stopped.',
	'settings.pause-way-back': '-# To let me go on, use {{settings}} with `on` set to `False`.',
	'settings.pause-running': '**Not paused:** I answer on this server.',
	'settings.quiet-description': 'Answer in this channel or thread only when I am mentioned',
	'settings.quiet-option-on': 'True: only when mentioned; False: as usual',
	'settings.quiet-by-place':
		'**Quiet here:** I answer only when I am mentioned; a reply that pings me counts, too.',
	'settings.quiet-by-channel':
		'**Quiet here:** the channel of this thread is quiet, so I answer only when I am mentioned; a reply that pings me counts, too.',
	'settings.quiet-usual': '**Not quiet here:** I answer as usual.',

	'button.cancel': 'Cancel',
	'button.here': 'Answer here when it is my turn',
	'button.forget': 'Do not ask it',
	'button.tomorrow': 'Ask it for me after midnight UTC',
	'button.stop': 'Stop',
	'button.anew': 'Regenerate',
	'button.retry': 'Try again',
	'button.delete': 'Delete',
	'button.undo-reset': 'Undo',
	'button.forget-me': 'Delete my data',
	'button.keep-me': 'Keep my data',
	'button.ask-all': 'Ask all {{count}}',
	'button.ask-both': 'Ask both',
	'button.vote-for': '{{name}} is best',
	'button.vote-tie': 'No difference',
	'button.show-names': 'Show the names',
	'button.on': 'Continue',
	'button.other': 'Another model',
	'button.thoughts': 'Show thinking',
	'button.edited': 'Answer the edited question',
	'button.thread': 'Continue in a thread',
	'button.delete-refused':
		'I have forgotten this answer, but Discord did not let me delete the message itself. A moderator can delete it.',
	'button.delete-dismissable':
		'I have forgotten this answer. Discord no longer lets me take all of it off your screen; you can dismiss the rest yourself, by the link under each message.',
	'button.answer-lost':
		'I no longer know the question behind this answer: it was deleted or is too old. Please send it again.',
	'button.answer-over': 'This answer has ended already.',
	'button.answer-busy': 'I am already on it; one new answer at a time.',
	'button.not-your-answer':
		'These buttons are for the person who asked, for whoever opened the thread, and for moderators.',
	'button.not-yours': 'This is for the person who asked to decide.',
	'button.over': 'There is nothing left to decide here: this question no longer waits.',

	'other.which':
		'Which model should answer instead? Those most like the first one are on top. This holds for this question only.',
	'other.choose': 'Choose a model',
	'other.nobody': 'No other free model can be asked just now. Please try again in a while.',
	'other.asked': 'I ask {{name}}. The answer comes below the first one.',

	'thoughts.here':
		'What the model thought before it answered is in the file. It may be wrong, and was never checked.',
	'thoughts.beginning':
		'The beginning of what the model thought before it answered is in the file; it thought on for longer than I keep. It may be wrong, and was never checked.',
	'thoughts.file-description': 'The thoughts of the model as a text file',
	'thoughts.forgotten':
		'I kept these thoughts only until I was restarted, or for as long as there was room; they are never written down.',

	'postpone.without-pictures':
		'I cannot keep your pictures until then: on another day I would ask without them.',
	'postpone.done':
		'I keep this question for the new day (<t:{{at}}:R>, midnight UTC). The answer comes here.',
	'postpone.now': 'The new day has begun, so I ask it now. The answer comes here.',
	'postpone.another':
		'You already have a question waiting for the next day, and there is room for one only. Take that one back first with its button “Do not ask it”.',
	'postpone.dropped': 'Taken back. Nothing was spent.',
	'postpone.lost':
		'This question waited for the new day, but I no longer have its words: what it quotes was deleted, or I was restarted and keep nothing here. Please ask it again.',

	'privacy.description': 'What I keep about you: see it, export it, delete it, opt out',
	'privacy.notice-description': 'What is kept, for how long, and who gets to see it',
	'privacy.export-description': 'Everything I keep about you, as a file that only you see',
	'privacy.forget-description': 'Delete everything I keep about you',
	'privacy.opt-out-description': 'Keep nothing about you from now on',
	'privacy.opt-in-description': 'Keep your conversations again',
	'privacy.first-aside':
		'I am an AI and can be wrong. What you ask goes to {{providers}}, and the providers of free models may log it or train on it. I keep our conversation for {{count}} days. {{notice}} says more, and how to export or delete it. You see this once.',
	'privacy.first-aside_one':
		'I am an AI and can be wrong. What you ask goes to {{providers}}, and the providers of free models may log it or train on it. I keep our conversation for a day. {{notice}} says more, and how to export or delete it. You see this once.',
	'privacy.first-aside_zero':
		'I am an AI and can be wrong. What you ask goes to {{providers}}, and the providers of free models may log it or train on it. I keep our conversation in memory only. {{notice}} says more, and how to delete it. You see this once.',
	'privacy.first-line':
		'I am an AI and can be wrong; free providers may log or train on what you write. You see this once; more: {{notice}}',
	'privacy.notice-sent':
		'**Where it goes:** I am an AI and can be wrong. What you ask, with what was said in this conversation before, goes to {{providers}}. The providers of free models may log it and train on it, so please send no secrets.',
	'privacy.notice-kept':
		'**What I keep:** the questions I answered here, with their answers and who asked, for {{count}} days. Texts you attach are part of a question; pictures are never kept.',
	'privacy.notice-kept_one':
		'**What I keep:** the questions I answered here, with their answers and who asked, for one day. Texts you attach are part of a question; pictures are never kept.',
	'privacy.notice-kept_zero':
		'**What I keep:** the questions I answered here, with their answers and who asked, in memory only, for at most a day. Texts you attach are part of a question; pictures are never kept.',
	'privacy.notice-also':
		'**Besides:** your choices, until you delete them; your votes, for a year at most; for two days, that you asked, and the question itself while its buttons may need it.',
	'privacy.notice-not':
		'**What I do not keep:** questions asked with `private`, messages that are not for me (unless somebody asks me about one, then it is part of that question), lists of members. What you delete in Discord is deleted here too.',
	'privacy.notice-operator': '**Who runs me:** {{name}}, on a machine of their own.',
	'privacy.notice-operator-unknown':
		'**Who runs me:** somebody on a machine of their own; whoever manages this server knows whom to ask.',
	'privacy.notice-yours':
		'**Yours to decide:** {{export}} gives you all of it, {{forget}} deletes it, and with {{optOut}} I keep nothing about you from now on.',
	'privacy.notice-yours-out':
		'**Yours to decide:** {{export}} gives you all that is there, {{forget}} deletes it.',
	'privacy.notice-opted-out':
		'You opted out <t:{{at}}:R>, so I have kept nothing that you asked since. {{optIn}} takes that back.',
	'privacy.export-done':
		'Here is all that I keep about you: what you asked with the answers, your choices and votes, and how much you asked today.',
	'privacy.export-file': 'All that is kept about you, as JSON',
	'privacy.export-no-files':
		'I am not allowed to attach files here. Please use the command in a direct message to me.',
	'privacy.export-too-soon': 'You have just had your data. The next file can be made <t:{{at}}:R>.',
	'privacy.export-too-large':
		'What I keep about you is more than Discord lets me attach. Whoever runs me can hand it to you; {{forget}} deletes it.',
	'privacy.forget-goes':
		'**This deletes, for good and on every server:** your questions and my answers, what is still waiting, your choices and votes, the personas you wrote, and others’ questions that quote you.',
	'privacy.forget-stays':
		'**This stays:** counts without words (under a pseudonym, for two days), rules that you set for others (without you), whether a server lets you in or keeps you out, and that you opted out, if you did. What Discord and the providers hold is not mine to delete.',
	'privacy.forget-not': 'Nothing was deleted.',
	'privacy.forgotten':
		'I have forgotten you: your data is gone from my conversations, choices, queue and files.',
	'privacy.forgotten-later':
		'I have forgotten you. I could not clean my files just now; the last traces go within a day.',
	'privacy.forgotten-still-out': 'That you opted out I still know, so I keep nothing about you.',
	'privacy.opted-out':
		'From now on I keep nothing about you: I still answer, but write nothing down, and I do not read your messages when others ask. Questions I had kept for later are dropped, and so are others’ questions that quote you. What you choose with a command, such as a model or a persona, I still keep.',
	'privacy.opted-out-already': 'You have opted out already: I keep nothing about you.',
	'privacy.opted-out-before':
		'Anything you asked before stays, hidden from others’ questions, until you delete it with the button. {{optIn}} takes the opt-out back.',
	'privacy.opted-in':
		'From now on I keep our conversations again. {{notice}} says what and for how long.',
	'privacy.opted-in-already': 'You have not opted out, so nothing changes.',

	'help.description': 'What this bot can do here',
	'help.what':
		'I am an AI bot: I pass your questions to free AI models. Answers can be wrong, so check what matters to you.',
	'help.channel':
		'**Just write:** mention me with a question, reply to one of my messages, or go on in a thread that I am in. In the menu of any message: Apps, “Ask about this”.',
	'help.dm': '**Just write:** here every message is for me, no mention needed.',
	'help.mention-needed':
		'**Just write:** mention me in every message, in threads too. Discord hides the others from me, as Message Content is switched off for this bot.',
	'help.quiet': '**Just write:** mention me in every message; I was asked to be quiet here.',
	'help.commands-only': '**Use the commands:** I am no member here, so I see nothing else.',
	'help.cannot-write':
		'**Only privately:** I am not allowed to write here, so a mention gets no answer; use `/ask`, which only you see.',
	'help.timed-out':
		'**Only privately:** moderators put me in a timeout, so a mention gets no answer; `/ask` with `private` works.',
	'help.paused': '**Paused:** a manager of this server paused me <t:{{at}}:R>.',
	'help.not-here':
		'**Not here:** the managers of this server let me answer in other channels only.',
	'help.not-you':
		'**Not for you:** the managers of this server let me answer only some people here. They can tell you more.',
	'help.choices-unreadable':
		'What was chosen for this place cannot be read just now. Please try again in a few minutes.',
	'help.lacks':
		'**Permissions I need here and do not have** (whoever manages the channel can grant them):',
	'help.lacks-view-channel': '- View Channel: I hear no mention.',
	'help.lacks-send-messages': '- Send Messages: I can answer only privately.',
	'help.lacks-send-messages-in-threads': '- Send Messages in Threads: I can answer only privately.',
	'help.lacks-attach-files': '- Attach Files: no pictures, and long answers are shortened.',
	'help.lacks-read-message-history':
		'- Read Message History: my answers do not point to your message.',
	'help.lacks-create-public-threads': '- Create Public Threads: I cannot open a thread.',
	'help.left':
		'**Left today:** {{left}} of {{limit}} requests for everyone together; new ones come <t:{{at}}:R>.',
	'help.spent': '**Left today:** none of the {{limit}} requests; new ones come <t:{{at}}:R>.',
	'help.left-of-mine': '**Left for you on this server today:** {{left}} of {{cap}} requests.',
	'help.left-of-model': '**Left today of {{name}}:** {{left}} of {{limit}} requests.',
	'help.provider-rejects':
		'**Degraded:** I cannot ask {{providers}} just now; whoever runs this bot has to mend that.',
	'help.provider-silent':
		'**Degraded:** I am not told which models of {{providers}} are free, so I ask none of them.',
	'help.commands': '{{commands}} – {{what}}',
	'help.commands-some': '{{commands}} and more – {{what}}',
	'help.complain':
		'**A wrong or hurtful answer, or one against the rules?** Tell the moderators: with “Delete” under it they remove it at once. Or report it to Discord.',
	'help.complain-dm':
		'**A wrong or hurtful answer, or one against the rules?** Remove it with “Delete” under it, and report it to Discord if it is serious.',
	'help.age':
		'-# Discord’s age rule holds here too: you must be 13, or older where your country says so.',
	'help.privacy':
		'-# Free providers may keep or train on what you write. I remember what you ask here for a limited time; {{reset}} makes me forget it.',

	'presence.starting': 'Starting, ready in a moment',
	'presence.restarting': 'Restarting, back in a minute',
	'presence.cannot-save': 'Degraded: my disk cannot be written, so I cannot answer',
	'presence.no-models': 'Degraded: no free model can be asked just now',
	'presence.rejected': 'Degraded: {{provider}} takes no questions from me',
	'presence.degraded': 'Degraded: {{provider}} takes no questions, other models answer',
	'presence.ready': 'Ready for questions',
	'presence.day-unknown': 'Finding out what is left today',
	'presence.spent': 'Nothing left today, back at midnight UTC',
	'presence.spent-but-others':
		'Shared requests used up until midnight UTC, some models still answer',
	'presence.paused': 'Paused by the provider, back at {{time}} UTC',
	'presence.left': '{{left}} of {{limit}} requests left today',

	'render.waiting': 'You are number {{position}} in line; your turn should come <t:{{at}}:R>.',
	'render.waiting-between':
		'You are number {{position}} in line; your turn comes <t:{{from}}:R> at the earliest and <t:{{to}}:R> at the latest.',
	'render.waiting-late':
		'There is less to share than it seemed, so this takes longer than I said. You are number {{position}} in line; your turn should come <t:{{at}}:R>.',
	'render.waiting-frozen':
		'The provider asked us to pause. You are number {{position}} in line; we should go on <t:{{at}}:R>.',
	'render.waiting-choose':
		'Your turn should come <t:{{at}}:R>, but Discord shows the answer to a command for 15 minutes only. Shall I write it into this channel then? If you do not choose by then, I will not ask it.',
	'render.moving':
		'I will answer here in the channel when it is your turn; that should be <t:{{at}}:R>.',
	'render.waiting-for-own':
		'Your earlier question here comes first; this one follows right after it.',
	'render.started': '{{name}} is thinking about your question.',
	'render.length': 'The model stopped here, at its own limit for the length of an answer.',
	'render.filtered': 'The provider’s content filter ended the answer here.',
	'render.stopped': 'Stopped here.',
	'render.question-deleted': 'The question was deleted, so I do not answer it.',
	'render.muted': 'I am not allowed to write here any more, so the answer ends here.',
	'render.answer-deleted': 'A part of this answer was deleted, so it stopped here.',
	'render.cut': 'The answer grew too long and was ended here.',
	'render.interrupted': 'The answer broke off here. Please ask again.',
	'render.out-of-time':
		'Discord shows an answer to a command for 15 minutes only, so it ends here. Please ask again, or mention me in a channel.',
	'render.blocked': 'A filter of this server did not let my answer through.',
	'render.rest-in-file': 'The answer is longer than fits here; all of it is in the attached file.',
	'render.shortened':
		'The answer is longer than fits here, and I am not allowed to attach files in this channel.',
	'render.file-description': 'The whole answer as a text file',
	'render.instead': '{{name}} ({{why}})',
	'render.instead-busy': 'chosen model was busy',
	'render.instead-gone': 'chosen model is gone',
	'render.instead-blind': 'chosen model cannot see',
	'render.instead-too-long': 'too long for chosen model',
	'render.instead-spent': 'chosen model is used up',
	'render.instead-closed': 'chosen provider is closed',
	'render.instead-failed': 'chosen model failed',
	'render.seconds': '{{seconds, tenths}} s',
	'render.tokens': '{{count}} tok',
	'render.left': '{{remaining}}/{{limit}} left today',
});
