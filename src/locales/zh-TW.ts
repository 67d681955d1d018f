import { words } from './words.ts';

/** 繁體中文，用台灣的說法。 */
export const traditionalChinese = words<'zero'>()({
	'fault.unexpected':
		'我這邊出了點狀況（編號 `{{reference}}`）。請再試一次；如果還是不行，請把編號告訴維護這個機器人的人。',
	'leaving.restarting': '我正在重新啟動，請過一分鐘再問。',
	'leaving.interrupted': '這個回答還沒寫完我就重新啟動了，請再問一次。',

	'list.separator': '、',
	'list.between-sentences': '',

	'dispatch.unknown-command':
		'這個指令已經沒有了。輸入 `/` 看看現在能用的指令；Discord 可能要一分鐘才會更新。',
	'dispatch.option-wrong': '`{{option}}` 填的內容沒辦法用。請從建議裡選一個，或是寫短一點。',

	'button.unknown': '這個按鈕已經失效了。請重新提問，或輸入 `/` 看看我能做什麼。',

	'ask.description': '向免費 AI 模型提問，回答就發在這裡',
	'ask.prompt': '你的問題；留空會打開表單，方便寫長問題',
	'ask.model': '只用在這一次的免費模型',
	'ask.file': '和問題一起看的圖片、文字檔或 PDF',
	'ask.file-more': '再附一個檔案',
	'ask.private': '回答只有你看得到，內容一概不保存',
	'ask.form-title': '提問',
	'ask.form-label': '你的問題',

	'model.description': '看看這裡由哪個模型回答，或換一個免費模型',
	'model.option-model': '要換成的模型；留空就顯示目前的模型',
	'model.option-scope': '對誰生效；留空就只對你自己',
	'model.option-strict': '不准別的模型代答；單獨使用時，鎖定或解鎖目前的選擇',
	'model.scope-me': '只對我，到哪裡都算',
	'model.scope-channel': '對這個頻道的所有人',
	'model.scope-server': '對整個伺服器',
	'model.unknown':
		'目前沒有叫 `{{name}}` 的免費模型。最接近的是 {{nearest}}；輸入時會跳出建議，從裡面選就好。',
	'model.unknown-alone': '目前沒有叫 `{{name}}` 的免費模型。輸入時會跳出建議，從裡面選就好。',
	'model.list-missing':
		'我還沒拿到免費模型的清單，不知道哪些不用錢，所以先不敢用。請過一分鐘再試。',
	'model.current-channel': '這裡由 **{{name}}** 回答，是這個頻道選的。',
	'model.current-me': '**{{name}}** 為你回答，是你自己選的。',
	'model.current-server': '這裡由 **{{name}}** 回答，是這個伺服器選的。',
	'model.current-default': '這裡由 **{{name}}** 回答：還沒人選過，用的是預設模型。',
	'model.current-strict': '它已鎖定，不會由別的模型代答。',
	'model.current-until': '它將在 <t:{{at}}:D>下線。',
	'model.current-vanished':
		'這裡選的是 **{{name}}**，但它已經不免費了。選擇先留著，等它回來或有人另選之前，由 **{{instead}}** 回答。',
	'model.current-vanished-strict':
		'這裡鎖定的是 **{{name}}**，但它已經不免費了。選擇先留著；在它回來、解鎖或另選之前，沒有模型會回答。',
	'model.switched-me': '從現在起，由 **{{name}}** 為你回答。',
	'model.switched-me-elsewhere': '從現在起，由 **{{name}}** 為你回答；自己選了模型的頻道除外。',
	'model.switched-channel': '從現在起，這個頻道都由 **{{name}}** 回答。',
	'model.switched-server':
		'從現在起，這個伺服器由 **{{name}}** 回答；自己另選了模型的頻道和人除外。',
	'model.pinned': '已鎖定 **{{name}}**：就算它忙不過來，也不會由別的模型代答。',
	'model.unpinned': '已解鎖 **{{name}}**：它答不了的時候，會由別的模型代答。',
	'model.nothing-to-pin': '那裡還沒選過模型，沒有可以鎖定的。請把 `model` 和 `strict` 一起填。',
	'model.taken-back-me': '你自己的選擇已經取消了。',
	'model.taken-back-channel': '這個頻道的選擇已經取消了。',
	'model.taken-back-server': '這個伺服器的選擇已經取消了。',
	'model.suggest-default': '預設：自己不選，誰最合適誰來答',
	'model.may-not-channel':
		'替整個頻道選模型需要「管理訊息」權限。把 `scope` 設成「只對我」，就可以幫自己選。',
	'model.may-not-server':
		'替整個伺服器選模型需要「管理伺服器」權限。把 `scope` 設成「只對我」，就可以幫自己選。',
	'model.no-server-here': '這裡不是伺服器，沒辦法替伺服器選。請改選「只對我」。',

	'model.panel-all': '全部',
	'model.panel-flagship': '旗艦',
	'model.panel-fast': '快速',
	'model.panel-vision': '能看圖',
	'model.panel-code': '會寫程式',
	'model.panel-reasoning': '會推理',
	'model.panel-option': '{{name}}（{{count}}）',
	'model.panel-page': '**{{name}}：**共 {{count}} 個模型，第 {{page}}/{{pages}} 頁',
	'model.panel-none': '**{{name}}：**目前沒有免費模型。',
	'model.panel-which': '想看哪一類模型',
	'model.panel-choose': '選一個為你回答的模型',
	'model.panel-back': '◀ 上一頁',
	'model.panel-next': '下一頁 ▶',
	'model.panel-how-to':
		'-# 在這裡選只對你自己生效。用 {{model}} 加上模型名稱，還能替頻道或伺服器選，也能鎖定。',
	'model.panel-over': '這份清單已經失效了，請用 {{model}} 重新打開。',
	'model.line-current': '**{{name}}**（目前）',
	'model.line-leaves': '<t:{{at}}:D>下線',
	'model.can-see': '看圖',
	'model.can-code': '程式',
	'model.can-reason': '推理',
	'model.can-use-tools': '工具',
	'model.health-answers': '成功率 {{percent}}%',
	'model.health-first-word': '首字 {{seconds, tenths}} 秒',
	'model.health-rests': '休息中，<t:{{at}}:R>再試',
	'model.health-not-asked': '還沒問過',
	'model.suggest-current': '目前',
	'model.suggest-rests': '休息中',
	'model.suggest-leaves': '快下線了',
	'model.suggest-sees': '看圖',
	'model.suggest-codes': '程式',
	'model.suggest-reasons': '推理',
	'model.suggest-missing': '還沒拿到免費模型的清單，請過一分鐘再試。',

	'mention.how-to-ask':
		'想問什麼都可以：@ 我再寫上問題，或用 {{ask}}。這裡由 **{{name}}** 回答；換模型用 {{model}}，看今天還剩多少用 {{quota}}，我還會什麼看 {{help}}。',

	'reset.description': '忘掉在這裡說過的話：私訊裡全部忘掉，頻道裡只忘掉你的部分',
	'reset.nothing': '這裡沒有什麼要忘的。',
	'reset.own': '你在這裡的 {{count}} 個問題和我的回答，我都忘掉了。',
	'reset.everything': '這段對話我忘掉了，總共 {{count}} 組問答。',
	'reset.undone': '想起來了，{{count}} 組問答都回來了。',
	'reset.undo-over': '來不及復原了：只有一分鐘的時間。',
	'reset.undo-not-yours': '只有清掉對話的人才能復原。',

	'quota.description': '看看大家共用的額度還剩多少',
	'quota.mine': '**你今天：**用了 {{count}} 次。',
	'quota.mine_zero': '**你今天：**還沒用過。',
	'quota.mine-of-cap': '**你今天：**用了 {{count}} 次；在這個伺服器用了 {{here}}/{{cap}} 次。',
	'quota.mine-of-cap_zero': '**你今天：**還沒用過；在這個伺服器可以用 {{cap}} 次。',
	'quota.day':
		'**今天：**已用 {{used}}/{{limit}} 次，大家一起**還剩 {{left}} 次**。新額度 <t:{{at}}:R>進來。',
	'quota.day-not-known': '**今天：**還不知道剩幾次，服務商告訴我之前我先不動用。',
	'quota.minute': '**這一分鐘：**已用 {{used}}/{{limit}} 次。',
	'quota.model': '{{name}}：今天 {{used}}/{{limit}} 次',
	'quota.models-more': '……還有 {{count}} 個',
	'quota.no-model-used': '今天還沒人用過有每日上限的模型。',
	'quota.own-days': '-# 每個模型有自己的上限，也可能沒有；都是這裡的人一起用。',
	'quota.waiting': '**排隊：**有 {{count}} 個問題在等空檔。',
	'quota.waiting-mine': '**排隊：**有 {{count}} 個問題在等空檔，其中 {{mine}} 個是你的。',
	'quota.nobody-waits': '**排隊：**沒有人。',
	'quota.frozen': '服務商要我們先停一停，<t:{{at}}:R>繼續。',
	'quota.source-provider': '-# 服務商 <t:{{at}}:R>報的數字，加上之後問的。',
	'quota.source-own': '-# 我自己 <t:{{at}}:R>算的；服務商今天還沒報數字。',
	'quota.outside': '-# 今天有 {{count}} 次用的是同一把金鑰，但不是透過我。',
	'quota.saved': '**今天省下的次數：**{{ways}}。',
	'quota.saved-joined': '共用回答省了 {{count}} 次',
	'quota.saved-merged': '合併訊息省了 {{count}} 次',
	'quota.saved-spared': '省掉無用重試 {{count}} 次',
	'quota.credits':
		'**給管理員：**最近 {{of}} 天裡有 {{days}} 天在 <t:{{at}}:t> 前後就用完了額度；在 OpenRouter 一次儲值 10 美元，每天就能用 {{limit}} 次。',
	'quota.shared': '-# 在這裡提問的人共用一把免費金鑰。一個問題算一次，很少會更多。',
	'quota.picture-title': '今天已用 {{used}}/{{limit}} 次',
	'quota.picture-used': '已用',
	'quota.picture-used-through-me': '透過我用的',
	'quota.picture-pace': '步調',
	'quota.picture-limit': '上限',
	'quota.picture-shares': '都是誰用的',
	'quota.picture-hours': '當天的小時（UTC）',
	'quota.picture-me': '你',
	'quota.picture-somebody': '某人',
	'quota.picture-others': '其他 {{count}} 人',
	'quota.picture-outside': '不是透過我',
	'quota.shown-day': '今天到現在每小時的用量：已用 {{used}}/{{limit}} 次。',
	'quota.shown-pace': '照今天的步調，現在最多可以用到 {{count}} 次。',
	'quota.shown-no-pace': '不用替後面的時間保留額度。',
	'quota.shown-mine': '你用了 {{count}} 次。',
	'quota.shown-mine_zero': '你還沒用過。',
	'quota.shown-others': '其他 {{count}} 人用了 {{used}} 次。',
	'quota.shown-outside': '有 {{count}} 次不是透過我用的。',
	'quota.unreadable':
		'現在讀不到用了多少、還剩多少。請過幾分鐘再試；維護這個機器人的人可以在記錄檔裡找到原因。',

	'quota.day-spent': '今天大家的額度用完了。新額度 <t:{{at}}:R>進來。',
	'quota.day-unknown': '還不知道今天剩多少額度，我先不動用。請 <t:{{at}}:R>再試。',
	'quota.line-full': '排隊的人太多，我沒辦法再接新問題了。請 <t:{{at}}:R>再試。',
	'quota.not-today': '今天剩下的額度都有人排上了，今天輪不到你了。新額度 <t:{{at}}:R>進來。',
	'quota.own-day-spent':
		'這個伺服器的管理員設了每人每日上限，你今天的已經用完了。新額度 <t:{{at}}:R>進來。',
	'quota.own-line-full': '你已經有問題在排隊了。等它們答完再問吧，大約 <t:{{at}}:R>。',
	'quota.model-spent':
		'這個模型的免費額度用完了，<t:{{at}}:t> 恢復（<t:{{at}}:R>）。可以用 `/model` 換一個。',
	'quota.model-too-long':
		'這超過了這個模型一次能免費處理的長度。請寫短一點，或用 `/model` 換一個。',
	'quota.too-few-left':
		'今天剩下的不夠它們一起用，所以一個都沒問，也沒花額度。新額度 <t:{{at}}:R>進來；少選幾個模型，現在也許就行。',
	'quota.too-few-own':
		'你今天在這裡剩下的次數不夠，所以一個都沒問，也沒花額度。你的份額 <t:{{at}}:R>恢復；少選幾個模型，現在也許就行。',
	'quota.minute-too-small':
		'一分鐘裡怎麼也容不下這麼多次，所以一個都沒問，也沒花額度。請少選幾個模型。',
	'quota.ledger-unavailable':
		'現在沒辦法記帳，所以我不能去問模型。請過幾分鐘再試；維護這個機器人的人可以在記錄檔裡找到原因。',

	'chat.joined': '剛剛有人在這裡問過一樣的，一個回答兩邊都用。',
	'chat.joined-at': '剛剛有人在這裡問過一樣的，一個回答兩邊都用：{{link}}',
	'chat.merged': '已經併進你還在排隊的問題裡，會一起回答。',
	'chat.merged-at': '已經併進你還在排隊的問題裡，會一起回答：{{link}}',
	'chat.parts-dropped': '你後來補充的內容也一起取消了。如果還需要，請再傳一次。',
	'chat.cancelled': '已取消，沒有用掉額度。',
	'chat.left-meanwhile': '提問的人在排隊時離開了伺服器，所以我沒有去問。',
	'chat.too-many-waiting': '你已經有好幾個問題在排隊了。請等它們答完，或取消一個。',
	'chat.too-late':
		'大約 <t:{{at}}:R>才輪到你，到那時我已經沒辦法在這裡顯示回答了。請到時候再問，或是私訊我，私訊裡可以一直排著。',
	'chat.choice-lapsed': '你沒有及時選擇，這個問題我先放下了。沒有用掉額度，隨時可以再問。',
	'chat.list-missing':
		'我手上沒有最新的免費模型清單，不知道哪些不用錢，所以先不敢用。請過幾分鐘再試。',
	'chat.question-empty': '你傳的內容裡沒有問題。請寫點什麼，或附上圖片、文字檔或 PDF。',
	'chat.model-vanished':
		'{{chosen}} 已經不免費了，先由 {{instead}} 回答。你的選擇會留著，等它回來。',
	'chat.model-vanished-once': '{{chosen}} 已經不免費了，改由 {{instead}} 回答。',
	'chat.pinned-vanished':
		'這裡鎖定的 {{chosen}} 已經不免費了，又不准別的模型代答。請換一個模型，或用 `strict` 解鎖。',
	'chat.choice-unreadable': '讀不到這裡選的是哪個模型，先由 {{instead}} 回答。',
	'chat.question-too-long':
		'這個問題對 {{model}} 來說太長了：連同附件，最多大約 {{most}} 個字元。請寫短一點，或換一個上下文更長的模型。',
	'chat.history-shortened': '只用了這段對話最近的 {{count}} 則訊息。',
	'chat.history-shortened_zero': '加上你的問題就放不下之前的對話了，所以這次沒有參考。',
	'chat.history-unreadable': '讀不到這裡之前的對話。',
	'chat.not-kept': '這個回答沒能存進對話裡。',
	'chat.file-cut': '{{name}} 只放得下前 {{characters}} 個字元。',
	'chat.file-no-room': '問題加上 {{name}} 就放不下了，所以沒有帶上它。',
	'chat.file-too-large':
		'{{name}} 太大了：圖片和 PDF 最多 {{most}} MB，文字檔最多 {{mostOfText}} MB。',
	'chat.file-elsewhere': '{{name}} 不在 Discord 上，所以我沒有下載。請直接附上檔案。',
	'chat.file-broken': '我讀不了 {{name}}：可能損毀了，或是對我來說太複雜。重新存檔一次也許就好了。',
	'chat.file-not-now': '現在讀不了 {{name}}，請稍後再試。',
	'chat.picture-too-big': '{{name}} 的像素太多了，這種格式最多 {{most}} 百萬像素。請縮小一點再傳。',
	'chat.pdf-no-text': '{{name}} 裡沒有文字，只有頁面的圖片。請把那幾頁存成圖片傳過來。',
	'chat.pdf-locked': '{{name}} 有密碼，請傳一份沒加密的。',
	'chat.pdf-cut': '{{name}} 共有 {{pages}} 頁，我讀了前 {{read}} 頁。',
	'chat.looks-instead': '{{model}} 不能看圖，這個問題由 {{other}} 或類似的模型來看。',
	'chat.pinned-blind':
		'{{model}} 不能看圖，這裡又不准別的模型代答，所以圖片沒有帶上。可以用 `/model` 換一個能看圖的，或不用 `strict`。',
	'chat.nobody-sees':
		'{{model}} 不能看圖，現在又沒有能看圖的免費模型，所以圖片沒有帶上。請稍後再試，或用文字描述一下。',
	'chat.pictures-no-room':
		'圖片和問題加在一起，{{model}} 放不下。請少傳幾張，或換一個上下文更長的模型。',
	'chat.file-unreadable': '我讀不了 {{name}}：我能看圖片（PNG、JPEG、WebP、GIF）、文字檔和 PDF。',
	'chat.file-failed': '{{name}} 沒能下載下來，請重新附上。',
	'chat.files-too-many': '我只看了前 {{most}} 個檔案。',
	'chat.interrupted': '和 {{name}} 的連線到這裡斷了，請再問一次。',
	'chat.interrupted-timed-out': '{{name}} 答得太久，超過了時限，只好停在這裡。',
	'chat.interrupted-stalled': '{{name}} 到這裡就沒聲音了，請再問一次。',
	'chat.failed-minute': '服務商剛才誰也不放行，請 <t:{{at}}:R>再試。',
	'chat.failed-day': '服務商說今天的額度都用完了。新額度 <t:{{at}}:R>進來。',
	'chat.failed-spent': '{{name}} 今天的免費額度用完了，<t:{{at}}:R>恢復；在那之前請換一個模型。',
	'chat.failed-busy': '{{name}} 現在太忙了。請過一分鐘再試，或換一個模型。',
	'chat.failed-busy-until': '{{name}} 現在太忙了。請 <t:{{at}}:R>再試，或換一個模型。',
	'chat.failed-nobody': '我問的幾個免費模型現在都沒辦法回答，請過一分鐘再試。',
	'chat.failed-nobody-until': '我問的幾個免費模型現在都沒辦法回答，請 <t:{{at}}:R>再試。',
	'chat.failed-gone': '{{name}} 已經不免費了，請換一個模型。',
	'chat.failed-unable': '{{name}} 沒有這個問題需要的能力，請換一個模型。',
	'chat.failed-key':
		'服務商不認這個機器人的金鑰了，要等維護它的人換新的；在那之前，這家的模型都沒辦法回答。',
	'chat.failed-payment': '服務商的帳戶欠費了，連免費模型也不能用，要等維護這個機器人的人去處理。',
	'chat.failed-refused': '{{name}} 的服務商不肯回答這個問題。換個說法或換個模型也許可以。',
	'chat.failed-too-long': '這對 {{name}} 來說太長了。請把問題寫短一點，或換一個上下文更長的模型。',
	'chat.failed-wrong-request': '{{name}} 看不懂我送過去的內容。換個模型也許可以；細節在記錄檔裡。',
	'chat.failed-broken': '{{name}} 的回答不正常。請再試一次，或換一個模型。',
	'chat.failed-timed-out': '{{name}} 答得太久了。請再試一次，或換一個模型。',
	'chat.failed-stalled': '{{name}} 遲遲沒有回答。請再試一次，或換一個模型。',
	'chat.failed-empty': '{{name}} 給了一個空回答。請再試一次，或換一個模型。',

	'compare.description':
		'同一個問題問兩三個模型，並排看回答',
	'compare.prompt':
		'要問什麼；不填就打開一個能寫長文的表單',
	'compare.model':
		'其中一個模型；不填就由我來選',
	'compare.model-third':
		'想要的話，再加第三個模型',
	'compare.blind':
		'盲測：有人投票之前，不顯示誰答了什麼',
	'compare.cost':
		'會問 {{count}} 個模型：今天還剩 {{remaining}} 次，要用 {{requests}} 次。現在還沒花。',
	'compare.cost-unlimited':
		'會問 {{count}} 個模型，各一次。現在還沒花。',
	'compare.who':
		'-# {{names}}',
	'compare.how-blind':
		'-# 盲測：順序隨機，有人投了第一票才顯示名字。',
	'compare.cancelled':
		'已取消，沒花額度。',
	'compare.twice':
		'{{name}} 選了兩次，請選不同的模型。',
	'compare.too-few-models':
		'我現在認識的模型不到兩個，過一分鐘再試試吧。',
	'compare.vanished':
		'{{model}} 已經下線了，請換別的來比較。',
	'compare.too-little-left':
		'這樣要用 {{requests}} 次，今天只剩 {{remaining}} 次。要嘛全問，要嘛不問，所以沒花額度；少選幾個模型也許就行。',
	'compare.too-little-left_zero':
		'這樣要用 {{requests}} 次，今天一次也不剩了。沒花額度。',
	'compare.under-way':
		'已經在問了。',
	'compare.offer-lapsed':
		'這次已經過期，沒花額度。請重新用一次指令。',
	'compare.turned-away':
		'服務商剛才誰都沒放行。',
	'compare.state-waiting':
		'等待中',
	'compare.state-thinking':
		'思考中……',
	'compare.state-writing':
		'正在寫……',
	'compare.state-done':
		'完成',
	'compare.state-failed':
		'沒答成',
	'compare.state-stopped':
		'已停止',
	'compare.fastest':
		'最快',
	'compare.side-by-side':
		'哪個回答最好？',
	'compare.file-description':
		'所有回答的全文，文字檔',
	'compare.votes':
		'**投票：**{{list}}',
	'compare.votes-for':
		'{{name}} {{count}} 票',
	'compare.votes-tie':
		'不分上下 {{count}} 票',
	'compare.vote-new':
		'你投給了 {{name}}，還可以改。',
	'compare.vote-changed':
		'你的票改投給 {{name}} 了。',
	'compare.vote-same':
		'你已經投給 {{name}} 了。',
	'compare.tie-new':
		'你投了「不分上下」，還可以改。',
	'compare.tie-changed':
		'你的票改成「不分上下」了。',
	'compare.tie-same':
		'你已經投過「不分上下」了。',
	'compare.take':
		'用 {{name}} 的回答接著聊',
	'compare.take-which':
		'選一個回答接著聊……',
	'compare.taken':
		'**對話接著這個回答：**{{name}}',
	'compare.now-taken':
		'這個問題和 {{name}} 的回答已經進了這裡的對話，其他回答沒有。想換模型就用 {{model}}。',
	'compare.taken-before':
		'這裡的對話已經接著 {{name}} 的回答了。',
	'compare.gone':
		'這次比較我這裡沒有了：內容最多保存兩天，訊息刪了也跟著刪。',

	'leaderboard.description':
		'這裡哪些模型更受歡迎，又有多快、多可靠',
	'leaderboard.no-server':
		'排行榜來自伺服器裡大家的投票，私訊裡沒有。',
	'leaderboard.none':
		'這裡還沒人投過票。用 {{compare}} 比較幾個模型，選出最好的回答吧。',
	'leaderboard.few':
		'**這裡哪個模型更受歡迎：**才投了 {{count}} 票，還說明不了什麼。',
	'leaderboard.votes':
		'**這裡哪個模型更受歡迎：**一共投了 {{count}} 票',
	'leaderboard.row':
		'{{rank}}. **{{name}}**：{{points}} 分（多半在 {{low}} 到 {{high}} 之間），{{count}} 票',
	'leaderboard.more':
		'還有 {{count}} 個。',
	'leaderboard.how':
		'平均是 1000 分，高 400 分就是十次贏九次。真實水準有 95% 的可能在這兩個數之間，區間重疊就說不準誰更好。用 {{compare}} 投票。',
	'leaderboard.speed':
		'每秒 {{tokens}} token',
	'leaderboard.first-word':
		'首字 {{seconds}} 秒',
	'leaderboard.success':
		'答成率 {{percent}}%',
	'leaderboard.not-measured':
		'最近沒人問過',
	'leaderboard.shown-row':
		'{{name}}：{{points}} 分，在 {{low}} 到 {{high}} 之間。',
	'leaderboard.picture-title':
		'這裡哪個模型更受歡迎：{{count}} 票',
	'leaderboard.picture-few':
		'這裡哪個模型更受歡迎：才 {{count}} 票',
	'leaderboard.picture-note':
		'藍條：評分 · 橫線：95% 區間 · 末位：答成率',
	'leaderboard.picture-success':
		'{{percent}}%',
	'settings.description': '這個伺服器的設定，給管理它的人用',
	'settings.may-not': '改這個伺服器的設定需要「管理伺服器」權限。',
	'settings.no-server-here': '這裡不是伺服器，請到你的伺服器裡用這個指令。',
	'settings.quota-description': '這個伺服器的人怎麼分每天的額度',
	'settings.quota-option-cap': '每人每天在這裡能用幾次；0 表示不限',
	'settings.quota-option-role': '這個身分組的成員多算或少算；請一起填權重',
	'settings.quota-option-weight': '排隊時他們算幾份；1 表示和大家一樣',
	'settings.quota-cap': '**每日上限：**在這個伺服器每人每天（以 UTC 計算）{{count}} 次。',
	'settings.quota-no-cap': '**每日上限：**沒有。',
	'settings.quota-weights': '**算 {{weight}} 份：**{{roles}}',
	'settings.quota-no-weights': '**身分組：**大家都一樣。',
	'settings.quota-changed': '-# 最後由 <@{{person}}> 在 <t:{{at}}:R>修改。',
	'settings.quota-how-to':
		'-# 要修改，請用 {{settings}}，填 `daily-cap`，或一起填 `role` 和 `weight`。',
	'settings.quota-cap-set':
		'從現在起，每人每天在這個伺服器能用 {{count}} 次；一天從 UTC 零點開始。',
	'settings.quota-cap-taken': '這個伺服器不再限制每人每天的次數了。',
	'settings.quota-weight-set':
		'有 {{role}} 的人現在算 {{weight}} 份：排隊時分到的大約是別人的 {{weight}} 倍。有多個身分組時，以最高的計算。',
	'settings.quota-weight-taken': '有 {{role}} 的人又和大家一樣了。',
	'settings.quota-weight-missing': '這個身分組要算幾份？請把 `weight` 和 `role` 一起填。',
	'settings.quota-role-missing': '這個權重是給誰的？請把 `role` 和 `weight` 一起填。',
	'settings.quota-role-everyone': '這個身分組人人都有，設了權重也沒差。請換一個。',
	'settings.quota-roles-too-many':
		'最多只能給 {{most}} 個身分組設權重。請先拿掉一個：選它，權重填 1。',

	'button.cancel': '取消',
	'button.here': '輪到我時在這裡回答',
	'button.forget': '算了',
	'button.tomorrow': 'UTC 零點後再問',
	'button.stop': '停止',
	'button.anew': '重新產生',
	'button.retry': '再試一次',
	'button.delete': '刪除',
	'button.undo-reset': '復原',
	'button.forget-me': '全部刪除',
	'button.keep-me': '先留著',
	'button.ask-all':
		'{{count}} 個都問',
	'button.ask-both':
		'兩個都問',
	'button.vote-for':
		'{{name}} 最好',
	'button.vote-tie':
		'不分上下',
	'button.show-names':
		'顯示名字',
	'button.answer-lost': '這個回答對應的問題我已經不記得了，沒辦法再問一次。請重新傳給我吧。',
	'button.answer-over': '這個回答已經結束了。',
	'button.answer-busy': '已經在重新回答了，一次只產生一個。',
	'button.not-your-answer': '這些按鈕只給提問的人、開這個討論串的人和管理員用。',
	'button.not-yours': '這個要由提問的人來決定。',
	'button.over': '這裡沒什麼要決定的了，這個問題已經不在排隊。',

	'postpone.without-pictures': '圖片我留不到那時候：改天再問的話，就不帶圖片了。',
	'postpone.done': '這個問題我留到新的一天（<t:{{at}}:R>，UTC 零點），到時在這裡回答。',
	'postpone.now': '新的一天已經開始了，我現在就去問，回答會發在這裡。',
	'postpone.another':
		'你已經有一個問題留到隔天了，每人只能留一個。請先用它的「算了」按鈕取消那一個。',
	'postpone.dropped': '好，不問了，沒有用掉額度。',
	'postpone.lost': '這個問題本來留到新的一天，但我中途重新啟動了，而這裡什麼都不保存。請再問一次。',

	'privacy.description': '看看保存了你的什麼，匯出或者刪除',
	'privacy.notice-description': '保存什麼、保存多久、誰會看到',
	'privacy.export-description': '把保存的你的資料都匯出成一個檔案，只給你看',
	'privacy.forget-description': '刪除保存的你的所有資料',
	'privacy.opt-out-description': '退出記錄：以後不再保存你的任何內容',
	'privacy.opt-in-description': '恢復記錄：重新保存你的對話',
	'privacy.first-aside':
		'我是 AI，會說錯。你問的內容會傳給 {{providers}}，免費模型的服務商可能會記錄，也可能拿去訓練。我們的對話我保存 {{count}} 天。詳細說明、匯出和刪除都在 {{notice}}。這段話只說一次。',
	'privacy.first-aside_zero':
		'我是 AI，會說錯。你問的內容會傳給 {{providers}}，免費模型的服務商可能會記錄，也可能拿去訓練。我們的對話只留在記憶體裡。詳細說明和刪除都在 {{notice}}。這段話只說一次。',
	'privacy.first-line':
		'我是 AI，會說錯；你寫的內容可能被免費服務商記錄，或者拿去訓練。只說這一次：{{notice}}',
	'privacy.notice-sent':
		'**傳到哪裡：**我是 AI，會說錯。你問的內容，連同這段對話前面的內容，會傳給 {{providers}}。免費模型的服務商可能會記錄，也可能拿去訓練，所以別傳秘密。',
	'privacy.notice-kept':
		'**保存什麼：**在這裡回答過的問題、我的回答和提問的人，保存 {{count}} 天。附上的文字算在問題裡，圖片從不保存。',
	'privacy.notice-kept_zero':
		'**保存什麼：**在這裡回答過的問題、我的回答和提問的人，只留在記憶體裡，最多一天。附上的文字算在問題裡，圖片從不保存。',
	'privacy.notice-also':
		'**還有：**你的選擇和投票，保存到你刪除為止；你提過問這件事，還有按鈕可能要用到的問題，保存兩天。',
	'privacy.notice-not':
		'**不保存：**用 `private` 問的問題、不是傳給我的訊息、成員名單。你在 Discord 裡刪掉的，我這裡也會刪掉。',
	'privacy.notice-operator': '**誰在維護：**{{name}}，用的是自己的機器。',
	'privacy.notice-operator-unknown':
		'**誰在維護：**有人用自己的機器在跑；該找誰，可以問伺服器的管理員。',
	'privacy.notice-yours':
		'**由你決定：**{{export}} 匯出全部，{{forget}} 全部刪除，{{optOut}} 之後我就不再保存你的任何內容。',
	'privacy.notice-opted-out':
		'你 <t:{{at}}:R>退出了記錄，所以我沒有保存你的任何內容。想恢復就用 {{optIn}}。',
	'privacy.export-done':
		'我保存的你的資料都在這裡：你的問題和我的回答、你的選擇，還有今天問了多少次。',
	'privacy.export-file': '保存的你的所有資料，JSON 格式',
	'privacy.export-no-files': '我在這裡不能傳附件。請在和我的私訊裡用這個指令。',
	'privacy.export-too-soon': '你剛剛匯出過。下一次要等到 <t:{{at}}:R>。',
	'privacy.export-too-large':
		'你的資料太大，Discord 不讓我作為附件傳出來。維護這個機器人的人可以直接給你；{{forget}} 可以全部刪除。',
	'privacy.forget-goes':
		'**會徹底刪除，不管在哪個伺服器：**你問過的問題和我的回答、還在等的問題、你的選擇和投票，還有你寫的人設。',
	'privacy.forget-stays':
		'**會留下：**不含文字的次數（用化名記，兩天後清掉），你給大家定的規則（不再寫是你定的），還有你退出記錄這件事（如果退出過）。Discord 和服務商那邊的，我刪不了。',
	'privacy.forget-not': '什麼都沒有刪。',
	'privacy.forgotten': '你的資料都刪掉了：對話、選擇、排隊的問題和檔案裡都沒有了。',
	'privacy.forgotten-later': '你的資料都刪掉了。檔案這會兒沒能清理乾淨，最後的痕跡一天之內會清掉。',
	'privacy.forgotten-still-out': '你退出記錄這件事我還記得，所以以後也不會保存你的內容。',
	'privacy.opted-out':
		'從現在起我不再保存你的任何內容：問題照樣回答，只是不寫下來；別人提問時，我也看不到你的訊息。之前留著準備再問的問題也丟掉了。',
	'privacy.opted-out-already': '你已經退出記錄了，我沒有在保存你的內容。',
	'privacy.opted-out-before':
		'你以前問過的還在，只是別人提問時不會用到；按下面的按鈕可以刪掉。想恢復記錄就用 {{optIn}}。',
	'privacy.opted-in': '從現在起，我們的對話又會保存了。保存什麼、保存多久，看 {{notice}}。',
	'privacy.opted-in-already': '你沒有退出過記錄，所以什麼都沒變。',
	'help.description': '看看這個機器人在這裡能做什麼',
	'help.what': '我是 AI 機器人，把你的問題轉給免費的 AI 模型。回答可能有錯，重要的事請自己查證。',
	'help.channel': '**直接寫：**@ 我再寫問題、回覆我的訊息，或在有我的討論串裡接著聊。',
	'help.dm': '**直接寫：**這裡的每則訊息都是給我的，不用 @。',
	'help.mention-needed':
		'**直接寫：**每則訊息都要 @ 我，討論串裡也一樣。其他訊息 Discord 不給我看，因為這個機器人沒開讀取訊息內容的權限。',
	'help.quiet': '**直接寫：**每則訊息都要 @ 我，這裡有人請我安靜一點。',
	'help.commands-only': '**用指令吧：**我不是這裡的成員，其他的都看不到。',
	'help.cannot-write': '**用指令吧：**我在這裡不能傳訊息，@ 我也沒辦法回答。',
	'help.timed-out': '**用指令吧：**我被禁言了，@ 我也沒辦法回答。',
	'help.paused': '**已暫停：**這個伺服器的管理員 <t:{{at}}:R>把我關掉了。',
	'help.not-here': '**這裡不行：**管理員只讓我在其他頻道回答。',
	'help.not-you': '**你暫時不能用：**管理員只讓我回答一部分人，可以問問他們。',
	'help.choices-unreadable': '這裡選過什麼，現在讀不出來。請過幾分鐘再試。',
	'help.lacks': '**我在這裡缺這些權限，**管理頻道的人可以給我：',
	'help.lacks-view-channel': '- 檢視頻道：就算 @ 我，我也聽不到。',
	'help.lacks-send-messages': '- 傳送訊息：我只能回答指令。',
	'help.lacks-send-messages-in-threads': '- 在討論串中傳送訊息：我只能回答指令。',
	'help.lacks-attach-files': '- 附加檔案：不能傳圖片，太長的回答會被截短。',
	'help.lacks-read-message-history': '- 讀取訊息歷史：我的回答沒辦法指向你的訊息。',
	'help.lacks-create-public-threads': '- 建立公開討論串：我開不了討論串。',
	'help.left': '**今天還剩：**大家一共 {{left}}/{{limit}} 次，新額度 <t:{{at}}:R>進來。',
	'help.spent': '**今天還剩：**{{limit}} 次都用完了，新額度 <t:{{at}}:R>進來。',
	'help.left-of-model': '**{{name}} 今天還剩：**{{left}}/{{limit}} 次。',
	'help.provider-rejects':
		'**有點故障：**{{provider}} 現在不接我的問題，要等維護這個機器人的人處理。',
	'help.provider-silent': '**有點故障：**{{provider}} 沒告訴我哪些模型免費，所以它的模型我都不問。',
	'help.commands': '{{commands}}：{{what}}',
	'help.commands-some': '{{commands}} 等：{{what}}',
	'help.complain':
		'**回答有錯、傷人或違規？**告訴這個伺服器裡管理訊息的人，他們按回答下面的「刪除」就能馬上刪掉。你也可以向 Discord 檢舉那則訊息。',
	'help.complain-dm':
		'**回答有錯、傷人或違規？**按它下面的「刪除」就能刪掉，嚴重的話請向 Discord 檢舉那則訊息。',
	'help.age':
		'-# Discord 的年齡規定在這裡一樣有效：要滿 13 歲，你所在的國家要求更高的，照更高的來。',
	'help.privacy':
		'-# 免費服務商可能會保存你寫的內容，或拿去訓練。我只在一段時間內記得這裡的對話；{{reset}} 可以刪掉。',

	'presence.starting': '正在啟動，馬上就好',
	'presence.restarting': '正在重新啟動，等等就回來',
	'presence.cannot-save': '有故障：硬碟寫不進去，沒辦法回答',
	'presence.no-models': '有故障：現在沒有免費模型可問',
	'presence.rejected': '有故障：{{provider}} 不接我的問題',
	'presence.degraded': '有點故障：{{provider}} 不接問題，其他模型還能答',
	'presence.ready': '有問題儘管問',
	'presence.day-unknown': '正在問今天還剩多少次',
	'presence.spent': '今天的次數用完了，UTC 零點恢復',
	'presence.spent-but-others': '共用的次數用完了，UTC 零點恢復，有些模型還能答',
	'presence.paused': '服務商要我停一停，UTC {{time}} 繼續',
	'presence.left': '今天還剩 {{left}}/{{limit}} 次',

	'render.waiting': '你排在第 {{position}} 位，大約 <t:{{at}}:R>輪到你。',
	'render.waiting-between':
		'你排在第 {{position}} 位，最早 <t:{{from}}:R>、最晚 <t:{{to}}:R>輪到你。',
	'render.waiting-late':
		'可分的額度比預期的少，要比我說的再久一點。你排在第 {{position}} 位，大約 <t:{{at}}:R>輪到你。',
	'render.waiting-frozen':
		'服務商要我們先停一停。你排在第 {{position}} 位，大約 <t:{{at}}:R>繼續。',
	'render.waiting-choose':
		'大約 <t:{{at}}:R>輪到你，可是 Discord 只讓指令的回答顯示 15 分鐘。到時候我直接發在這個頻道好嗎？如果到那時你還沒選，我就不問了。',
	'render.moving': '輪到你時我會在頻道裡回答，大約 <t:{{at}}:R>。',
	'render.waiting-for-own': '先答你之前的那個問題，接著就是這個。',
	'render.started': '{{name}} 正在思考你的問題。',
	'render.length': '模型到這裡停了，達到了單次回答的長度上限。',
	'render.filtered': '服務商的內容過濾在這裡中斷了回答。',
	'render.stopped': '到這裡停了。',
	'render.question-deleted': '問題被刪掉了，所以回答停在這裡。',
	'render.answer-deleted': '回答有一部分被刪掉了，所以停在這裡。',
	'render.cut': '回答太長，到這裡為止。',
	'render.interrupted': '回答到這裡斷了，請再問一次。',
	'render.out-of-time':
		'Discord 只讓指令的回答顯示 15 分鐘，所以到這裡為止。請再問一次，或在頻道裡 @ 我。',
	'render.blocked': '這個伺服器的過濾規則擋下了我的回答。',
	'render.rest-in-file': '回答太長，這裡放不下，全文在附件裡。',
	'render.shortened': '回答太長，這裡放不下，而我在這個頻道又不能傳附件。',
	'render.file-description': '完整回答的文字檔',
	'render.instead': '{{name}}（{{why}}）',
	'render.instead-busy': '所選模型太忙',
	'render.instead-gone': '所選模型已下線',
	'render.instead-blind': '所選模型不能看圖',
	'render.instead-too-long': '所選模型放不下',
	'render.instead-spent': '所選模型額度用完',
	'render.instead-closed': '所選服務商暫停服務',
	'render.instead-failed': '所選模型出錯',
	'render.seconds': '{{seconds, tenths}} 秒',
	'render.tokens': '{{count}} token',
	'render.left': '今天還剩 {{remaining}}/{{limit}}',
});
