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
		'想问什么都行：@ 我再写上问题，或者用 {{ask}}。这里由 **{{name}}** 回答；换模型用 {{model}}，看今天还剩多少用 {{quota}}，我还会什么看 {{help}}。',

	'reset.description': '忘掉在这里说过的话：私信里全部忘掉，频道里只忘掉你的部分',
	'reset.nothing': '这里没有什么要忘的。',
	'reset.own': '你在这里的 {{count}} 个问题和我的回答，我都忘掉了。',
	'reset.everything': '这段对话我忘掉了，一共 {{count}} 组问答。',
	'reset.undone': '想起来了，{{count}} 组问答都回来了。',
	'reset.undo-over': '来不及撤销了：只有一分钟的时间。',
	'reset.undo-not-yours': '只有清掉对话的人才能撤销。',

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
	'quota.too-few-left':
		'今天剩下的不够它们一起用，所以一个都没问，也没花额度。新额度 <t:{{at}}:R>到；少选几个模型，现在也许就行。',
	'quota.too-few-own':
		'你今天在这里剩下的次数不够，所以一个都没问，也没花额度。你的份额 <t:{{at}}:R>恢复；少选几个模型，现在也许就行。',
	'quota.minute-too-small':
		'一分钟里怎么也容不下这么多次，所以一个都没问，也没花额度。请少选几个模型。',
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

	'compare.description':
		'同一个问题问两三个模型，并排看回答',
	'compare.prompt':
		'要问什么；不填就打开一个能写长文的表单',
	'compare.model':
		'其中一个模型；不填就由我来选',
	'compare.model-third':
		'想要的话，再加第三个模型',
	'compare.blind':
		'盲测：有人投票之前，不显示谁答了什么',
	'compare.cost':
		'会问 {{count}} 个模型：今天还剩 {{remaining}} 次，要用 {{requests}} 次。现在还没花。',
	'compare.cost-unlimited':
		'会问 {{count}} 个模型，各一次。现在还没花。',
	'compare.who':
		'-# {{names}}',
	'compare.how-blind':
		'-# 盲测：顺序随机，有人投了第一票才显示名字。',
	'compare.cancelled':
		'已取消，没花额度。',
	'compare.twice':
		'{{name}} 选了两次，请选不同的模型。',
	'compare.too-few-models':
		'我现在认识的模型不到两个，过一分钟再试试吧。',
	'compare.vanished':
		'{{model}} 已经下线了，请换别的来对比。',
	'compare.too-little-left':
		'这样要用 {{requests}} 次，今天只剩 {{remaining}} 次。要么全问，要么不问，所以没花额度；少选几个模型也许就行。',
	'compare.too-little-left_zero':
		'这样要用 {{requests}} 次，今天一次也不剩了。没花额度。',
	'compare.under-way':
		'已经在问了。',
	'compare.offer-lapsed':
		'这次已经过期，没花额度。请重新用一次命令。',
	'compare.turned-away':
		'服务商刚才谁都没放行。',
	'compare.state-waiting':
		'等待中',
	'compare.state-thinking':
		'思考中……',
	'compare.state-writing':
		'正在写……',
	'compare.state-done':
		'完成',
	'compare.state-failed':
		'没答成',
	'compare.state-stopped':
		'已停止',
	'compare.fastest':
		'最快',
	'compare.side-by-side':
		'哪个回答最好？',
	'compare.file-description':
		'所有回答的全文，文本文件',
	'compare.votes':
		'**投票：**{{list}}',
	'compare.votes-for':
		'{{name}} {{count}} 票',
	'compare.votes-tie':
		'不分上下 {{count}} 票',
	'compare.vote-new':
		'你投给了 {{name}}，还可以改。',
	'compare.vote-changed':
		'你的票改投给 {{name}} 了。',
	'compare.vote-same':
		'你已经投给 {{name}} 了。',
	'compare.tie-new':
		'你投了“不分上下”，还可以改。',
	'compare.tie-changed':
		'你的票改成“不分上下”了。',
	'compare.tie-same':
		'你已经投过“不分上下”了。',
	'compare.take':
		'用 {{name}} 的回答接着聊',
	'compare.take-which':
		'选一个回答接着聊……',
	'compare.taken':
		'**对话接着这个回答：**{{name}}',
	'compare.now-taken':
		'这个问题和 {{name}} 的回答已经进了这里的对话，其他回答没有。想换模型就用 {{model}}。',
	'compare.taken-before':
		'这里的对话已经接着 {{name}} 的回答了。',
	'compare.gone':
		'这次对比我这里没有了：内容最多保存两天，消息删了也跟着删。',

	'leaderboard.description':
		'这里哪些模型更受欢迎，又有多快、多可靠',
	'leaderboard.no-server':
		'排行榜来自服务器里大家的投票，私信里没有。',
	'leaderboard.none':
		'这里还没人投过票。用 {{compare}} 对比几个模型，选出最好的回答吧。',
	'leaderboard.few':
		'**这里哪个模型更受欢迎：**才投了 {{count}} 票，还说明不了什么。',
	'leaderboard.votes':
		'**这里哪个模型更受欢迎：**一共投了 {{count}} 票',
	'leaderboard.row':
		'{{rank}}. **{{name}}**：{{points}} 分（多半在 {{low}} 到 {{high}} 之间），{{count}} 票',
	'leaderboard.more':
		'还有 {{count}} 个。',
	'leaderboard.how':
		'平均是 1000 分，高 400 分就是十次赢九次。真实水平有 95% 的可能在这两个数之间，区间重叠就说不准谁更好。用 {{compare}} 投票。',
	'leaderboard.speed':
		'每秒 {{tokens}} token',
	'leaderboard.first-word':
		'首字 {{seconds}} 秒',
	'leaderboard.success':
		'答成率 {{percent}}%',
	'leaderboard.not-measured':
		'最近没人问过',
	'leaderboard.shown-row':
		'{{name}}：{{points}} 分，在 {{low}} 到 {{high}} 之间。',
	'leaderboard.picture-title':
		'这里哪个模型更受欢迎：{{count}} 票',
	'leaderboard.picture-few':
		'这里哪个模型更受欢迎：才 {{count}} 票',
	'leaderboard.picture-note':
		'蓝条：评分 · 横线：95% 区间 · 末位：答成率',
	'leaderboard.picture-success':
		'{{percent}}%',
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
	'button.stop': '停止',
	'button.anew': '重新生成',
	'button.retry': '再试一次',
	'button.delete': '删除',
	'button.undo-reset': '撤销',
	'button.forget-me': '全部删除',
	'button.keep-me': '先留着',
	'button.ask-all':
		'{{count}} 个都问',
	'button.ask-both':
		'两个都问',
	'button.vote-for':
		'{{name}} 最好',
	'button.vote-tie':
		'不分上下',
	'button.show-names':
		'显示名字',
	'button.answer-lost': '这个回答对应的问题我已经不记得了，没法再问一遍。请重新发给我吧。',
	'button.answer-over': '这个回答已经结束了。',
	'button.answer-busy': '已经在重新回答了，一次只生成一个。',
	'button.not-your-answer': '这些按钮只给提问的人、开这个子区的人和管理员用。',
	'button.not-yours': '这个要由提问的人来决定。',
	'button.over': '这里没什么要决定的了，这个问题已经不在排队。',

	'postpone.without-pictures': '图片我留不到那时候：改天再问的话，就不带图片了。',
	'postpone.done': '这个问题我留到新的一天（<t:{{at}}:R>，UTC 零点），到时在这里回答。',
	'postpone.now': '新的一天已经开始了，我现在就去问，回答会发在这里。',
	'postpone.another':
		'你已经有一个问题留到第二天了，每人只能留一个。请先用它的“算了”按钮取消那一个。',
	'postpone.dropped': '好，不问了，没有用掉额度。',
	'postpone.lost': '这个问题本来留到新的一天，但我中途重启了，而这里什么都不保存。请再问一次。',

	'privacy.description': '看看保存了你的什么，导出或者删除',
	'privacy.notice-description': '保存什么、保存多久、谁会看到',
	'privacy.export-description': '把保存的你的数据都导出成一个文件，只给你看',
	'privacy.forget-description': '删除保存的你的所有数据',
	'privacy.opt-out-description': '退出记录：以后不再保存你的任何内容',
	'privacy.opt-in-description': '恢复记录：重新保存你的对话',
	'privacy.first-aside':
		'我是 AI，会说错。你问的内容会发给 {{providers}}，免费模型的服务商可能会记录，也可能拿去训练。我们的对话我保存 {{count}} 天。详细说明、导出和删除都在 {{notice}}。这段话只说一次。',
	'privacy.first-aside_zero':
		'我是 AI，会说错。你问的内容会发给 {{providers}}，免费模型的服务商可能会记录，也可能拿去训练。我们的对话只留在内存里。详细说明和删除都在 {{notice}}。这段话只说一次。',
	'privacy.first-line':
		'我是 AI，会说错；你写的内容可能被免费服务商记录，或者拿去训练。只说这一次：{{notice}}',
	'privacy.notice-sent':
		'**发到哪里：**我是 AI，会说错。你问的内容，连同这段对话前面的内容，会发给 {{providers}}。免费模型的服务商可能会记录，也可能拿去训练，所以别发秘密。',
	'privacy.notice-kept':
		'**保存什么：**在这里回答过的问题、我的回答和提问的人，保存 {{count}} 天。附上的文本算在问题里，图片从不保存。',
	'privacy.notice-kept_zero':
		'**保存什么：**在这里回答过的问题、我的回答和提问的人，只留在内存里，最多一天。附上的文本算在问题里，图片从不保存。',
	'privacy.notice-also':
		'**还有：**你的选择和投票，保存到你删除为止；你提过问这件事，还有按钮可能要用到的问题，保存两天。',
	'privacy.notice-not':
		'**不保存：**用 `private` 问的问题、不是发给我的消息、成员名单。你在 Discord 里删掉的，我这里也会删掉。',
	'privacy.notice-operator': '**谁在维护：**{{name}}，用的是自己的机器。',
	'privacy.notice-operator-unknown':
		'**谁在维护：**有人用自己的机器在跑；该找谁，可以问服务器的管理员。',
	'privacy.notice-yours':
		'**由你决定：**{{export}} 导出全部，{{forget}} 全部删除，{{optOut}} 之后我就不再保存你的任何内容。',
	'privacy.notice-opted-out':
		'你 <t:{{at}}:R>退出了记录，所以我没有保存你的任何内容。想恢复就用 {{optIn}}。',
	'privacy.export-done':
		'我保存的你的数据都在这里：你的问题和我的回答、你的选择，还有今天问了多少次。',
	'privacy.export-file': '保存的你的所有数据，JSON 格式',
	'privacy.export-no-files': '我在这里不能发附件。请在和我的私信里用这个命令。',
	'privacy.export-too-soon': '你刚刚导出过。下一次要等到 <t:{{at}}:R>。',
	'privacy.export-too-large':
		'你的数据太大，Discord 不让我作为附件发出来。维护这个机器人的人可以直接给你；{{forget}} 可以全部删除。',
	'privacy.forget-goes':
		'**会彻底删除，不管在哪个服务器：**你问过的问题和我的回答、还在等的问题、你的选择和投票，还有你写的人设。',
	'privacy.forget-stays':
		'**会留下：**不含文字的次数（用化名记，两天后清掉），你给大家定的规则（不再写是你定的），还有你退出记录这件事（如果退出过）。Discord 和服务商那边的，我删不了。',
	'privacy.forget-not': '什么都没有删。',
	'privacy.forgotten': '你的数据都删掉了：对话、选择、排队的问题和文件里都没有了。',
	'privacy.forgotten-later': '你的数据都删掉了。文件这会儿没能清理干净，最后的痕迹一天之内会清掉。',
	'privacy.forgotten-still-out': '你退出记录这件事我还记得，所以以后也不会保存你的内容。',
	'privacy.opted-out':
		'从现在起我不再保存你的任何内容：问题照样回答，只是不写下来；别人提问时，我也看不到你的消息。之前留着准备再问的问题也扔掉了。',
	'privacy.opted-out-already': '你已经退出记录了，我没有在保存你的内容。',
	'privacy.opted-out-before':
		'你以前问过的还在，只是别人提问时不会用到；按下面的按钮可以删掉。想恢复记录就用 {{optIn}}。',
	'privacy.opted-in': '从现在起，我们的对话又会保存了。保存什么、保存多久，看 {{notice}}。',
	'privacy.opted-in-already': '你没有退出过记录，所以什么都没变。',
	'help.description': '看看这个机器人在这里能做什么',
	'help.what': '我是 AI 机器人，把你的问题转给免费的 AI 模型。回答可能有错，要紧的事请自己核对。',
	'help.channel': '**直接写：**@ 我再写问题，回复我的消息，或者在有我的子区里接着聊。',
	'help.dm': '**直接写：**这里的每条消息都是给我的，不用 @。',
	'help.mention-needed':
		'**直接写：**每条消息都要 @ 我，子区里也一样。别的消息 Discord 不给我看，因为这个机器人没开读取消息内容的权限。',
	'help.quiet': '**直接写：**每条消息都要 @ 我，这里有人让我安静点。',
	'help.commands-only': '**用命令吧：**我不是这里的成员，别的都看不到。',
	'help.cannot-write': '**用命令吧：**我在这里不能发消息，@ 我也没法回答。',
	'help.timed-out': '**用命令吧：**我被禁言了，@ 我也没法回答。',
	'help.paused': '**已暂停：**这个服务器的管理员 <t:{{at}}:R>把我关掉了。',
	'help.not-here': '**这里不行：**管理员只让我在别的频道回答。',
	'help.not-you': '**你暂时用不了：**管理员只让我回答一部分人，可以问问他们。',
	'help.choices-unreadable': '这里选过什么，现在读不出来。请过几分钟再试。',
	'help.lacks': '**我在这里缺这些权限，**管理频道的人可以给我：',
	'help.lacks-view-channel': '- 查看频道：就算 @ 我，我也听不到。',
	'help.lacks-send-messages': '- 发送消息：我只能回答命令。',
	'help.lacks-send-messages-in-threads': '- 在子区内发送消息：我只能回答命令。',
	'help.lacks-attach-files': '- 添加附件：发不了图片，太长的回答会被截短。',
	'help.lacks-read-message-history': '- 阅读消息历史：我的回答没法指向你的消息。',
	'help.lacks-create-public-threads': '- 创建公共子区：我开不了子区。',
	'help.left': '**今天还剩：**大家一共 {{left}}/{{limit}} 次，新额度 <t:{{at}}:R>到。',
	'help.spent': '**今天还剩：**{{limit}} 次都用完了，新额度 <t:{{at}}:R>到。',
	'help.left-of-model': '**{{name}} 今天还剩：**{{left}}/{{limit}} 次。',
	'help.provider-rejects':
		'**有点故障：**{{provider}} 现在不接我的问题，要等维护这个机器人的人处理。',
	'help.provider-silent': '**有点故障：**{{provider}} 没告诉我哪些模型免费，所以它的模型我都不问。',
	'help.commands': '{{commands}}：{{what}}',
	'help.commands-some': '{{commands}} 等：{{what}}',
	'help.complain':
		'**回答有错、伤人或者违规？**告诉这个服务器里管理消息的人，他们点回答下面的“删除”就能马上删掉。你也可以向 Discord 举报那条消息。',
	'help.complain-dm':
		'**回答有错、伤人或者违规？**点它下面的“删除”就能删掉，严重的话请向 Discord 举报那条消息。',
	'help.age':
		'-# Discord 的年龄规定在这里同样有效：要满 13 岁，你所在的国家要求更高的，按更高的来。',
	'help.privacy':
		'-# 免费服务商可能会保存你写的内容，或者拿去训练。我只在一段时间内记得这里的对话；{{reset}} 可以删掉。',

	'presence.starting': '正在启动，马上就好',
	'presence.restarting': '正在重启，一会儿就回来',
	'presence.cannot-save': '有故障：硬盘写不进去，没法回答',
	'presence.no-models': '有故障：现在没有免费模型可问',
	'presence.rejected': '有故障：{{provider}} 不接我的问题',
	'presence.degraded': '有点故障：{{provider}} 不接问题，别的模型还能答',
	'presence.ready': '有问题尽管问',
	'presence.day-unknown': '正在问今天还剩多少次',
	'presence.spent': '今天的次数用完了，UTC 零点恢复',
	'presence.spent-but-others': '共用的次数用完了，UTC 零点恢复，有些模型还能答',
	'presence.paused': '服务商让我停一停，UTC {{time}} 继续',
	'presence.left': '今天还剩 {{left}}/{{limit}} 次',

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
