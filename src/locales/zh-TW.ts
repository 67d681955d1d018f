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
		'想問什麼都可以：@ 我再寫上問題，或用 {{ask}}。這裡由 **{{name}}** 回答；換模型用 {{model}}，看今天還剩多少用 {{quota}}。',

	'reset.description': '忘掉在這裡說過的話：私訊裡全部忘掉，頻道裡只忘掉你的部分',
	'reset.nothing': '這裡沒有什麼要忘的。',
	'reset.own': '你在這裡的 {{count}} 個問題和我的回答，我都忘掉了。',
	'reset.everything': '這段對話我忘掉了，總共 {{count}} 組問答。',

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
	'button.stop':
		'停止',
	'button.anew':
		'重新產生',
	'button.retry':
		'再試一次',
	'button.delete':
		'刪除',
	'button.answer-lost':
		'這個回答對應的問題我已經不記得了，沒辦法再問一次。請重新傳給我吧。',
	'button.answer-over':
		'這個回答已經結束了。',
	'button.answer-busy':
		'已經在重新回答了，一次只產生一個。',
	'button.not-your-answer':
		'這些按鈕只給提問的人、開這個討論串的人和管理員用。',
	'button.not-yours': '這個要由提問的人來決定。',
	'button.over': '這裡沒什麼要決定的了，這個問題已經不在排隊。',

	'postpone.without-pictures': '圖片我留不到那時候：改天再問的話，就不帶圖片了。',
	'postpone.done': '這個問題我留到新的一天（<t:{{at}}:R>，UTC 零點），到時在這裡回答。',
	'postpone.now': '新的一天已經開始了，我現在就去問，回答會發在這裡。',
	'postpone.another':
		'你已經有一個問題留到隔天了，每人只能留一個。請先用它的「算了」按鈕取消那一個。',
	'postpone.dropped': '好，不問了，沒有用掉額度。',
	'postpone.lost': '這個問題本來留到新的一天，但我中途重新啟動了，而這裡什麼都不保存。請再問一次。',

	'help.description': '看看這個機器人在這裡能做什麼',
	'help.what': '我把你的問題轉給免費的 AI 模型。回答可能有錯，每天的額度是大家共用的。',
	'help.ask':
		'**提問：**用 {{ask}} 寫上問題，可以附圖片、文字檔或 PDF；什麼都不填會打開表單，方便寫長的。`private` 讓回答只有你看得到。',
	'help.channel': '**也可以直接寫：**@ 我再寫問題、回覆我的訊息，或在有我的討論串裡接著聊。',
	'help.dm': '**也可以直接寫：**這裡的每則訊息都是給我的，不用 @。',
	'help.model':
		'**模型：**{{model}} 可以看現在是誰在回答、有哪些模型、各自會什麼，也可以換：幫自己換，有權限的話也能替大家換。',
	'help.reset': '**重新開始：**{{reset}} 讓我忘掉在這裡說過的話。',
	'help.quota': '**額度：**{{quota}} 看今天還剩多少、什麼時候恢復。',
	'help.settings': '**管理這個伺服器：**{{settings}} 設每日上限，也能讓某些身分組多算或少算。',
	'help.privacy':
		'-# 免費服務商可能會保存你寫的內容，或拿去訓練。我只在一段時間內記得這裡的對話；{{reset}} 可以刪掉。',

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
