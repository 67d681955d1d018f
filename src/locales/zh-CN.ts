import { words } from './words.ts';

/** 简体中文。 */
export const simplifiedChinese = words<'zero'>()({
	'fault.unexpected':
		'我这边出了点问题（编号 `{{reference}}`）。请再试一次；如果还是不行，请把编号告诉维护这个机器人的人。',
	'leaving.restarting': '我正在重启，请过一分钟再问。',
	'leaving.interrupted': '这个回答还没写完我就重启了，请再问一次。',

	'dispatch.unknown-command':
		'这个命令已经没有了。输入 `/` 看看现在能用的命令；Discord 可能要一分钟才会更新。',
	'dispatch.option-wrong': '`{{option}}` 里填的内容用不了。请从候选项里选一个，或者写短一点。',

	'list.separator': '、',
	'list.between-sentences': '',

	'button.unknown': '这个按钮已经失效了。请重新提问，或者输入 `/` 看看我能做什么。',

	'ask.description': '向免费 AI 模型提问，回答就发在这里',
	'ask.prompt': '你的问题；留空会打开表单，方便写长问题',
	'ask.model': '只用于这一次的免费模型',
	'ask.file': '和问题一起看的图片、文本文件或 PDF',
	'ask.file-more': '再附一个文件',
	'ask.private': '回答只有你看得到，内容一概不保存',
	'ask.form-title': '提问',
	'ask.form-label': '你的问题',

	'model.description': '看看这里由哪个模型回答，或者换一个免费模型',
	'model.option-model': '要换成的模型；留空则显示当前模型',
	'model.option-scope': '对谁生效；留空就只对你自己',
	'model.option-strict': '不许别的模型代答；单独使用时，锁定或解锁当前选择',
	'model.scope-me': '只对我，在哪里都算',
	'model.scope-channel': '对这个频道的所有人',
	'model.scope-server': '对整个服务器',
	'model.unknown':
		'目前没有叫 `{{name}}` 的免费模型。最接近的是 {{nearest}}；输入时会有候选，从里面选就好。',
	'model.unknown-alone': '目前没有叫 `{{name}}` 的免费模型。输入时会有候选，从里面选就好。',
	'model.list-missing':
		'我还没拿到免费模型的列表，不知道哪些不花钱，所以先不敢用。请过一分钟再试。',
	'model.current-channel': '这里由 **{{name}}** 回答，是这个频道选的。',
	'model.current-me': '**{{name}}** 为你回答，是你自己选的。',
	'model.current-server': '这里由 **{{name}}** 回答，是这个服务器选的。',
	'model.current-default': '这里由 **{{name}}** 回答：还没人选过，用的是默认模型。',
	'model.current-strict': '它已锁定，不会由别的模型代答。',
	'model.current-until': '它将在 <t:{{at}}:D>下线。',
	'model.current-vanished':
		'这里选的是 **{{name}}**，但它已经不免费了。选择先保留着，等它回来或者有人另选之前，由 **{{instead}}** 回答。',
	'model.current-vanished-strict':
		'这里锁定的是 **{{name}}**，但它已经不免费了。选择先保留着；在它回来、解锁或另选之前，没有模型会回答。',
	'model.switched-me': '从现在起，由 **{{name}}** 为你回答。',
	'model.switched-me-elsewhere': '从现在起，由 **{{name}}** 为你回答；自己选了模型的频道除外。',
	'model.switched-channel': '从现在起，这个频道里都由 **{{name}}** 回答。',
	'model.switched-server':
		'从现在起，这个服务器由 **{{name}}** 回答；自己另选了模型的频道和人除外。',
	'model.pinned': '已锁定 **{{name}}**：就算它忙不过来，也不会由别的模型代答。',
	'model.unpinned': '已解锁 **{{name}}**：它答不了的时候，会由别的模型代答。',
	'model.nothing-to-pin': '那里还没选过模型，没有可以锁定的。请把 `model` 和 `strict` 一起填上。',
	'model.taken-back-me': '你自己的选择已经取消了。',
	'model.taken-back-channel': '这个频道的选择已经取消了。',
	'model.taken-back-server': '这个服务器的选择已经取消了。',
	'model.suggest-default': '默认：自己不选，谁最合适谁来答',
	'model.may-not-channel':
		'替整个频道选模型需要“管理消息”权限。把 `scope` 设为“只对我”，就可以给自己选。',
	'model.may-not-server':
		'替整个服务器选模型需要“管理服务器”权限。把 `scope` 设为“只对我”，就可以给自己选。',
	'model.no-server-here': '这里不是服务器，没法替服务器选。请改选“只对我”。',

	'model.panel-all': '全部',
	'model.panel-flagship': '旗舰',
	'model.panel-fast': '快速',
	'model.panel-vision': '能看图',
	'model.panel-code': '会写代码',
	'model.panel-reasoning': '会推理',
	'model.panel-option': '{{name}}（{{count}}）',
	'model.panel-page': '**{{name}}：**共 {{count}} 个模型，第 {{page}}/{{pages}} 页',
	'model.panel-none': '**{{name}}：**目前没有免费模型。',
	'model.panel-which': '想看哪一类模型',
	'model.panel-choose': '选一个为你回答的模型',
	'model.panel-back': '◀ 上一页',
	'model.panel-next': '下一页 ▶',
	'model.panel-how-to':
		'-# 在这里选只对你自己生效。用 {{model}} 加上模型名，还能替频道或服务器选，也能锁定。',
	'model.panel-over': '这份列表已经失效了，请用 {{model}} 重新打开。',
	'model.line-current': '**{{name}}**（当前）',
	'model.line-leaves': '<t:{{at}}:D>下线',
	'model.can-see': '看图',
	'model.can-code': '代码',
	'model.can-reason': '推理',
	'model.can-use-tools': '工具',
	'model.health-answers': '成功率 {{percent}}%',
	'model.health-first-word': '首字 {{seconds, tenths}} 秒',
	'model.health-rests': '休息中，<t:{{at}}:R>再试',
	'model.health-not-asked': '还没问过',
	'model.suggest-current': '当前',
	'model.suggest-rests': '休息中',
	'model.suggest-leaves': '快下线了',
	'model.suggest-sees': '看图',
	'model.suggest-codes': '代码',
	'model.suggest-reasons': '推理',
	'model.suggest-missing': '还没拿到免费模型的列表，请过一分钟再试。',

	'mention.how-to-ask':
		'想问什么都行：@ 我再写上问题，或者用 {{ask}}。这里由 **{{name}}** 回答；换模型用 {{model}}，看今天还剩多少用 {{quota}}。',

	'reset.description': '忘掉在这里说过的话：私信里全部忘掉，频道里只忘掉你的部分',
	'reset.nothing': '这里没有什么要忘的。',
	'reset.own': '你在这里的 {{count}} 个问题和我的回答，我都忘掉了。',
	'reset.everything': '这段对话我忘掉了，一共 {{count}} 组问答。',

	'quota.description': '看看大家共用的额度还剩多少',
	'quota.mine': '**你今天：**用了 {{count}} 次。',
	'quota.mine_zero': '**你今天：**还没用过。',
	'quota.mine-of-cap': '**你今天：**用了 {{count}} 次；在这个服务器用了 {{here}}/{{cap}} 次。',
	'quota.mine-of-cap_zero': '**你今天：**还没用过；在这个服务器可以用 {{cap}} 次。',
	'quota.day':
		'**今天：**已用 {{used}}/{{limit}} 次，大家一起**还剩 {{left}} 次**。新额度 <t:{{at}}:R>到。',
	'quota.day-not-known': '**今天：**还不知道剩多少次，服务商告诉我之前我先不动用。',
	'quota.minute': '**这一分钟：**已用 {{used}}/{{limit}} 次。',
	'quota.model': '{{name}}：今天 {{used}}/{{limit}} 次',
	'quota.models-more': '……还有 {{count}} 个',
	'quota.no-model-used': '今天还没人用过有每日上限的模型。',
	'quota.own-days': '-# 每个模型有自己的上限，也可能没有；都是这里的人一起用。',
	'quota.waiting': '**排队：**有 {{count}} 个问题在等空档。',
	'quota.waiting-mine': '**排队：**有 {{count}} 个问题在等空档，其中 {{mine}} 个是你的。',
	'quota.nobody-waits': '**排队：**没有人。',
	'quota.frozen': '服务商让我们先停一停，<t:{{at}}:R>继续。',
	'quota.source-provider': '-# 服务商 <t:{{at}}:R>报的数，加上之后问的。',
	'quota.source-own': '-# 我自己 <t:{{at}}:R>数的；服务商今天还没报数。',
	'quota.outside': '-# 今天有 {{count}} 次用的是同一把密钥，但不是通过我。',
	'quota.saved': '**今天省下的次数：**{{ways}}。',
	'quota.saved-joined': '共用回答省了 {{count}} 次',
	'quota.saved-merged': '合并消息省了 {{count}} 次',
	'quota.saved-spared': '免去无用重试省了 {{count}} 次',
	'quota.credits':
		'**给管理员：**最近 {{of}} 天里有 {{days}} 天在 <t:{{at}}:t> 前后就用完了额度；在 OpenRouter 一次性充值 10 美元，每天就能用 {{limit}} 次。',
	'quota.shared': '-# 在这里提问的人共用一把免费密钥。一个问题算一次，很少会更多。',
	'quota.picture-title': '今天已用 {{used}}/{{limit}} 次',
	'quota.picture-used': '已用',
	'quota.picture-used-through-me': '通过我用的',
	'quota.picture-pace': '节奏',
	'quota.picture-limit': '上限',
	'quota.picture-shares': '都是谁用的',
	'quota.picture-hours': '当天的小时（UTC）',
	'quota.picture-me': '你',
	'quota.picture-somebody': '某人',
	'quota.picture-others': '其他 {{count}} 人',
	'quota.picture-outside': '不是通过我',
	'quota.shown-day': '今天到现在每小时的用量：已用 {{used}}/{{limit}} 次。',
	'quota.shown-pace': '按今天的节奏，现在最多可以用到 {{count}} 次。',
	'quota.shown-no-pace': '不用为后面的时间留额度。',
	'quota.shown-mine': '你用了 {{count}} 次。',
	'quota.shown-mine_zero': '你还没用过。',
	'quota.shown-others': '其他 {{count}} 人用了 {{used}} 次。',
	'quota.shown-outside': '有 {{count}} 次不是通过我用的。',
	'quota.unreadable':
		'现在读不到用了多少、还剩多少。请过几分钟再试；维护这个机器人的人能在日志里找到原因。',

	'quota.day-spent': '今天大家的额度用完了。新额度 <t:{{at}}:R>到。',
	'quota.day-unknown': '还不知道今天剩多少额度，我先不动用。请 <t:{{at}}:R>再试。',
	'quota.line-full': '排队的人太多，我接不下新问题了。请 <t:{{at}}:R>再试。',
	'quota.not-today': '今天剩下的额度都有人排上了，今天轮不到你了。新额度 <t:{{at}}:R>到。',
	'quota.own-day-spent':
		'这个服务器的管理员给每人设了每日上限，你今天的已经用完了。新额度 <t:{{at}}:R>到。',
	'quota.own-line-full': '你已经有问题在排队了。等它们答完再问吧，大约 <t:{{at}}:R>。',
	'quota.model-spent':
		'这个模型的免费额度用完了，<t:{{at}}:t> 恢复（<t:{{at}}:R>）。可以用 `/model` 换一个。',
	'quota.model-too-long':
		'这超过了这个模型一次能免费处理的长度。请写短一点，或者用 `/model` 换一个。',
	'quota.ledger-unavailable':
		'现在记不了账，所以我不能去问模型。请过几分钟再试；维护这个机器人的人能在日志里找到原因。',

	'chat.joined': '刚刚有人在这里问过一样的，一个回答两边都用。',
	'chat.joined-at': '刚刚有人在这里问过一样的，一个回答两边都用：{{link}}',
	'chat.merged': '已经并进你还在排队的问题里，会一起回答。',
	'chat.merged-at': '已经并进你还在排队的问题里，会一起回答：{{link}}',
	'chat.parts-dropped': '你后来补充的内容也一起取消了。如果还需要，请再发一次。',
	'chat.cancelled': '已取消，没有用掉额度。',
	'chat.left-meanwhile': '提问的人在排队时离开了服务器，所以我没有去问。',
	'chat.too-many-waiting': '你已经有好几个问题在排队了。请等它们答完，或者取消一个。',
	'chat.too-late':
		'大约 <t:{{at}}:R>才轮到你，到那时我已经没法在这里显示回答了。请到时候再问，或者私信我，私信里可以一直排着。',
	'chat.choice-lapsed': '你没有及时选择，这个问题我先放下了。没有用掉额度，随时可以再问。',
	'chat.list-missing':
		'我手上没有最新的免费模型列表，不知道哪些不花钱，所以先不敢用。请过几分钟再试。',
	'chat.question-empty': '你发的内容里没有问题。请写点什么，或者附上图片、文本文件或 PDF。',
	'chat.model-vanished':
		'{{chosen}} 已经不免费了，先由 {{instead}} 回答。你的选择会留着，等它回来。',
	'chat.model-vanished-once': '{{chosen}} 已经不免费了，改由 {{instead}} 回答。',
	'chat.pinned-vanished':
		'这里锁定的 {{chosen}} 已经不免费了，又不许别的模型代答。请换一个模型，或者用 `strict` 解锁。',
	'chat.choice-unreadable': '读不到这里选的是哪个模型，先由 {{instead}} 回答。',
	'chat.question-too-long':
		'这个问题对 {{model}} 来说太长了：连同附件，最多大约 {{most}} 个字符。请写短一点，或者换一个上下文更长的模型。',
	'chat.history-shortened': '只用了这段对话最近的 {{count}} 条消息。',
	'chat.history-shortened_zero': '加上你的问题就放不下之前的对话了，所以这次没有参考。',
	'chat.history-unreadable': '读不到这里之前的对话。',
	'chat.not-kept': '这个回答没能存进对话里。',
	'chat.file-cut': '{{name}} 只放得下前 {{characters}} 个字符。',
	'chat.file-no-room': '问题加上 {{name}} 就放不下了，所以没有带上它。',
	'chat.file-too-large':
		'{{name}} 太大了：图片和 PDF 最多 {{most}} MB，文本最多 {{mostOfText}} MB。',
	'chat.file-elsewhere': '{{name}} 不在 Discord 上，所以我没有下载。请直接附上文件。',
	'chat.file-broken': '我读不了 {{name}}：可能损坏了，或者对我来说太复杂。重新保存一次也许就好了。',
	'chat.file-not-now': '现在读不了 {{name}}，请稍后再试。',
	'chat.picture-too-big': '{{name}} 的像素太多了，这种格式最多 {{most}} 百万像素。请缩小一点再发。',
	'chat.pdf-no-text': '{{name}} 里没有文字，只有页面的图片。请把那几页存成图片发过来。',
	'chat.pdf-locked': '{{name}} 有密码，请发一份不加密的。',
	'chat.pdf-cut': '{{name}} 一共 {{pages}} 页，我读了前 {{read}} 页。',
	'chat.looks-instead': '{{model}} 看不了图，这个问题由 {{other}} 或类似的模型来看。',
	'chat.pinned-blind':
		'{{model}} 看不了图，这里又不许别的模型代答，所以图片没有带上。可以用 `/model` 换一个能看图的，或者不用 `strict`。',
	'chat.nobody-sees':
		'{{model}} 看不了图，现在又没有能看图的免费模型，所以图片没有带上。请稍后再试，或者用文字描述一下。',
	'chat.pictures-no-room':
		'图片和问题加在一起，{{model}} 放不下。请少发几张，或者换一个上下文更长的模型。',
	'chat.file-unreadable': '我读不了 {{name}}：我能看图片（PNG、JPEG、WebP、GIF）、文本文件和 PDF。',
	'chat.file-failed': '{{name}} 没下载下来，请重新附上。',
	'chat.files-too-many': '我只看了前 {{most}} 个文件。',
	'chat.interrupted': '和 {{name}} 的连接到这里断了，请再问一次。',
	'chat.interrupted-timed-out': '{{name}} 答得太久，超过了时限，只好停在这里。',
	'chat.interrupted-stalled': '{{name}} 到这里就没声音了，请再问一次。',
	'chat.failed-minute': '服务商刚才谁也不放行，请 <t:{{at}}:R>再试。',
	'chat.failed-day': '服务商说今天的额度都用完了。新额度 <t:{{at}}:R>到。',
	'chat.failed-spent': '{{name}} 今天的免费额度用完了，<t:{{at}}:R>恢复；在那之前请换一个模型。',
	'chat.failed-busy': '{{name}} 现在太忙了。请过一分钟再试，或者换一个模型。',
	'chat.failed-busy-until': '{{name}} 现在太忙了。请 <t:{{at}}:R>再试，或者换一个模型。',
	'chat.failed-nobody': '我问的几个免费模型现在都答不了，请过一分钟再试。',
	'chat.failed-nobody-until': '我问的几个免费模型现在都答不了，请 <t:{{at}}:R>再试。',
	'chat.failed-gone': '{{name}} 已经不免费了，请换一个模型。',
	'chat.failed-unable': '{{name}} 没有这个问题需要的能力，请换一个模型。',
	'chat.failed-key':
		'服务商不认这个机器人的密钥了。要等维护它的人换新的；在那之前，这家的模型都答不了。',
	'chat.failed-payment': '服务商的账户欠费了，连免费模型也用不了。要等维护这个机器人的人去处理。',
	'chat.failed-refused': '{{name}} 的服务商不肯回答这个问题。换个说法或者换个模型也许可以。',
	'chat.failed-too-long':
		'这对 {{name}} 来说太长了。请把问题写短一点，或者换一个上下文更长的模型。',
	'chat.failed-wrong-request': '{{name}} 看不懂我发过去的内容。换个模型也许可以；详情在日志里。',
	'chat.failed-broken': '{{name}} 的回答不正常。请再试一次，或者换一个模型。',
	'chat.failed-timed-out': '{{name}} 答得太久了。请再试一次，或者换一个模型。',
	'chat.failed-stalled': '{{name}} 迟迟没有回答。请再试一次，或者换一个模型。',
	'chat.failed-empty': '{{name}} 给了个空回答。请再试一次，或者换一个模型。',

	'settings.description': '这个服务器的设置，给管理它的人用',
	'settings.may-not': '改这个服务器的设置需要“管理服务器”权限。',
	'settings.no-server-here': '这里不是服务器，请到你的服务器里用这个命令。',
	'settings.quota-description': '这个服务器的人怎么分每天的额度',
	'settings.quota-option-cap': '每人每天在这里能用几次；0 表示不限',
	'settings.quota-option-role': '这个身份组的成员多算或少算；请一起填上权重',
	'settings.quota-option-weight': '排队时他们算几份；1 表示和大家一样',
	'settings.quota-cap': '**每日上限：**在这个服务器每人每天（按 UTC 算）{{count}} 次。',
	'settings.quota-no-cap': '**每日上限：**没有。',
	'settings.quota-weights': '**算 {{weight}} 份：**{{roles}}',
	'settings.quota-no-weights': '**身份组：**大家都一样。',
	'settings.quota-changed': '-# 最后由 <@{{person}}> 在 <t:{{at}}:R>修改。',
	'settings.quota-how-to':
		'-# 要修改，请用 {{settings}}，填 `daily-cap`，或者一起填 `role` 和 `weight`。',
	'settings.quota-cap-set':
		'从现在起，每人每天在这个服务器能用 {{count}} 次；一天从 UTC 零点开始。',
	'settings.quota-cap-taken': '这个服务器不再限制每人每天的次数了。',
	'settings.quota-weight-set':
		'有 {{role}} 的人现在算 {{weight}} 份：排队时分到的大约是别人的 {{weight}} 倍。有多个身份组时，按最高的算。',
	'settings.quota-weight-taken': '有 {{role}} 的人又和大家一样了。',
	'settings.quota-weight-missing': '这个身份组要算几份？请把 `weight` 和 `role` 一起填上。',
	'settings.quota-role-missing': '这个权重是给谁的？请把 `role` 和 `weight` 一起填上。',
	'settings.quota-role-everyone': '这个身份组人人都有，设了权重也没区别。请换一个。',
	'settings.quota-roles-too-many':
		'最多只能给 {{most}} 个身份组设权重。请先去掉一个：选中它，权重填 1。',

	'button.cancel': '取消',
	'button.here': '轮到我时在这里回答',
	'button.forget': '算了',
	'button.tomorrow': 'UTC 零点后再问',
	'button.stop':
		'停止',
	'button.anew':
		'重新生成',
	'button.retry':
		'再试一次',
	'button.delete':
		'删除',
	'button.answer-lost':
		'这个回答对应的问题我已经不记得了，没法再问一遍。请重新发给我吧。',
	'button.answer-over':
		'这个回答已经结束了。',
	'button.answer-busy':
		'已经在重新回答了，一次只生成一个。',
	'button.not-your-answer':
		'这些按钮只给提问的人、开这个子区的人和管理员用。',
	'button.not-yours': '这个要由提问的人来决定。',
	'button.over': '这里没什么要决定的了，这个问题已经不在排队。',

	'postpone.without-pictures': '图片我留不到那时候：改天再问的话，就不带图片了。',
	'postpone.done': '这个问题我留到新的一天（<t:{{at}}:R>，UTC 零点），到时在这里回答。',
	'postpone.now': '新的一天已经开始了，我现在就去问，回答会发在这里。',
	'postpone.another':
		'你已经有一个问题留到第二天了，每人只能留一个。请先用它的“算了”按钮取消那一个。',
	'postpone.dropped': '好，不问了，没有用掉额度。',
	'postpone.lost': '这个问题本来留到新的一天，但我中途重启了，而这里什么都不保存。请再问一次。',

	'help.description': '看看这个机器人在这里能做什么',
	'help.what': '我把你的问题转给免费的 AI 模型。回答可能有错，每天的额度是大家共用的。',
	'help.ask':
		'**提问：**用 {{ask}} 写上问题，可以附图片、文本或 PDF；什么都不填会打开表单，方便写长的。`private` 让回答只有你看得到。',
	'help.channel': '**也可以直接写：**@ 我再写问题，回复我的消息，或者在有我的子区里接着聊。',
	'help.dm': '**也可以直接写：**这里的每条消息都是给我的，不用 @。',
	'help.model':
		'**模型：**{{model}} 能看现在是谁在回答、有哪些模型、各自会什么，也能换：给自己换，有权限的话也能替大家换。',
	'help.reset': '**重新开始：**{{reset}} 让我忘掉在这里说过的话。',
	'help.quota': '**额度：**{{quota}} 看今天还剩多少、什么时候恢复。',
	'help.settings': '**管理这个服务器：**{{settings}} 设每日上限，也能让某些身份组多算或少算。',
	'help.privacy':
		'-# 免费服务商可能会保存你写的内容，或者拿去训练。我只在一段时间内记得这里的对话；{{reset}} 可以删掉。',

	'render.waiting': '你排在第 {{position}} 位，大约 <t:{{at}}:R>轮到你。',
	'render.waiting-between':
		'你排在第 {{position}} 位，最早 <t:{{from}}:R>、最晚 <t:{{to}}:R>轮到你。',
	'render.waiting-late':
		'可分的额度比预想的少，要比我说的再久一点。你排在第 {{position}} 位，大约 <t:{{at}}:R>轮到你。',
	'render.waiting-frozen':
		'服务商让我们先停一停。你排在第 {{position}} 位，大约 <t:{{at}}:R>继续。',
	'render.waiting-choose':
		'大约 <t:{{at}}:R>轮到你，可是 Discord 只让命令的回答显示 15 分钟。到时候我直接发在这个频道里好吗？如果到那时你还没选，我就不问了。',
	'render.moving': '轮到你时我会在频道里回答，大约 <t:{{at}}:R>。',
	'render.waiting-for-own': '先答你之前的那个问题，接着就是这个。',
	'render.started': '{{name}} 正在思考你的问题。',
	'render.length': '模型到这里停了，达到了它单次回答的长度上限。',
	'render.filtered': '服务商的内容过滤在这里中断了回答。',
	'render.stopped': '到这里停了。',
	'render.question-deleted': '问题被删掉了，所以回答停在这里。',
	'render.answer-deleted': '回答的一部分被删掉了，所以停在这里。',
	'render.cut': '回答太长，到这里为止。',
	'render.interrupted': '回答到这里断了，请再问一次。',
	'render.out-of-time':
		'Discord 只让命令的回答显示 15 分钟，所以到这里为止。请再问一次，或者在频道里 @ 我。',
	'render.blocked': '这个服务器的过滤规则拦下了我的回答。',
	'render.rest-in-file': '回答太长，这里放不下，全文在附件里。',
	'render.shortened': '回答太长，这里放不下，而我在这个频道又不能发附件。',
	'render.file-description': '完整回答的文本文件',
	'render.instead': '{{name}}（{{why}}）',
	'render.instead-busy': '所选模型太忙',
	'render.instead-gone': '所选模型已下线',
	'render.instead-blind': '所选模型看不了图',
	'render.instead-too-long': '所选模型放不下',
	'render.instead-spent': '所选模型额度用完',
	'render.instead-closed': '所选服务商暂不可用',
	'render.instead-failed': '所选模型出错',
	'render.seconds': '{{seconds, tenths}} 秒',
	'render.tokens': '{{count}} token',
	'render.left': '今天还剩 {{remaining}}/{{limit}}',
});
