# 画面の ことば（やさしい日本語）。ふりがなは 青空文庫の 書き方：｜漢字《かんじ》。

date = { $year }｜年《ねん》 { $month }｜月《がつ》 { $day ->
    [1] ｜1日《ついたち》
    [2] ｜2日《ふつか》
    [3] ｜3日《みっか》
    [4] ｜4日《よっか》
    [5] ｜5日《いつか》
    [6] ｜6日《むいか》
    [7] ｜7日《なのか》
    [8] ｜8日《ようか》
    [9] ｜9日《ここのか》
    [10] ｜10日《とおか》
    [14] ｜14日《じゅうよっか》
    [20] ｜20日《はつか》
    [24] ｜24日《にじゅうよっか》
   *[other] { $day }｜日《にち》
}

stage-expecting = ｜妊娠《にんしん》 { $weeks }｜週《しゅう》 { $days ->
    [1] ｜1日《いちにち》
    [2] ｜2日《ふつか》
    [3] ｜3日《みっか》
    [4] ｜4日《よっか》
    [5] ｜5日《いつか》
    [6] ｜6日《むいか》
    [7] ｜7日《なのか》
    [8] ｜8日《ようか》
    [9] ｜9日《ここのか》
    [10] ｜10日《とおか》
    [14] ｜14日《じゅうよっか》
    [20] ｜20日《はつか》
    [24] ｜24日《にじゅうよっか》
   *[other] { $days }｜日《にち》
}
stage-month = { $month }か｜月《げつ》
stage-overdue = ここに います
stage-birth-day = ｜生《う》まれた ｜日《ひ》
stage-days = ｜生《う》まれて { $days ->
    [1] ｜1日《いちにち》
    [2] ｜2日《ふつか》
    [3] ｜3日《みっか》
    [4] ｜4日《よっか》
    [5] ｜5日《いつか》
    [6] ｜6日《むいか》
    [7] ｜7日《なのか》
    [8] ｜8日《ようか》
    [9] ｜9日《ここのか》
    [10] ｜10日《とおか》
    [14] ｜14日《じゅうよっか》
    [20] ｜20日《はつか》
    [24] ｜24日《にじゅうよっか》
   *[other] { $days }｜日《にち》
}
stage-months = ｜生《う》まれて { $months }か｜月《げつ》 { $days ->
    [1] ｜1日《いちにち》
    [2] ｜2日《ふつか》
    [3] ｜3日《みっか》
    [4] ｜4日《よっか》
    [5] ｜5日《いつか》
    [6] ｜6日《むいか》
    [7] ｜7日《なのか》
    [8] ｜8日《ようか》
    [9] ｜9日《ここのか》
    [10] ｜10日《とおか》
    [14] ｜14日《じゅうよっか》
    [20] ｜20日《はつか》
    [24] ｜24日《にじゅうよっか》
   *[other] { $days }｜日《にち》
}
stage-years = { $years }｜歳《さい》 { $months }か｜月《げつ》
stage-corrected = ｜予定日《よていび》から ｜数《かぞ》えて { $age }
stage-grown = 18｜歳《さい》より ｜上《うえ》
grade-before = ｜学校《がっこう》に ｜入《はい》るまで あと { $years }｜年《ねん》
grade-primary = ｜小学校《しょうがっこう》 { $year }｜年生《ねんせい》
grade-lower-secondary = ｜中学校《ちゅうがっこう》 { $year }｜年生《ねんせい》
grade-upper-secondary = ｜高校《こうこう》 { $year }｜年生《ねんせい》

letter-draft = ｜下書《したが》きです。 ｜医者《いしゃ》や ｜助産師《じょさんし》は まだ ｜見《み》て いません。
letter-reviewed = ｜医者《いしゃ》や ｜助産師《じょさんし》が ｜見《み》た ｜文《ぶん》です。
letter-sources = どこに ｜書《か》いて あるか
letter-other-language = この ことばの ｜文《ぶん》は まだ ありません。 これは { $language }の ｜文《ぶん》です。
letter-not-written = この ｜日《ひ》の おたより（{ $slot }）は まだ ありません。
phone-letter-not-written = この ｜日《ひ》の おたよりは、 まだ ｜作《つく》って います。
letter-instead = ｜前《まえ》の おたよりです（{ $date }、{ $slot }）。
letter-none-today = この ｜日《ひ》に ｜来《く》る おたよりは ありません。
letter-of = いちばん ｜新《あたら》しい おたよりです（{ $date }、{ $slot }）。
letter-next = ｜次《つぎ》の おたよりは { $date }に ｜来《き》ます。
letter-no-more = もう おたよりは ｜来《き》ません。 ｜前《まえ》の おたよりは いつでも ｜読《よ》めます。
letter-not-begun = ｜初《はじ》めの おたよりは { $date }に ｜来《き》ます。
help = ｜困《こま》った とき
upcoming-not-written = （まだ ありません）
upcoming-until = { $name }（{ $date }まで）
upcoming-none = この ｜間《あいだ》に ｜来《く》る おたよりは ありません。
search-none = 「{ $words }」が ある おたよりは ありません。
search-count = { $count }｜通《つう》

about-purpose = ｜妊娠《にんしん》の ｜初《はじ》めから 18｜歳《さい》の ｜誕生日《たんじょうび》まで、｜親《おや》に ｜来《く》る おたよりです。
about-privacy = ｜全部《ぜんぶ》 この スマホの ｜中《なか》に あります。 ｜名前《なまえ》を ｜登録《とうろく》しません。 インターネットを ｜使《つか》いません。
about-edition = ことば：{ $version }｜番目《ばんめ》の ｜版《はん》（｜調《しら》べた ｜日《ひ》 { $date }）。 おたよりは { $slots }｜通《つう》です。
about-texts = { $language }：{ $texts }｜通《つう》（｜医者《いしゃ》や ｜助産師《じょさんし》が ｜見《み》た ｜文《ぶん》は { $reviewed }｜通《つう》）
about-licence = プログラム：MIT または Apache-2.0。 ことば：CC BY 4.0。

error-date = 「{ $text }」は ｜日《ひ》の ｜書《か》き｜方《かた》が ｜違《ちが》います。 2027-03-01 のように、｜年《ねん》-｜月《つき》-｜日《ひ》で ｜書《か》いて ください。
error-due-ahead = ｜予定日《よていび》 { $date }は 280｜日《にち》より ｜先《さき》です。 まだ ｜妊娠《にんしん》が ｜始《はじ》まって いません。 ｜年《ねん》を もう｜一度《いちど》 ｜見《み》て ください。
error-due-past = ｜予定日《よていび》 { $date }は 20｜週《しゅう》より ｜前《まえ》です。 ｜子《こ》どもが ｜生《う》まれた ときは、--born で ｜生《う》まれた ｜日《ひ》を ｜書《か》いて ください。
error-period-ahead = { $date }は まだ ｜来《き》て いません。 ｜最後《さいご》の ｜生理《せいり》が ｜始《はじ》まった ｜日《ひ》を ｜書《か》いて ください。
error-period-past = ｜生理《せいり》が ｜始《はじ》まった ｜日《ひ》 { $date }は ｜古《ふる》すぎます。 ｜年《ねん》を もう｜一度《いちど》 ｜見《み》て ください。
error-weeks = 「{ $text }」は ｜妊娠《にんしん》の ｜長《なが》さの ｜書《か》き｜方《かた》が ｜違《ちが》います。 12w3d のように ｜書《か》いて ください（0から 42｜週《しゅう》、0から 6｜日《にち》）。
error-birth-ahead = { $date }は まだ ｜来《き》て いません。 ｜妊娠《にんしん》の ときは、--due で ｜予定日《よていび》を ｜書《か》いて ください。
error-birth-past = { $date }は 100｜年《ねん》より ｜前《まえ》です。 ｜年《ねん》を もう｜一度《いちど》 ｜見《み》て ください。
error-slot = 「{ $text }」は おたよりの ｜名前《なまえ》では ありません。 g064、d0012、y1w02、card/overdue のように ｜書《か》きます。
error-no-slot = { $slot }という おたよりは ありません。
error-no-words = ｜探《さが》す ことばを 1｜文字《もじ》 ｜以上《いじょう》 ｜書《か》いて ください。

family-recorded = ｜書《か》きました。
family-stopped = お｜知《し》らせを ｜全部《ぜんぶ》 ｜止《と》めました。 もう ｜来《き》ません。 ｜読《よ》みたい ときの カード： { $shelf }/01 から
family-empty = まだ ｜誰《だれ》も いません。 family add で ｜始《はじ》めます。
family-waiting = { $name } は ほかの ファイルから ｜来《き》ました。 ｜今《いま》の ことを ｜教《おし》えて ください。 family still-so { $name }、 family end { $name }、 family same { $name } と もう ｜一《ひと》つの ｜名前《なまえ》
stage-ahead = この ｜日《ひ》より ｜後《あと》に ｜始《はじ》まります
stage-undated = ｜予定日《よていび》は まだ わかりません
stage-paused = ｜休《やす》んで います
stage-ended = もう ｜何《なに》も ｜来《き》ません
stage-unconfirmed = ｜今《いま》の ことを ｜待《ま》って います
letter-again = { $date }に ｜読《よ》んだ おたよりです。
letter-from-region = 「{ $region }」の ｜文《ぶん》です。 この アプリの ｜文《ぶん》では ありません。
essentials = ｜読《よ》んで いない ｜大切《たいせつ》な おたより
cards-open = ｜読《よ》める カード
error-who = ｜誰《だれ》の おたよりか ｜書《か》いて ください。 --due、 --lmp、 --weeks、 --born の どれか、 または --family ファイル。
error-family-file = { $file } を ｜読《よ》む ことが できません： { $reason }
error-family-needed = ｜家族《かぞく》の ファイルを --family で ｜書《か》いて ください。
error-name = 「{ $text }」という ｜名前《なまえ》は ありません。 または ｜二《ふた》つ ｜以上《いじょう》 あります。
error-which = どちらの ことか ｜名前《なまえ》を ｜書《か》いて ください。 ｜名前《なまえ》は family show に あります。
reason-known = もう ｜書《か》いて あります。
reason-unknown = ｜誰《だれ》の ことか わかりません。
reason-how-many = ｜一《ひと》つの ｜妊娠《にんしん》は ｜1人《ひとり》から ｜8人《はちにん》までです。
reason-birth-outside = ｜生《う》まれた ｜日《ひ》と ｜予定日《よていび》が ｜合《あ》いません。 どちらも ｜見《み》て ください。
reason-born-already = ｜生《う》まれた ｜日《ひ》は もう ｜書《か》いて あります。 ｜直《なお》す ときは family correct です。
reason-not-born = ｜生《う》まれた ｜日《ひ》は まだ ｜書《か》いて ありません。
reason-ended = ｜終《お》わったと ｜書《か》いて あります。 ｜間違《まちが》いの ときは family mistake です。
reason-joined = ｜家族《かぞく》に なった ｜日《ひ》が ｜生《う》まれた ｜日《ひ》より ｜前《まえ》です。 または まだ ｜来《き》て いない ｜日《ひ》です。
reason-nothing-to-confirm = ｜今《いま》の ことを ｜待《ま》って いる ｜人《ひと》は いません。
reason-region = ｜地域《ちいき》の ｜名前《なまえ》では ありません。 JP、 JP-13、 generic と ｜書《か》きます。
reason-out-of-range = ｜数《かぞ》える ことが できない ｜日《ひ》です。
reason-fewer = ｜子《こ》どもは もっと ｜多《おお》く ｜書《か》いて あります。 ｜終《お》わった ときは ｜名前《なまえ》と family end を ｜使《つか》って ください。
tell-due-past = ｜予定日《よていび》 { $date }は 20｜週《しゅう》より ｜前《まえ》です。 もう ｜生《う》まれて いる ときは、 ｜生《う》まれた ｜日《ひ》を ｜書《か》いて ください。
tell-birth-ahead = { $date }は まだ ｜来《き》て いません。 ｜妊娠《にんしん》の ときは、 ｜予定日《よていび》を ｜書《か》いて ください。
tell-born-already = ｜生《う》まれた ｜日《ひ》は もう ｜書《か》いて あります。 ｜直《なお》す ことが できます。
tell-ended = ｜終《お》わったと ｜書《か》いて あります。 ｜間違《まちが》いの ときは、 ｜先《さき》に それを ｜書《か》いて ください。
nobody-yet = まだ ｜誰《だれ》も いません。
error-language = 「{ $text }」と いう ｜言葉《ことば》は ありません。 ある ものは { $tags } です。
error-hour = おたよりは 7｜時《じ》から 21｜時《じ》までの ｜間《あいだ》に ｜届《とど》きます。
error-family-busy = ほかの おたよりが { $file } に ｜書《か》いて います。 もう ｜一度《いちど》 して ください。

# おたよりの ｜読《よ》み｜方《かた》。
prefer-language = おたよりは { $language }で ｜届《とど》きます。
prefer-beside = その ｜下《した》に ｜同《おな》じ ものが { $language }で ｜出《で》ます。
prefer-hour = { $hour }｜時《じ》に ｜届《とど》きます。
prefer-notice-neutral = ロックの ｜画面《がめん》には「おたよりが ｜来《き》ました」とだけ ｜出《で》ます。
prefer-notice-full = おたよりの ｜題《だい》は、 スマホの ロックを ｜開《あ》けた ｜後《あと》だけ ｜出《で》ます。
prefer-track-main = ｜産《う》む ｜人《ひと》、いちばん ｜世話《せわ》を する ｜人《ひと》への おたよりです。
prefer-track-partner = もう ｜一人《ひとり》の ｜親《おや》への おたよりです。
prefer-ruby = ｜漢字《かんじ》に ふりがなが あります。
prefer-no-ruby = ｜漢字《かんじ》に ふりがなが ありません。

# ｜通知《つうち》。 ロックの ｜画面《がめん》に ｜家族《かぞく》の ことは ｜出《で》ません。
notice-neutral = おたよりが ｜来《き》ました
notice-last = おたよりが ｜来《き》ました。 ときどき アプリを ｜開《ひら》くと、｜次《つぎ》も ｜来《き》ます。
notice-quiet = おたよりは ここに あります。 ｜読《よ》みたい ときに ｜読《よ》んで ください。
notice-deadline = ｜見《み》て ほしい ｜日《ひ》が あります。
health-permission = ｜通知《つうち》が ｜来《こ》ない ｜設定《せってい》です。 おたよりは アプリで いつでも ｜読《よ》めます。 スマホの ｜設定《せってい》で ｜通知《つうち》が ｜来《く》るように できます。
health-restricted = スマホが この アプリの ｜動《うご》きを ｜止《と》めて います。 ｜通知《つうち》が ｜遅《おそ》く なる ことが あります。 ｜電池《でんち》の ｜設定《せってい》を ｜変《か》えると ｜良《よ》く なります。
health-clock = スマホの ｜時計《とけい》が ｜前《まえ》の ｜時間《じかん》に なりました。 これからは ｜今《いま》の ｜時間《じかん》で ｜通知《つうち》します。
health-late = ｜通知《つうち》が ｜何時間《なんじかん》か ｜遅《おく》れました。 スマホが ｜電池《でんち》を ｜使《つか》わないように して いたかも しれません。 おたよりは ｜全部《ぜんぶ》 ｜読《よ》めます。
health-backup = この ｜何か月《なんかげつ》かに ｜書《か》いた ものは この スマホの ｜中《なか》だけに あります。 バックアップが あると、スマホが なくなっても ｜残《のこ》ります。
plan-arm = { $when }：{ $text }
plan-cancel = ｜取《と》り｜消《け》し：{ $date }
plan-post = ｜今《いま》：{ $text }
plan-missed = ｜来《こ》なかった もの（アプリで ｜読《よ》めます）：{ $date }
plan-next = ｜次《つぎ》：{ $when }
plan-nothing = これから ｜来《く》る ものは ありません。
error-moment = 「{ $text }」は ｜日《ひ》と ｜時間《じかん》の ｜書《か》き｜方《かた》が ｜違《ちが》います。 2027-03-01T08:30+09:00 のように ｜書《か》いて ください。
error-zone = 「{ $zone }」は ありません。 Asia/Tokyo のように ｜書《か》いて ください。

# しまって ある もの、うまく いかない とき。
journal-written = ｜書《か》いた ものを ｜鍵《かぎ》の ある ところに ｜入《い》れました。 { $name }
journal-changed = ｜書《か》き｜直《なお》しました。 ｜前《まえ》の ｜文《ぶん》に ｜戻《もど》すには： journal undo { $name }
journal-deleted = ｜消《け》しました。 どこにも ありません。
journal-deleted-here = ここからは ｜消《け》しました。 ｜写《うつ》しには まだ あります。 ｜次《つぎ》の ｜写《うつ》しか repair で ｜消《き》えます。
journal-none = ここには ｜何《なに》も ありません。
journal-unreadable = { $count }｜個《こ》の ｜日記《にっき》が ｜読《よ》めません。 ほかは ｜読《よ》めます。 しまって ある ｜写《うつ》しか バックアップに ある ことも あります。
journal-draft-kept = { $date }の ｜書《か》きかけ： { $name }
journal-exported = { $count }｜個《こ》を { $file }に ｜書《か》きました。 この ファイルは だれでも ｜読《よ》めます。
journal-mood = ｜気分《きぶん》： { $mood }
journal-tags = しるし： { $tags }
journal-letter = おたより「{ $title }」（{ $slot }）に
journal-photos = ｜写真《しゃしん》 { $count }｜枚《まい》
journal-years-ago = { $years }｜年前《ねんまえ》
journal-months-old = { $months ->
    [0] ｜生《う》まれた ｜日《ひ》
   *[other] { $months }か｜月《げつ》の ｜日《ひ》
}
mood-calm = おちついて いる
mood-glad = うれしい
mood-tired = つかれた
mood-worried = ｜心配《しんぱい》
mood-low = ｜元気《げんき》が ない
booklet-title = わたしの ｜日記《にっき》
booklet-period = { $from }から { $to }まで
booklet-nothing = この ｜間《あいだ》には ｜何《なに》も ｜書《か》いて いません。
booklet-children = だれの こと
booklet-letter = おたより
booklet-photo = ｜写真《しゃしん》
booklet-between = ：
booklet-and = 、
growth-none = ｜測《はか》った ｜数《かず》は まだ ｜書《か》いて いません。
growth-date = ｜日《ひ》
growth-child = ｜子《こ》ども
growth-weight = ｜重《おも》さ（g）
growth-length = ｜背《せ》の ｜高《たか》さ（mm）
growth-head = ｜頭《あたま》の まわり（mm）
growth-note = メモ
home-begun = { $home }に おたよりが できました。 ｜鍵《かぎ》は { $key }に あります。 ｜鍵《かぎ》が ないと、｜六《むっ》つの ｜言葉《ことば》か バックアップが なければ ｜開《ひら》きません。
home-needed = おたよりの フォルダーを ｜書《か》いて ください： --home DIR。 ｜新《あたら》しく ｜始《はじ》める ｜時《とき》は init です。
home-there = { $home }には もう おたよりが あります。
home-copy = フォルダーが ｜壊《こわ》れて います。 これは { $day }の ｜写《うつ》しです。 ｜読《よ》む ことだけ できます。 ｜元《もと》に ｜戻《もど》すには： repair
home-repaired = ｜直《なお》しました。 ｜壊《こわ》れた ファイルは フォルダーの ｜中《なか》に あります。 ｜写《うつ》しから ｜戻《もど》した ところは { $copies }。 なくなった ところは { $lost }。
home-damaged = フォルダーが ｜壊《こわ》れて います。 ｜写《うつ》しは ありません。 ｜読《よ》める ところも あります。 ｜書《か》けません。 ｜直《なお》すには： repair
home-erased = ｜全部《ぜんぶ》 ｜消《け》しました。 フォルダーの ｜中《なか》も ｜鍵《かぎ》も ありません。
home-offers-words = ｜鍵《かぎ》を なくした ｜時《とき》に、｜六《むっ》つの ｜言葉《ことば》で ｜日記《にっき》を ｜開《ひら》く ことが できます： recovery words
pin-ask = ｜暗証番号《あんしょうばんごう》：
pin-ask-new = ｜新《あたら》しい ｜暗証番号《あんしょうばんごう》（｜数字《すうじ》 ｜六《むっ》つ ｜以上《いじょう》）：
pin-ask-again = もう ｜一度《いちど》：
pin-is-set = ｜今《いま》から ｜日記《にっき》は ｜暗証番号《あんしょうばんごう》を ｜聞《き》きます。 おたよりと お｜知《し》らせは ｜聞《き》きません。
pin-is-removed = ｜日記《にっき》は もう ｜暗証番号《あんしょうばんごう》を ｜聞《き》きません。
pin-is-right = ｜暗証番号《あんしょうばんごう》は ｜合《あ》って います。
pin-two = ｜二《ふた》つが ｜同《おな》じでは ありません。 ｜何《なに》も ｜変《か》えて いません。
lock-is-on = ｜日記《にっき》は ｜閉《し》まって います。 ここでは ｜毎回《まいかい》 ｜閉《し》まります。
recovery-shown = この ｜六《むっ》つの ｜言葉《ことば》を、この ｜順番《じゅんばん》で ｜紙《かみ》に ｜書《か》いて ください。 ｜今《いま》だけ ｜見《み》せます。 ｜言葉《ことば》と フォルダーを ｜持《も》って いる ｜人《ひと》は ｜日記《にっき》を ｜読《よ》めます。
recovery-ask = ｜六《むっ》つの ｜言葉《ことば》：
recovery-opened = フォルダーが また ｜開《ひら》きました。 ｜新《あたら》しい ｜鍵《かぎ》は { $key }です。 ｜日記《にっき》は ｜今《いま》 ｜暗証番号《あんしょうばんごう》を ｜聞《き》きません。
backup-ask = バックアップの パスワード：
backup-written = ｜全部《ぜんぶ》 { $file }に ｜入《い》れました（{ $records }｜個《こ》）。 パスワードだけで ｜開《ひら》きます。
backup-exists = { $file }は もう あります。 ｜上《うえ》には ｜書《か》きません。
restore-would = この バックアップから ｜来《く》る もの：
restore-did = この バックアップから ｜来《き》た もの：
restore-reports = ｜家族《かぞく》の ｜記録《きろく》 { $count }｜個《こ》
restore-waiting = ｜今《いま》の ことを ｜教《おし》えて ほしい ｜子《こ》 { $count ->
    [1] ｜1人《ひとり》
    [2] ｜2人《ふたり》
   *[other] { $count }｜人《にん》
}（family show）
restore-entries = ｜日記《にっき》 { $count }｜個《こ》
restore-changed = ｜文《ぶん》が ｜二《ふた》つ ある ｜日記《にっき》 { $count }｜個《こ》。 ｜新《あたら》しい ｜文《ぶん》が ｜残《のこ》ります
restore-deleted = ほかで ｜消《け》した ｜日記《にっき》や ｜番号《ばんごう》 { $count }｜個《こ》。 ここでも ｜消《き》えます
restore-growths = ｜測《はか》った ｜記録《きろく》 { $count }｜個《こ》
restore-photos = ｜写真《しゃしん》 { $count }｜枚《まい》
restore-regions = ｜外《そと》から ｜来《き》た ｜地域《ちいき》 { $count }｜個《こ》
restore-keys = ｜地域《ちいき》を ｜入《い》れる かぎ { $count }｜個《こ》
restore-numbers = あなたの ｜番号《ばんごう》 { $count }｜個《こ》
restore-preferences = おたよりの ｜読《よ》み｜方《かた》
restore-nothing = ｜新《あたら》しく ｜来《く》る ものは ありません。 ｜全部《ぜんぶ》 ここに あります。
error-locked = ｜日記《にっき》は ｜閉《し》まって います。 ｜暗証番号《あんしょうばんごう》が いります。
error-wrong-words = これでは フォルダーが ｜開《ひら》きません。 ｜何《なに》も ｜変《か》えて いません。
error-wrong-key = { $key }の ｜鍵《かぎ》では フォルダーが ｜開《ひら》きません。 ほかに ｜鍵《かぎ》が あれば ｜書《か》いて ください： --device-key。 ｜六《むっ》つの ｜言葉《ことば》が あれば： recovery open。 バックアップが あれば、｜新《あたら》しい フォルダーに： restore。
error-key-lost = この フォルダーの ｜鍵《かぎ》が ありません（{ $key }を ｜探《さが》しました）。 ほかに あれば ｜書《か》いて ください： --device-key。 ｜六《むっ》つの ｜言葉《ことば》が あれば： recovery open。 バックアップが あれば、｜新《あたら》しい フォルダーに： restore。
error-damaged = { $what }が ｜壊《こわ》れて います。 ｜何《なに》も ｜消《け》して いません。 ｜写《うつ》しから ｜直《なお》す： repair。 ｜直《なお》らない ときは、｜新《あたら》しい フォルダーに バックアップを ｜入《い》れる： restore。
error-too-new = もっと ｜新《あたら》しい おたよりで ｜書《か》いて あります。 ｜何《なに》も ｜変《か》えて いません。 ｜新《あたら》しい おたよりで ｜開《ひら》きます。
error-full = ｜入《い》れる ｜場所《ばしょ》が ありません。 ｜何《なに》も ｜変《か》えて いません。
error-read-only = ここには ｜書《か》けません。 ｜何《なに》も ｜変《か》えて いません。 フォルダーが ｜壊《こわ》れて いる ｜時《とき》は ｜先《さき》に： repair
error-busy = ほかの おたよりが ここに ｜書《か》いて います。 もう ｜一度《いちど》 して ください。
error-storage = しまう ｜場所《ばしょ》が いつもと ｜違《ちが》います： { $reason }
error-invalid = しまえません： { $reason }
error-not-found = その { $what }は ありません。
error-wrong-pin = ｜暗証番号《あんしょうばんごう》が ｜違《ちが》います。 { $left ->
    [0] ｜次《つぎ》は { $seconds }｜秒《びょう》 ｜後《あと》に できます。
   *[other] ｜待《ま》たないで あと { $left }｜回《かい》 できます。
}
error-wait = ｜次《つぎ》は { $seconds }｜秒《びょう》 ｜後《あと》に できます。
error-pin-needs-words = ｜先《さき》に、｜暗証番号《あんしょうばんごう》を ｜忘《わす》れた ｜時《とき》に ｜日記《にっき》を ｜開《ひら》く ｜言葉《ことば》を ｜書《か》いて ください： recovery words。 いらない ｜時《とき》は： pin set --without-words
error-wrong-passphrase = この パスワードでは ｜開《ひら》きません。
error-not-a-backup = これは バックアップでは ありません： { $reason }
error-backup-damaged = バックアップが ｜壊《こわ》れて いるか、｜途中《とちゅう》で ｜切《き》れて います： { $reason }。 ｜何《なに》も ｜変《か》えて いません。
error-too-much-work = この ファイルを ｜開《ひら》く ｜計算《けいさん》は スマホでは できません。 ｜何《なに》も ｜変《か》えて いません。
error-secrets = ｜秘密《ひみつ》の ことばが ｜来《き》ませんでした。
error-month = 「{ $text }」は ｜月《つき》では ありません。 2027-03 の ように ｜書《か》いて ください。
error-entry-name = 「{ $text }」と いう ものは ここに ないか、たくさん あります。
# スマホの ｜画面《がめん》。
phone-today = ｜今日《きょう》
phone-read-on = ｜続《つづ》けて ｜読《よ》む
phone-shelf = ｜本棚《ほんだな》
phone-journal = ｜日記《にっき》
phone-family = ｜家族《かぞく》
phone-hide = ｜今《いま》だけ ｜隠《かく》す
phone-back = ｜戻《もど》る
phone-next = ｜次《つぎ》へ
phone-not-now = ｜今《いま》は しない
phone-again = もう｜一度《いちど》 する
phone-none = なし
phone-write = ｜日記《にっき》に ｜書《か》く
phone-listen = ｜声《こえ》で ｜聞《き》く
phone-share = ｜人《ひと》に わたす
phone-earlier = ‹ ｜前《まえ》の ｜日《ひ》
phone-later = ｜次《つぎ》の ｜日《ひ》 ›
phone-quiet = ここに います。 ｜何《なに》も ｜来《き》ません。 ｜読《よ》みたい ときの カードだけが ここに あります。
phone-is-not = ｜医者《いしゃ》や ｜助産師《じょさんし》の ｜代《か》わりでは ありません。 ｜心配《しんぱい》な ときに ｜電話《でんわ》できる ところが いつも あります。
phone-when = ｜今《いま》 わかって いる こと
phone-by-due = ｜予定日《よていび》が わかる
phone-by-period = ｜最後《さいご》の ｜生理《せいり》の ｜日《ひ》が わかる
phone-by-weeks = ｜今日《きょう》が ｜何週《なんしゅう》か わかる
phone-by-birth = もう ｜生《う》まれた
phone-not-sure = まだ わからない
phone-afterwards = ｜後《あと》で ｜決《き》める
phone-date-form = 2027-03-01 のように ｜年《ねん》-｜月《つき》-｜日《ひ》で ｜書《か》きます。
phone-hour = おたよりが ｜来《く》る ｜時間《じかん》
phone-at = { $hour }:00
phone-why-notices = おたよりが ｜来《き》た ことを ｜知《し》らせます。 ｜多《おお》くても ｜一日《いちにち》に ｜一度《いちど》です。 ロックの ｜画面《がめん》に ｜家族《かぞく》の ことは ｜出《で》ません。 お｜知《し》らせが なくても おたよりは ここに あります。
phone-allow = お｜知《し》らせを もらう
phone-search = ｜探《さが》す
phone-look = ｜探《さが》す
phone-shelf-empty = おたよりが ｜来《く》ると、 ここに ならびます。
phone-upcoming = これからの 30｜日《にち》
phone-month = ｜月《つき》で ｜見《み》る
phone-month-earlier = ‹ ｜前《まえ》の ｜月《つき》
phone-month-later = ｜次《つぎ》の ｜月《つき》 ›
phone-growth = ｜成長《せいちょう》
phone-measure = ｜測《はか》った ｜数《かず》を ｜書《か》く
phone-close = ｜日記《にっき》を ｜閉《と》じる
phone-on-this-day = この ｜日《ひ》の こと
phone-journal-entries = ｜書《か》いた もの
phone-journal-empty = まだ ｜何《なに》も ありません。 ｜書《か》いた ものは この スマホの ｜中《なか》だけに あります。
phone-entry-damaged = この ｜日記《にっき》は ｜今《いま》 ｜読《よ》めません。 ｜写《うつ》しに ある ことが あります。
phone-words = ｜書《か》く こと
phone-answers = この おたよりに
phone-mood = ｜気分《きぶん》
phone-tags = しるし
phone-camera = ｜写真《しゃしん》を とる
phone-picture = ｜写真《しゃしん》を ｜選《えら》ぶ
phone-keep = ｜保存《ほぞん》する
phone-delete = ｜消《け》す
phone-locked = ｜日記《にっき》は ｜閉《し》まって います。 おたよりは このままで ｜読《よ》めます。
phone-pin = ｜暗証番号《あんしょうばんごう》
phone-open = ｜開《あ》ける
phone-forgot = ｜忘《わす》れた
phone-words-written = ｜紙《かみ》に ｜書《か》いた
phone-words-none = ことば なしで ｜進《すす》む
phone-words-check = ことばを ｜確《たし》かめる
phone-words-check-what = ｜紙《かみ》の { $first }｜番目《ばんめ》と { $second }｜番目《ばんめ》の ことばを ｜入《い》れて ください。
phone-words-which = { $number }｜番目《ばんめ》の ことば
phone-words-again = もう｜一度《いちど》 ｜見《み》る
phone-add-child = ｜子《こ》どもを ｜加《くわ》える
phone-family-empty = まだ ｜誰《だれ》も ｜入《い》れて いません。
phone-record-birth = ｜生《う》まれた ｜日《ひ》を ｜書《か》く
phone-correct-date = ｜予定日《よていび》を ｜直《なお》す
phone-correct-birth = ｜生《う》まれた ｜日《ひ》を ｜直《なお》す
phone-pause = おたよりを ｜休《やす》む
phone-resume = おたよりを また ｜受《う》け｜取《と》る
phone-ended = ｜終《お》わりました
phone-ended-what = ｜終《お》わった ときは、 この ｜子《こ》の お｜知《し》らせを ｜全部《ぜんぶ》 ｜止《と》めます。 もう ｜何《なに》も ｜来《き》ません。 ｜何《なに》も ｜数《かぞ》えません。 ｜書《か》いた ｜日記《にっき》は ｜残《のこ》ります。
phone-ended-done = ｜全部《ぜんぶ》 ｜止《と》まりました。 もう ｜何《なに》も ｜来《き》ません。 ｜書《か》いた ｜日記《にっき》は ｜残《のこ》ります。 ｜読《よ》みたい ときの カードも あります。 ほかの スマホにも この アプリが ある ときは、 その スマホでも ｜教《おし》えて ください。 ｜教《おし》えるまで、 その スマホでは ｜続《つづ》きます。
phone-mistake = これは ｜間違《まちが》いでした
phone-came-along = ほかの スマホか バックアップから ｜来《き》ました。 ｜今《いま》の ことを ｜教《おし》えて ください。 それまで ｜何《なに》も ｜来《き》ません。
phone-still-so = ｜今《いま》も そうです
phone-has-ended = ｜終《お》わりました
phone-same = ｜同《おな》じ ｜子《こ》です：{ $other }
phone-settings = ｜設定《せってい》
phone-language = ｜言葉《ことば》
phone-second-language = ｜一緒《いっしょ》に ｜読《よ》む ｜言葉《ことば》
phone-text-size = ｜文字《もじ》の ｜大《おお》きさ
phone-readings = ふりがな
phone-wording = お｜知《し》らせの ｜文《ぶん》
phone-region = ｜地域《ちいき》
phone-set-pin = ｜日記《にっき》の ｜暗証番号《あんしょうばんごう》
phone-backup = バックアップを ｜作《つく》る
phone-backup-what = ｜全部《ぜんぶ》を ｜一《ひと》つの ファイルに ｜入《い》れて、パスワードで ｜閉《し》めます。 パスワードは ここに ｜残《のこ》りません。 パスワードが ないと、ファイルは ｜開《あ》きません。 ファイルと パスワードが ある ｜人《ひと》は、 ｜日記《にっき》も ｜全部《ぜんぶ》 ｜読《よ》む ことが できます。
phone-backup-do = ｜置《お》く ところを ｜選《えら》ぶ
phone-passphrase = パスワード
phone-percent = { $percent }%
phone-restore = バックアップから ｜戻《もど》す
phone-erase = ｜全部《ぜんぶ》 ｜消《け》す
phone-erase-what = この スマホに ある おたよりと ｜日記《にっき》と ｜家族《かぞく》の ことを ｜消《け》します。 バックアップが ない ときは ｜戻《もど》せません。
phone-erase-do = ｜全部《ぜんぶ》 ｜消《け》す
phone-about = この アプリに ついて
phone-permissions = この アプリに ある ｜許可《きょか》〈して いい こと〉は これだけです。
phone-permission-notices = おたよりが ｜来《き》た ことを ｜知《し》らせる ためです。
phone-permission-boot = スマホの ｜電源《でんげん》を ｜入《い》れた ｜後《あと》も、 ｜続《つづ》ける ためです。
phone-key-lost = この スマホの ｜鍵《かぎ》が なくなって、 ｜開《ひら》きません。 ｜中《なか》の ものは ｜消《き》えて いません。 ｜六《むっ》つの ことばで ｜開《ひら》きます。 バックアップから ｜始《はじ》める ことも できます。
phone-key-lost-no-words = この スマホの ｜鍵《かぎ》が なくなって、 ｜開《ひら》きません。 ｜中《なか》の ものは ｜消《き》えて いません。 バックアップから ｜始《はじ》める ことが できます。
phone-wrong-key = この スマホの ｜鍵《かぎ》では ｜開《ひら》きません。 ｜何《なに》も ｜変《か》えて いません。 もう｜一度《いちど》 するか、｜六《むっ》つの ことばで ｜開《あ》けて ください。 バックアップから ｜始《はじ》める ことも できます。
phone-wrong-key-no-words = この スマホの ｜鍵《かぎ》では ｜開《ひら》きません。 ｜何《なに》も ｜変《か》えて いません。 もう｜一度《いちど》 するか、 バックアップから ｜始《はじ》めて ください。
phone-key-silent = スマホの ｜鍵《かぎ》が ｜今《いま》 ｜使《つか》えません。 ｜中《なか》の ものは ｜消《き》えて いません。 ｜少《すこ》し ｜待《ま》って、 もう｜一度《いちど》 して ください。
phone-damaged = ｜中《なか》の ものが ｜少《すこ》し ｜壊《こわ》れて います。 ｜何《なに》も ｜消《け》して いません。 ｜写《うつ》しから ｜直《なお》せる ことが あります。
phone-too-new = もっと ｜新《あたら》しい アプリで ｜書《か》いて あります。 ｜何《なに》も ｜変《か》えて いません。 アプリを ｜新《あたら》しく すると ｜開《ひら》きます。
phone-full = スマホが いっぱいです。 ｜前《まえ》に ｜書《か》いた ものは ｜残《のこ》って います。 ｜使《つか》わない アプリなどを ｜減《へ》らして、 もう｜一度《いちど》 して ください。
phone-read-only = ｜今《いま》は ｜写《うつ》しを ｜見《み》て います。 ｜読《よ》む ことは できます。 ｜書《か》く ことは できません。
phone-with-words = ｜六《むっ》つの ことばで ｜開《あ》ける
phone-with-backup = バックアップから ｜始《はじ》める
phone-repair = ｜写《うつ》しから ｜直《なお》す
phone-month-of = { $year }｜年《ねん》 { $month }｜月《がつ》
phone-not-there = それは もう ここに ありません。
phone-busy = ほかで ｜書《か》いて います。 ｜少《すこ》し ｜待《ま》って、 もう｜一度《いちど》 して ください。
phone-went-wrong = アプリの ｜中《なか》で、 うまく いかない ことが ありました。 これまでに ｜書《か》いた ものは、 ｜残《のこ》って います。 もう｜一度《いちど》 して ください。
phone-unwritten = ｜教《おし》えて もらった ことを ｜書《か》けませんでした。 お｜知《し》らせは ｜全部《ぜんぶ》 ｜止《と》めました。 スマホに ｜入《い》れる ところが できたら、 もう｜一度《いちど》 ｜教《おし》えて ください。
phone-tell-again = もう｜一度《いちど》 ｜教《おし》える
phone-nothing-changed = ｜何《なに》も ｜変《か》わって いない
phone-other-cards = ほかの ときの カード
phone-deadlines = ｜役所《やくしょ》、｜健診《けんしん》、ワクチン
phone-deadlines-none = ｜今《いま》 する ことは ありません。 もうすぐ する ことも ありません。
phone-deadlines-after = ｜終《お》わった ｜後《あと》の ｜役所《やくしょ》の こと
phone-bring = ｜持《も》って いく もの
phone-one-more = もう｜一人《ひとり》 いると わかった
phone-remove = この ｜子《こ》を ここから ｜外《はず》す
phone-that-is-it = これで いい
phone-weeks = ｜週《しゅう》の ｜数《かず》
phone-days = ｜日《ひ》の ｜数《かず》（0から 6）
phone-weeks-at-birth = ｜生《う》まれた ときの ｜週《しゅう》の ｜数《かず》（｜早《はや》かった とき）
phone-born-on = ｜生《う》まれた ｜日《ひ》
phone-joined-on = ｜家族《かぞく》に なった ｜日《ひ》（｜迎《むか》えた とき）
phone-period-on = ｜最後《さいご》の ｜生理《せいり》が ｜始《はじ》まった ｜日《ひ》
phone-due-on = ｜予定日《よていび》
phone-how-many = ｜何人《なんにん》（ふたごは 2）
phone-number-form = ｜数字《すうじ》で ｜書《か》いて ください。
phone-calendar = カレンダーから ｜選《えら》ぶ
phone-pin-what = ｜日記《にっき》と ｜成長《せいちょう》の ｜数《かず》と ｜写真《しゃしん》を ｜閉《と》じます。 おたよりと お｜知《し》らせは ｜閉《と》じません。 ｜数字《すうじ》は ｜六《むっ》つ ｜以上《いじょう》です。
phone-pin-old = ｜今《いま》の ｜暗証番号《あんしょうばんごう》
phone-pin-new = ｜新《あたら》しい ｜暗証番号《あんしょうばんごう》
phone-pin-again = ｜暗証番号《あんしょうばんごう》を もう｜一度《いちど》
phone-pin-two = ｜二《ふた》つが ｜同《おな》じでは ありません。 ｜何《なに》も ｜変《か》えて いません。
phone-pin-change = ｜暗証番号《あんしょうばんごう》を ｜変《か》える
phone-pin-remove = ｜暗証番号《あんしょうばんごう》を ｜使《つか》わない
phone-pin-is-set = これから ｜日記《にっき》は ｜暗証番号《あんしょうばんごう》を ｜聞《き》きます。
phone-pin-is-removed = ｜日記《にっき》は もう ｜暗証番号《あんしょうばんごう》を ｜聞《き》きません。
phone-words-what = ｜暗証番号《あんしょうばんごう》を ｜忘《わす》れた とき、 この ｜六《むっ》つの ことばで ｜日記《にっき》が ｜開《ひら》きます。 スマホの ｜鍵《かぎ》が なくなった ときも ｜開《ひら》きます。 この ｜順番《じゅんばん》で ｜紙《かみ》に ｜書《か》いて ください。 ｜見《み》えるのは ｜今《いま》だけです。 ことばと この スマホを ｜持《も》つ ｜人《ひと》は ｜日記《にっき》を ｜読《よ》めます。
phone-words-six = ｜六《むっ》つの ことば
phone-words-part = ことばと ことばの ｜間《あいだ》を ｜空《あ》けて ください。
phone-words-not = その ｜番号《ばんごう》の ことばでは ありません。 ｜紙《かみ》を もう｜一度《いちど》 ｜見《み》て ください。
phone-words-wrong = その ことばでは ｜開《ひら》きません。 ｜何《なに》も ｜変《か》えて いません。
phone-words-none-what = ことばが ない ときの ことです。 ｜暗証番号《あんしょうばんごう》を ｜忘《わす》れると、 ｜日記《にっき》は もう ｜読《よ》めません。 スマホの ｜鍵《かぎ》が なくなった ときも ｜同《おな》じです。 バックアップが あれば ｜戻《もど》せます。
phone-words-none-yes = ことば なしで ｜進《すす》む
phone-words-make = ｜六《むっ》つの ことばを ｜作《つく》る
phone-words-had = ｜新《あたら》しい ことばを ｜作《つく》ると、 ｜前《まえ》の ことばでは ｜開《ひら》きません。
phone-forgot-what = ｜紙《かみ》に ｜書《か》いた ｜六《むっ》つの ことばで ｜開《ひら》きます。 その ｜後《あと》 ｜新《あたら》しい ｜暗証番号《あんしょうばんごう》を ｜決《き》められます。
phone-words-opened = ｜開《ひら》きました。 ｜新《あたら》しい ｜暗証番号《あんしょうばんごう》を ｜決《き》めるまで、 ｜日記《にっき》は ｜暗証番号《あんしょうばんごう》を ｜聞《き》きません。
phone-journal-none = 「{ $words }」の ある ｜日記《にっき》は ありません。
phone-photo = ｜写真《しゃしん》 { $number }
phone-photo-remove = この ｜写真《しゃしん》を ｜外《はず》す
phone-photo-bad = この ｜写真《しゃしん》は ｜読《よ》めません。 JPEG、PNG、WebPの ｜写真《しゃしん》を ｜選《えら》んで ください。
phone-earlier-version = ｜書《か》き｜直《なお》す ｜前《まえ》を ｜見《み》る
phone-step-back = ｜書《か》き｜直《なお》す ｜前《まえ》に ｜戻《もど》す
phone-draft = ｜書《か》いて いる ｜途中《とちゅう》の ものが あります。
phone-drop-draft = ｜途中《とちゅう》の ものを ｜捨《す》てる
phone-delete-what = この ｜日記《にっき》と ｜写真《しゃしん》を ｜消《け》します。
phone-still-in-copy = ｜消《け》しました。 ｜写《うつ》しには まだ あります。 ｜次《つぎ》の ｜写《うつ》しを ｜作《つく》ると ｜消《き》えます。
phone-date = ｜日《ひ》
phone-whose = だれの ことですか
phone-measure-form = グラムと ミリメートルで ｜書《か》きます。 わからない ところは ｜書《か》かなくて いいです。
phone-growth-choose = だれの ｜成長《せいちょう》ですか
phone-backup-again = パスワードを もう｜一度《いちど》
phone-backup-two = ｜二《ふた》つの パスワードが ｜同《おな》じでは ありません。
phone-backup-done = バックアップが できました。 ファイルと パスワードは、 この スマホでは ない ところに ｜置《お》いて ください。
phone-restore-what = バックアップの ファイルを ｜選《えら》んで、パスワードを ｜入《い》れます。 ｜中《なか》の ものは、 ここに ある ものに ｜加《くわ》わります。
phone-restore-file = ファイルを ｜選《えら》ぶ
phone-restore-do = ｜戻《もど》す
phone-restore-done = ｜戻《もど》しました。 ｜一人《ひとり》ずつ、 ｜今《いま》の ことを ｜聞《き》きます。 それまで ｜何《なに》も ｜来《き》ません。
phone-file-bad = この ファイルは ｜読《よ》めませんでした。 ｜何《なに》も ｜変《か》えて いません。
phone-file-unwritten = ファイルに ｜書《か》けませんでした。 ほかの ところを ｜選《えら》んで ください。
phone-wrong-passphrase = この パスワードでは ｜開《ひら》きません。 ｜何《なに》も ｜変《か》えて いません。
phone-region-file = ｜地域《ちいき》の ファイルを ｜読《よ》む
phone-region-what = ｜近《ちか》くの ｜窓口《まどぐち》の ファイルです。 ｜市《し》や ｜団体《だんたい》が ｜作《つく》りました。 ｜作《つく》った ｜人《ひと》から ｜紙《かみ》などで もらった しるし〈｜文字《もじ》の ならび〉と くらべて ください。
phone-region-print = この ｜鍵《かぎ》の しるし
phone-region-typed = もらった しるし
phone-region-trust = ｜同《おな》じです
phone-region-came = ｜地域《ちいき》の ファイルが ｜入《はい》りました。
phone-region-remove = この ｜地域《ちいき》の ファイルを ｜外《はず》す
phone-licences = ほかの ｜人《ひと》が ｜作《つく》った ところ
phone-texts = { $name }： おたより { $texts }｜通《つう》、 ｜医者《いしゃ》や ｜助産師《じょさんし》などが ｜見《み》た もの { $reviewed }｜通《つう》
phone-edition = ｜文《ぶん》の ｜版《はん》：{ $edition }（{ $date }）
phone-version = アプリの ｜版《はん》：{ $version }
phone-shake = スマホを ふって ｜隠《かく》す
phone-on = ｜使《つか》う
phone-off = ｜使《つか》わない
phone-mended = ｜直《なお》しました。
phone-mended-lost = ｜直《なお》しました。 { $lost }｜個《こ》は ｜戻《もど》りませんでした。 バックアップが あれば ｜戻《もど》せる ことが あります。
phone-share-text = ｜文字《もじ》で
phone-share-picture = ｜絵《え》で
phone-open-settings = ｜設定《せってい》を ｜開《ひら》く
phone-counter = ｜窓口《まどぐち》で ｜見《み》せる カード
phone-letters-for = ｜誰《だれ》への おたより
phone-single-yes = ｜一人《ひとり》で して いる
phone-single-no = ｜一人《ひとり》では ない
phone-milestones-hide = 「いつごろ できるか」の おたよりを ｜止《と》める
phone-milestones-show = 「いつごろ できるか」の おたよりも もらう
phone-disability-yes = ｜障害《しょうがい》が ある、または ｜気《き》に なる ことが ある
phone-disability-no = ｜障害《しょうがい》や ｜気《き》に なる ことは、 ｜今《いま》は ない
phone-undecided-yes = この ｜妊娠《にんしん》の ことで ｜迷《まよ》って いる
phone-undecided-no = もう ｜迷《まよ》って いない
phone-leap-28 = 2｜月《がつ》29｜日《にち》が ない ｜年《とし》は、 2｜月《がつ》28｜日《にち》を ｜誕生日《たんじょうび》に する
phone-leap-01 = 2｜月《がつ》29｜日《にち》が ない ｜年《とし》は、 3｜月《がつ》｜1日《ついたち》を ｜誕生日《たんじょうび》に する
phone-what-was-told = ｜教《おし》えた こと
phone-take-back = これは ｜間違《まちが》いでした
phone-mood-own = ｜自分《じぶん》の ｜言葉《ことば》で
phone-booklet = ｜本《ほん》の かたちに する
phone-table = ｜表《ひょう》に する
phone-table-do = ｜置《お》く ところを ｜選《えら》ぶ
phone-export-what = この アプリの ｜外《そと》に、 ファイルが できます。 ファイルを ｜持《も》って いる ｜人《ひと》は、 ｜誰《だれ》でも ｜読《よ》めます。
phone-exported = ｜選《えら》んだ ところに ｜置《お》きました。
phone-journal-more = もっと ｜前《まえ》の ｜日記《にっき》
phone-photo-unseen = この ｜写真《しゃしん》は、 ｜今《いま》 ｜出《だ》せません。
phone-wording-neutral = おたよりが ｜来《き》た ことだけ
phone-wording-neutral-what = ｜何《なん》の おたよりかは ｜出《で》ません。
phone-wording-full = おたよりの ｜題《だい》も
phone-wording-full-what = ｜題《だい》は スマホの ロックを ｜開《あ》けた ときだけ ｜出《で》ます。 ロックの ｜画面《がめん》には おたよりが ｜来《き》た ことだけ ｜出《で》ます。
phone-letters-both = どちらも
phone-regions-outside = ファイルの ｜地域《ちいき》と ｜鍵《かぎ》
phone-region-files = ファイルから ｜入《い》れた ｜地域《ちいき》
phone-region-keys = ｜信《しん》じて いる ｜鍵《かぎ》
phone-region-aside = ｜使《つか》わないで ｜残《のこ》して ある もの
phone-region-none = ファイルから ｜入《い》れた ｜地域《ちいき》は ありません。
phone-region-forget = この ｜鍵《かぎ》を ｜信《しん》じない
phone-own-numbers = ｜自分《じぶん》の ｜電話番号《でんわばんごう》
phone-own-numbers-what = ｜助《たす》けの ページで いちばん ｜上《うえ》に ｜出《で》ます。 ｜暗証番号《あんしょうばんごう》は いりません。
phone-number-add = ｜番号《ばんごう》を ｜入《い》れる
phone-number-name = ｜名前《なまえ》
phone-number-digits = ｜電話番号《でんわばんごう》
phone-number-for = ｜何《なん》の ときの ｜番号《ばんごう》ですか
phone-number-for-what = ｜選《えら》ばない ときは、 どこにでも ｜出《で》ます。
phone-number-keep = この ｜番号《ばんごう》を ｜残《のこ》す
phone-number-remove = この ｜番号《ばんごう》を ｜消《け》す
phone-passphrase-none = パスワードを ｜入《い》れて ください。
phone-restore-would = ｜戻《もど》る もの
phone-restore-nothing = この ファイルの ｜中身《なかみ》は もう ｜全部《ぜんぶ》 ここに あります。
phone-restore-children = ｜子《こ》ども： { $count }
phone-restore-reports = ｜家族《かぞく》の こと： { $count }
phone-restore-entries = ｜日記《にっき》： { $count }
phone-restore-changed = ｜違《ちが》う ｜日記《にっき》： { $count }。 ｜新《あたら》しい ほうを ｜出《だ》します。 もう｜一《ひと》つは ｜一《ひと》つ ｜前《まえ》に ｜残《のこ》ります。
phone-restore-deleted = ｜向《む》こうで ｜消《け》した ｜日記《にっき》は ここでも ｜消《き》えます： { $count }
phone-restore-photos = ｜写真《しゃしん》： { $count }
phone-restore-growths = ｜成長《せいちょう》の ｜記録《きろく》： { $count }
phone-restore-numbers = ｜自分《じぶん》の ｜電話番号《でんわばんごう》： { $count }
phone-restore-regions = ファイルの ｜地域《ちいき》： { $count }
phone-restore-wishes = おたよりの ｜設定《せってい》
phone-not-mended = ここでは ｜直《なお》りませんでした。 ｜何《なに》も ｜消《け》して いません。 バックアップが あれば、 ｜新《あたら》しく ｜始《はじ》められます。
phone-child-of = { $count ->
    [2] ｜2人《ふたり》
   *[other] { $count }｜人《にん》
}の ｜中《なか》の { $number ->
    [1] ｜1人目《ひとりめ》
    [2] ｜2人目《ふたりめ》
   *[other] { $number }｜人目《にんめ》
}
phone-not-noted = ｜読《よ》んだ ことを ｜書《か》けませんでした。 スマホが いっぱいか、 ｜写《うつ》しを ｜見《み》て います。 このままで ｜読《よ》めます。
phone-listen-stop = ｜声《こえ》を ｜止《と》める
phone-no-voice = この ｜言葉《ことば》の ｜声《こえ》が スマホに ありません。 スマホの ｜設定《せってい》で ｜加《くわ》える ことが できます。
phone-late-unwritten = ｜場所《ばしょ》を ｜選《えら》ぶ あいだに、 アプリが ｜閉《し》まりました。 ｜何《なに》も ｜書《か》いて いません。 もう｜一度《いちど》 はじめて ください。
phone-late-unread = ファイルを ｜選《えら》ぶ あいだに、 アプリが ｜閉《し》まりました。 ｜何《なに》も ｜読《よ》んで いません。 もう｜一度《いちど》 はじめて ください。
phone-late-empty = ｜選《えら》んだ ところに、 ｜空《から》の ファイルが あるかも しれません。 ｜中《なか》には ｜何《なに》も ありません。 ｜消《け》しても いいです。
phone-notices = お｜知《し》らせ
phone-notices-off = ｜来《き》ません。 おたよりは ここに あります。 おたよりが ｜来《き》た ことは ｜知《し》らせません。
phone-voice-stopped = ｜声《こえ》が ｜途中《とちゅう》で ｜止《と》まりました。 インターネットを ｜使《つか》う ｜声《こえ》かも しれません。 スマホの ｜設定《せってい》で ほかの ｜声《こえ》を ｜加《くわ》える ことが できます。
phone-pause-from = ｜休《やす》み ｜始《はじ》める ｜日《ひ》
phone-pause-until = また ｜受《う》け｜取《と》る ｜日《ひ》（｜決《き》まって いる とき）
phone-taken-back = ｜間違《まちが》いに なって います
phone-storage = スマホの ｜入《い》れる ところが ｜使《つか》えませんでした。 ｜前《まえ》に ｜書《か》いた ものは ｜残《のこ》って います。 もう｜一度《いちど》 して ください。 スマホの ｜電源《でんげん》を ｜切《き》って、 また ｜入《い》れると ｜直《なお》る ことが あります。
phone-key-broken = スマホの ｜鍵《かぎ》が ｜二回《にかい》 ｜続《つづ》けて ｜使《つか》えませんでした。 ｜中《なか》の ものは ｜消《き》えて いません。 スマホの ｜電源《でんげん》を ｜切《き》って、 また ｜入《い》れると ｜直《なお》る ことが あります。 ｜後《あと》で もう｜一度《いちど》 できます。 ほかの やり｜方《かた》は この ｜下《した》に あります。
phone-words-gone = ｜六《むっ》つの ことばが ｜手元《てもと》に ない
phone-words-unchecked = ｜六《むっ》つの ことばを ｜作《つく》りました。 でも、 ｜紙《かみ》に ｜書《か》けたか まだ ｜見《み》て いません。 ｜新《あたら》しい ことばを ｜作《つく》って ください。
phone-words-will = ｜日記《にっき》を ｜開《あ》ける ｜六《むっ》つの ことばを ｜作《つく》ります。 ｜暗証番号《あんしょうばんごう》を ｜忘《わす》れた ときや、 スマホの ｜鍵《かぎ》が なくなった ときに ｜使《つか》います。 ｜見《み》えるのは ｜一度《いちど》だけです。 ｜紙《かみ》に ｜書《か》きます。 ことばと この スマホを ｜持《も》つ ｜人《ひと》は ｜日記《にっき》を ｜読《よ》めます。
phone-forgot-none = ｜六《むっ》つの ことばが ないと、 この ｜日記《にっき》は ｜暗証番号《あんしょうばんごう》だけで ｜開《ひら》きます。 ほかの ｜人《ひと》も、 この アプリも、 ｜開《あ》ける ことが できません。 ｜暗証番号《あんしょうばんごう》は いつでも もう｜一度《いちど》 ためせます。 ｜手紙《てがみ》は このまま ｜来《き》ます。 バックアップが あれば、 ｜新《あたら》しく ｜始《はじ》められます。 ｜今《いま》 ｜開《ひら》かない ものは、 ｜別《べつ》に ｜残《のこ》します。
phone-restore-beside = バックアップの ファイルを ｜選《えら》んで、 パスワードを ｜入《い》れます。 そこから ｜新《あたら》しく ｜始《はじ》めます。 ｜今《いま》 ｜開《ひら》かない ものは、 ｜消《け》さないで ｜別《べつ》に ｜残《のこ》します。
phone-date-none = ｜日付《ひづけ》を ｜書《か》いて ください。
phone-birth-blank = まだ ｜生《う》まれて いない ｜子《こ》の ところは、 ｜何《なに》も ｜書《か》きません。
phone-pause-order = また ｜手紙《てがみ》が ｜来《く》る ｜日《ひ》は、 ｜休《やす》む ｜日《ひ》より ｜後《あと》に して ください。
phone-one-more-what = この ｜妊娠《にんしん》に もう｜一人《ひとり》 ｜加《くわ》えます。 みんなの ｜手紙《てがみ》が ｜来《き》ます。
phone-mistake-what = ｜終《お》わって いない ことに なります。 この ｜子《こ》の ｜手紙《てがみ》と お｜知《し》らせが また ｜来《き》ます。
phone-remove-what = この ｜子《こ》の ことは もう ｜何《なに》も ｜来《き》ません。 ここにも ｜出《で》ません。 ｜書《か》いた ｜日記《にっき》は ｜残《のこ》ります。
phone-take-back-what = ｜教《おし》えなかった ことに なります。 ｜手紙《てがみ》も それに ｜合《あ》わせて ｜変《か》わります。
phone-kept-but-silent = ｜書《か》きました。 でも、 ｜前《まえ》に ｜教《おし》えて もらった ことは まだ ｜書《か》けて いません。 それまで ｜何《なに》も ｜来《き》ません。
phone-due-is = ｜予定日《よていび》
phone-born-is = ｜生《う》まれた ｜日《ひ》
phone-told-expecting = ｜赤《あか》ちゃんを ｜待《ま》って いる
phone-told-one-more = もう｜一人《ひとり》 いる
phone-told-due-date = ｜予定日《よていび》
phone-told-born = ｜生《う》まれた こと
phone-told-birth-corrected = ｜生《う》まれた ｜日《ひ》を ｜直《なお》した こと
phone-told-joined = ｜家族《かぞく》に ｜迎《むか》えた こと
phone-told-ended = ｜終《お》わった こと
phone-told-removed = ここから ｜外《はず》した こと
phone-told-mistake = ｜間違《まちが》いだと ｜教《おし》えた こと
phone-told-paused = おたよりを ｜休《やす》む こと
phone-told-resumed = おたよりを また ｜受《う》け｜取《と》る こと
phone-told-still-so = ｜今《いま》も そうだと いう こと
phone-told-same = ｜二人《ふたり》が ｜同《おな》じ ｜子《こ》だと いう こと
phone-told-leap-birthday = いつもの ｜年《とし》の ｜誕生日《たんじょうび》
phone-told-chosen = おたよりの ｜選《えら》び｜方《かた》
phone-told-moved = ｜住《す》んで いる ところ
# ｜近《ちか》くの こと。
line-none = ここに この ことの ｜電話番号《でんわばんごう》は ありません。 ｜危《あぶ》ない ときは、｜今《いま》 いる ｜国《くに》の ｜救急車《きゅうきゅうしゃ》や ｜警察《けいさつ》に ｜電話《でんわ》して ください。
line-open = ｜今《いま》、 ｜電話《でんわ》できます
line-closed = ｜今《いま》は ｜休《やす》みです
line-opens = ｜今《いま》は ｜休《やす》みです（{ $date } { $time }から）
line-opens-today = ｜今《いま》は ｜休《やす》みです（{ $time }から）
line-in-yours = あなたの ｜言葉《ことば》： { $state }
line-not-yours = あなたの ｜言葉《ことば》では ありません
line-varies = ｜時間《じかん》は ｜場所《ばしょ》で ｜違《ちが》います
line-unknown = ｜時間《じかん》は わかりません
line-always = ｜夜《よる》も いつでも
line-free = お｜金《かね》は いりません
line-charged = ｜電話《でんわ》の お｜金《かね》が かかります
line-anonymous = ｜名前《なまえ》を ｜言《い》わなくても いいです
line-languages = ｜話《はな》せる ｜言葉《ことば》： { $languages }
line-spoken-now = ｜今《いま》
language-between = 、
language-de = ドイツ｜語《ご》
language-en = ｜英語《えいご》
language-es = スペイン｜語《ご》
language-fil = フィリピン｜語《ご》
language-fr = フランス｜語《ご》
language-id = インドネシア｜語《ご》
language-ja = ｜日本語《にほんご》
language-km = クメール｜語《ご》
language-ko = ｜韓国語《かんこくご》
language-mn = モンゴル｜語《ご》
language-my = ミャンマー｜語《ご》
language-ne = ネパール｜語《ご》
language-pl = ポーランド｜語《ご》
language-pt = ポルトガル｜語《ご》
language-si = シンハラ｜語《ご》
language-th = タイ｜語《ご》
language-tr = トルコ｜語《ご》
language-ur = ウルドゥー｜語《ご》
language-vi = ベトナム｜語《ご》
language-zh = ｜中国語《ちゅうごくご》
line-other = ほかの ｜番号《ばんごう》 { $number }：{ $when }
line-checked = { $date }に ｜調《しら》べました。 ｜変《か》わって いるかも しれません。
line-weak = まだ よく わからない ことです。 ｜窓口《まどぐち》で ｜聞《き》いて ください。
line-chat = チャット
line-text = スマホの メッセージ
line-mail = メール
line-visit = ｜行《い》くか ｜電話《でんわ》します
day-mon = ｜月《げつ》
day-tue = ｜火《か》
day-wed = ｜水《すい》
day-thu = ｜木《もく》
day-fri = ｜金《きん》
day-sat = ｜土《ど》
day-sun = ｜日《にち》
support-emergency = ｜危《あぶ》ない とき
support-situations = ｜困《こま》った こと
deadline-open = ｜今《いま》 できます
deadline-open-until = { $date }まで
deadline-past = { $date }まで でした。 ｜遅《おそ》く なっても ｜聞《き》いて みて ください。
deadline-opens = { $date }から
deadline-opens-until = { $date }から { $last }まで
deadline-remind = お｜知《し》らせは { $date }に ｜来《き》ます
deadline-who = ｜誰《だれ》が できるか
deadline-where = どこで
deadline-bring = ｜持《も》って ｜行《い》く ｜物《もの》
deadline-cost = お｜金《かね》
deadline-none = ｜今《いま》 する ことは ありません。
counter-where = どこで
counter-show = この ｜文《ぶん》を ｜見《み》せて ください：
counter-none = ここに カードは ありません。
region-row = { $version }｜番目《ばんめ》、{ $maintainer }
region-key = かぎ { $key }。 しるし： { $print }
region-term = { $checked }に ｜調《しら》べました。 { $expires }までの ことが あります。
region-over-term = { $checked }に ｜調《しら》べました。 { $expires }から ｜古《ふる》い ことが あります。 ｜新《あたら》しい ファイルを { $maintainer }に もらって ください。
region-of-the-app = アプリの ｜物《もの》
region-of-key = ｜外《そと》から ｜来《き》た ｜物《もの》。 かぎの しるし { $print }
region-installed = { $region }が ｜入《はい》りました。 --region { $region } で ｜使《つか》えます。 ｜家族《かぞく》が そこに ｜住《す》む ｜日《ひ》からも ｜使《つか》えます（family move { $region }）。
region-removed = { $region }を ｜消《け》しました。 アプリの ｜物《もの》は ｜残《のこ》ります。
region-aside = ｜使《つか》って いません： { $region } { $version }｜番目《ばんめ》。 { $reason }
region-unreadable = ｜入《い》れた ｜地域《ちいき》が ｜読《よ》めません。 もう ｜一度《いちど》 ファイルを ｜入《い》れて ください。
region-compare = ここで ｜知《し》らない かぎの ファイルです。 しるし：
region-compare-later = ｜作《つく》った ｜人《ひと》から もらった しるしと ｜同《おな》じですか。 ｜同《おな》じ ときは --trust と しるしを ｜書《か》いて ください。
region-no-keys = ｜信《しん》じる かぎは ありません。 アプリの かぎも まだ ありません。
region-forgotten = その かぎは もう ｜使《つか》えません。 その かぎの ｜地域《ちいき》も ｜使《つか》いません。
number-name = ｜名前《なまえ》を ｜書《か》いて ください。 60｜文字《もじ》までです。
number-digits = ｜電話番号《でんわばんごう》を ｜書《か》いて ください。 ｜数字《すうじ》と + # * - ( ) が ｜使《つか》えます。
number-helps = ｜何《なに》の ｜番号《ばんごう》ですか。 support に ある ｜言葉《ことば》で ｜書《か》いて ください。
number-added = しまいました。 ｜困《こま》った とき、｜先《さき》に ｜出《で》ます。
number-removed = ｜消《け》しました。
number-for-all = いつでも
number-none = あなたの ｜番号《ばんごう》は まだ ありません。
line-own = あなたの ｜番号《ばんごう》
install-not-signed = ｜地域《ちいき》の ファイルでは ありません。 .otayori の ファイルを もらって ください。
install-damaged = ファイルが ｜壊《こわ》れて います。 もう ｜一度《いちど》 もらって ください。
install-forged = ｜作《つく》った ｜人《ひと》の ファイルと ｜違《ちが》います。 ｜使《つか》わないで ください。
install-unknown-key = ここで ｜知《し》らない かぎ（{ $print }）の ファイルです。 ｜先《さき》に ｜作《つく》った ｜人《ひと》と しるしを ｜比《くら》べて ください。
install-other-fingerprint = しるしが ｜違《ちが》います。 その ｜人《ひと》の ファイルでは ありません。 ｜使《つか》わないで ください。
install-too-new = ｜新《あたら》しい アプリの ファイルです。 ｜先《さき》に アプリを ｜新《あたら》しく して ください。
install-too-large = ファイルが ｜大《おお》きすぎます（{ $what }）。 ｜作《つく》った ｜人《ひと》に ｜聞《き》いて ください。
install-mistake = ｜間違《まちが》いが あります（{ $reason }）。 ｜作《つく》った ｜人《ひと》に ｜言《い》って ください。
install-older = { $region }の { $found }｜番目《ばんめ》です。 もう { $known }｜番目《ばんめ》が ありました。 ｜新《あたら》しい ファイルを もらって ください。
install-here = { $region }の { $version }｜番目《ばんめ》は もう あります。
install-not-its = { $region }は アプリの ｜物《もの》です。 この かぎで ｜入《い》れる ことは できません。
install-languages = この アプリに ない ｜言葉《ことば》です（{ $languages }）。
install-safety = ｜大切《たいせつ》な おたより（{ $slot }）を ｜変《か》えようと して います。 ｜変《か》える ことは できません。
error-situation = 「{ $text }」は ありません。 ある もの： { $known }
error-card = 「{ $text }」の カードは ありません。 ある もの： { $known }
error-key = { $file } は かぎの ファイルでは ありません。 .pub の ファイルを ｜書《か》いて ください。

help-ambulance = ｜救急車《きゅうきゅうしゃ》
help-police = ｜警察《けいさつ》
help-maternity-unit = ｜通《かよ》って いる ｜産婦人科《さんふじんか》
help-midwife = ｜助産師《じょさんし》
help-doctor = いつもの お｜医者《いしゃ》さん
help-children-doctor = ｜子《こ》どもの お｜医者《いしゃ》さん（｜小児科《しょうにか》）
help-child-night-line = ｜夜《よる》、｜子《こ》どもの ｜病気《びょうき》の ｜相談《そうだん》
help-poison = ｜毒《どく》の ｜相談《そうだん》
help-dentist = ｜歯医者《はいしゃ》さん
help-pharmacist = ｜薬局《やっきょく》の ｜人《ひと》
help-medicines-line = ｜妊娠《にんしん》や ｜授乳《じゅにゅう》の ｜薬《くすり》の ｜相談《そうだん》
help-health-nurse = ｜市《し》や ｜区《く》の ｜保健師《ほけんし》
help-family-office = ｜市《し》や ｜区《く》の ｜家族《かぞく》の ｜相談《そうだん》
help-parents-at-limit = ｜子育《こそだ》てが つらい ときの ｜電話《でんわ》
help-crisis = とても つらい ときの ｜電話《でんわ》
help-mind = こころの ｜電話《でんわ》
help-violence = ｜家《いえ》の ｜暴力《ぼうりょく》の ｜相談《そうだん》
help-sexual-violence = ｜性《せい》の ｜暴力《ぼうりょく》の ｜相談《そうだん》
help-pregnancy-worries = ｜妊娠《にんしん》で ｜困《こま》った ときの ｜相談《そうだん》
help-loss-support = ｜亡《な》くした ｜後《あと》に ｜話《はな》せる ｜所《ところ》
help-foreign-residents = ｜外国人《がいこくじん》の ｜相談《そうだん》
help-interpreter = ｜通訳《つうやく》
help-immigration = ｜入管《にゅうかん》
help-labour-office = ｜労働局《ろうどうきょく》
help-employer = ｜会社《かいしゃ》
help-insurer = ｜健康保険《けんこうほけん》の ｜窓口《まどぐち》
help-single-parent-office = ひとり｜親《おや》の ｜相談《そうだん》
help-child-care-office = ｜保育園《ほいくえん》の ｜窓口《まどぐち》
help-development-support = ｜子《こ》どもの ｜発達《はったつ》の ｜相談《そうだん》
help-breastfeeding = おっぱいや ミルクの ｜相談《そうだん》
help-vaccine-office = ワクチンの ｜窓口《まどぐち》
help-school = ｜学校《がっこう》
help-school-counsellor = スクールカウンセラー（｜学校《がっこう》で ｜話《はなし》を ｜聞《き》く ｜人《ひと》）
help-youth-line = ｜子《こ》どもの ｜電話《でんわ》
help-bullying-line = いじめの ｜電話《でんわ》
help-consumer = ｜買《か》い｜物《もの》の ｜相談《そうだん》
help-money-advice = お｜金《かね》の ｜相談《そうだん》
help-city-office = ｜市《し》や ｜区《く》の ｜役所《やくしょ》
help-legal-aid = ｜法律《ほうりつ》の ｜相談《そうだん》

keep-nothing = まだ ｜何《なに》も ｜書《か》いて いません。
keep-text-long = ｜文《ぶん》が ｜長《なが》すぎます。 { $most }｜文字《もじ》までです。
keep-mood = ｜気分《きぶん》の ことばは 1｜文字《もじ》から { $most }｜文字《もじ》までです。
keep-children = ｜一《ひと》つの ｜日記《にっき》に ｜子《こ》どもは { $most }｜人《にん》までです。
keep-tags = しるしは { $most }｜個《こ》までです。
keep-tag = しるしは 1｜文字《もじ》から { $most }｜文字《もじ》までです。
keep-photos = ｜一《ひと》つの ｜日記《にっき》に ｜写真《しゃしん》は { $most }｜枚《まい》までです。
keep-photo = ｜同《おな》じ ｜写真《しゃしん》が ｜二《ふた》つ あります。 または ｜写真《しゃしん》の ことばが { $most }｜文字《もじ》より ｜長《なが》いです。
keep-letter = この アプリの おたよりでは ありません。
keep-no-measure = まだ ｜何《なに》も ｜測《はか》って いません。
keep-weight = ｜重《おも》さを もう ｜一度《いちど》 ｜見《み》て ください。 { $least } gから { $most } gまで ｜書《か》けます。
keep-length = ｜背《せ》の ｜高《たか》さを もう ｜一度《いちど》 ｜見《み》て ください。 { $least } mmから { $most } mmまで ｜書《か》けます。
keep-head = ｜頭《あたま》の まわりを もう ｜一度《いちど》 ｜見《み》て ください。 { $least } mmから { $most } mmまで ｜書《か》けます。
keep-note-long = メモが ｜長《なが》すぎます。 { $most }｜文字《もじ》までです。
photo-not-one = しまう ことが できない ファイルです。 JPEG、 PNG、 WebPの ｜写真《しゃしん》を ｜選《えら》んで ください。
photo-heic = HEICか AVIFの ｜写真《しゃしん》です。 ｜先《さき》に JPEGに して ください。
photo-large = ｜写真《しゃしん》が ｜大《おお》きすぎます。 ｜先《さき》に ｜小《ちい》さく して ください。 8 MBまでです。
photo-uncommon = この ｜写真《しゃしん》を ｜見《み》る ことが できない スマホが あります。 ｜先《さき》に JPEGに して ください。
photo-broken = ｜写真《しゃしん》が ｜壊《こわ》れて います。 もう ｜一度《いちど》 ｜選《えら》んで ください。
pin-digits = ｜暗証番号《あんしょうばんごう》は ｜数字《すうじ》です。 6｜個《こ》から 64｜個《こ》までです。
pin-there = ｜暗証番号《あんしょうばんごう》は もう あります。
pin-not-there = ｜暗証番号《あんしょうばんごう》は ありません。
words-six = ことばは ｜六《むっ》つです。
words-unknown = ｜違《ちが》う ことばが あります。 ｜書《か》いた ｜紙《かみ》を ｜見《み》て ください。
passphrase-needed = パスワードを ｜書《か》いて ください。
file-there = ｜同《おな》じ ｜名前《なまえ》の ファイルが もう あります。 ｜何《なに》も ｜変《か》えて いません。
backup-is-none = これは バックアップでは ありません。
numbers-full = ｜番号《ばんごう》が もう { $most }｜個《こ》 あります。 ｜先《さき》に ｜一《ひと》つ ｜消《け》して ください。
keys-full = かぎが もう { $most }｜個《こ》 あります。 ｜先《さき》に ｜一《ひと》つ やめて ください。
