//! Every rule with a text that breaks it and one that does not.

mod fixture;

use fixture::Folder;
use otayori_compiler::lint::Tokens;
use otayori_compiler::{Level, variety};

/// The findings of one rule for a ja-simple body.
fn easy(rule: &str, body: &str) -> Option<Level> {
    in_language("ja-simple", rule, body)
}

fn in_language(language: &str, rule: &str, body: &str) -> Option<Level> {
    let folder = Folder::new();
    let (_, title, _) = fixture::FINE.iter().find(|(tag, ..)| *tag == language).unwrap();
    folder.text(language, title, body);
    folder.findings().iter().filter(|finding| finding.rule == rule).map(|finding| finding.level).max()
}

#[test]
fn the_fine_texts_break_no_rule() {
    let findings = Folder::new().findings();
    assert!(findings.is_empty(), "{findings:#?}");
}

/// Rule, level, a body that breaks it, and a body that is near it and does not.
#[test]
fn easy_japanese() {
    use Level::{Error, Warning};
    let long = "この {日|ひ}は とても とても とても とても とても とても とても とても とても とても とても ながい {日|ひ}です。";
    let kanji = "{白|しろ}い {犬|いぬ}と {黒|くろ}い {犬|いぬ}と {赤|あか}い {犬|いぬ}と {青|あお}い {犬|いぬ}と {小|ちい}さい {犬|いぬ}と {大|おお}きい {犬|いぬ}と {茶色|ちゃいろ}の {犬|いぬ}です。";
    let some_kanji = "{白|しろ}い {犬|いぬ}と {黒|くろ}い {犬|いぬ}と {赤|あか}い {犬|いぬ}と {青|あお}い {犬|いぬ}と {茶色|ちゃいろ}です。";
    let few_kanji = "{白|しろ}い {犬|いぬ}と {黒|くろ}い {犬|いぬ}です。";
    let nine = "{水|みず}を {飲|の}みます。 ".repeat(9);
    let eight = "{水|みず}を {飲|の}みます。 ".repeat(8);
    let cases = [
        ("EJ01", Error, long, few_kanji),
        (
            "EJ01",
            Warning,
            "{雨|あめ}の {日|ひ}は {家|いえ}で とても ゆっくり {本|ほん}を {読|よ}んで いても いい ことに しましょう。",
            few_kanji,
        ),
        // 31 characters with the meaning, 21 without: the meaning is read beside the sentence.
        (
            "EJ01",
            Warning,
            "{雨|あめ}の {日|ひ}は {家|いえ}で とても ゆっくり {本|ほん}を {読|よ}んで いても いい ことに しましょう。",
            "{雨|あめ}の {日|ひ}は {傘|かさ}〈{雨|あめ}の {時|とき}に {使|つか}う もの〉を {家|いえ}から {持|も}って {行|い}きましょう。",
        ),
        // 34 characters, of which three short questions are said aloud.
        (
            "EJ01",
            Warning,
            "「{水|みず}を {飲|の}んで ゆっくり {待|ま}つと {後|あと}で どう なりますか」と {聞|き}いて みませんか。",
            "「なぜですか。 {待|ま}ちますか。 {後|あと}で どう なりますか」と {聞|き}いて みませんか。",
        ),
        (
            "EJ02",
            Error,
            "{朝|あさ}、{起|お}きて、{水|みず}を {飲|の}みます。",
            "{朝|あさ}、{水|みず}を {飲|の}みます。",
        ),
        (
            "EJ02",
            Error,
            "{起|お}きて {顔|かお}を {洗|あら}って {水|みず}を {飲|の}みます。",
            "{起|お}きて {水|みず}を {飲|の}んで ください。",
        ),
        ("EJ02", Error, "{眠|ねむ}いので {寝|ね}ますが {起|お}きます。", "{眠|ねむ}いので {寝|ね}ます。"),
        ("EJ03", Error, "{水|みず}を {飲|の}む。", "{水|みず}を {飲|の}みます。"),
        ("EJ03", Error, "{水|みず}を {飲|の}みます", "{水|みず}を {飲|の}みませんか。"),
        (
            "EJ03",
            Error,
            "こう して ください。\n- {強|つよ}い {痛|いた}み",
            "こう して ください。\n- {強|つよ}く {痛|いた}い",
        ),
        (
            "EJ03",
            Error,
            "こう して ください。\n- {水|みず}を {飲|の}みます",
            "こう して ください。\n- {水|みず}を {飲|の}む〈ゆっくり〉",
        ),
        ("EJ04", Error, "{水|みず}を {飲|の}んで いただきます。", "{水|みず}を {飲|の}んで ください。"),
        ("EJ04", Error, "お{電話|でんわ}を ください。", "お{金|かね}を {払|はら}います。"),
        ("EJ04", Error, "お{帰|かえ}りに なります。", "お{医者|いしゃ}さんに {聞|き}きます。"),
        ("EJ05", Error, "{行|い}かなければ なりません。", "{行|い}って ください。"),
        ("EJ05", Error, "{水|みず}しか {飲|の}めません。", "{水|みず}だけ {飲|の}めます。"),
        (
            "EJ05",
            Error,
            "{水|みず}しか {飲|の}まない {日|ひ}です。",
            "うれしかった ことを {話|はな}しませんか。",
        ),
        ("EJ07", Error, "{水|みず}を飲みます。", "{水|みず}を {飲|の}みます。"),
        ("EJ07", Error, "{水|water}を {飲|の}みます。", "{水|ミズ}を {飲|の}みます。"),
        ("EJ07", Error, "2{週間|しゅうかん} {待|ま}ちます。", "{熱|ねつ}が 38{度|ど}です。"),
        ("EJ07", Error, "{みず|みず}を {飲|の}みます。", "{水|みず}を {飲|の}みます。"),
        ("EJ08", Error, kanji, few_kanji),
        ("EJ08", Warning, some_kanji, few_kanji),
        // A counter is read with its number; the same kanji without one count.
        (
            "EJ08",
            Warning,
            "{何月|なんがつ}の {何日|なんにち}から {何月|なんがつ}の {何日|なんにち}まで {水|みず}を {飲|の}みます。",
            "{4月|しがつ}{2日|ふつか}から {5月|ごがつ}{1日|ついたち}まで {3か月|さんかげつ}の {間|あいだ} {白|しろ}い {水|みず}を {朝|あさ} {飲|の}みます。",
        ),
        ("EJ09", Error, "あかちゃんがうまれたあとにのみます。", "あかちゃんが うまれた あとに のみます。"),
        (
            "EJ10",
            Error,
            "クリニックに {行|い}きます。",
            "クリニック〈{小|ちい}さい {病院|びょういん}〉に {行|い}きます。 クリニックは {近|ちか}いです。",
        ),
        ("EJ10", Error, "ハーブを {飲|の}みます。", "ミルクを {飲|の}みます。"),
        ("EJ12", Error, "ぐったり して います。", "{力|ちから}が {入|はい}りません。"),
        ("EJ13", Error, "3〜5です。", "3から 5です。"),
        ("EJ13", Error, "9:30に {行|い}きます。", "{午前|ごぜん} {9時|くじ}に {行|い}きます。"),
        ("EJ13", Error, "３つです。", "3つです。"),
        ("EJ14", Warning, "なるべく {飲|の}みます。", "3{回|かい}ぐらい {飲|の}みます。"),
        (
            "EJ15",
            Error,
            "{妊娠初期症状|にんしんしょきしょうじょう}です。",
            "{妊娠|にんしん}の {初|はじ}めです。",
        ),
        ("EJ16", Error, "50cmです。", "50センチです。"),
        ("EJ16", Error, "OKです。", "LINEで {聞|き}きます。"),
        ("EJ18", Error, &nine, &eight),
        (
            "EJ18",
            Error,
            "{水|みず}・{茶|ちゃ}・ミルクを {飲|の}みます。",
            "{水|みず}と ミルクを {飲|の}みます。",
        ),
        ("EJ19", Warning, "{飲|の}んでは いけません。", "{飲|の}まないで ください。"),
        (
            "EJ19",
            Warning,
            "{寝|ね}て ください。 {飲|の}んで ください。 {休|やす}んで ください。",
            "{寝|ね}て ください。 {休|やす}んで ください。",
        ),
        ("EJ20", Error, "189に {電話|でんわ}します。", "280{日|にち}です。"),
        ("EJ20", Error, "189に {電話|でんわ}します。", "{100個|ひゃっこ}です。"),
        ("EJ20", Error, "1185です。", "18.5です。"),
        ("EJ22", Warning, "{赤|あか}ん{坊|ぼう}です。", "{赤|あか}ちゃんです。"),
    ];
    for (rule, level, breaks, keeps) in cases {
        assert_eq!(easy(rule, breaks), Some(level), "{rule} should find fault with {breaks}");
        assert_ne!(easy(rule, keeps), Some(level), "{rule} should find nothing in {keeps}");
    }
}

#[test]
fn a_word_met_at_the_counter_stays_and_is_explained() {
    let bare = "{母子健康手帳|ぼしけんこうてちょう}を もらいます。";
    let explained = "{母子健康手帳|ぼしけんこうてちょう}〈{子|こ}どもの {本|ほん}〉を もらいます。 {母子健康手帳|ぼしけんこうてちょう}は {大切|たいせつ}です。";
    assert_eq!(easy("EJ17", bare), Some(Level::Error));
    assert_eq!(easy("EJ17", explained), None);
    // Its many kanji are not held against it, nor the length, dots and letters of such a word.
    assert_eq!(easy("EJ15", explained), None);
    let long = "{母性健康管理指導事項連絡|ぼせいけんこうかんりしどうじこうれんらく}カード〈{紙|かみ}〉です。";
    assert_eq!(easy("EJ09", long), None);
    let dots = "ファミリー・サポート・センター〈{人|ひと}〉です。";
    assert_eq!((easy("EJ18", dots), easy("EJ10", dots)), (None, None));
    assert_eq!(easy("EJ16", "B{型肝炎|がたかんえん}〈{病気|びょうき}〉です。"), None);
}

#[test]
fn a_title_has_no_explanation() {
    let folder = Folder::new();
    folder.text("ja-simple", "カード〈{紙|かみ}〉", "{水|みず}を {飲|の}みます。");
    assert!(folder.rules().contains(&"EJ18"));
}

/// Surface, dictionary form, part of speech.
type Word<'a> = (&'a str, &'a str, &'a str);

fn tokens(lines: &[(&str, &[Word<'_>])]) -> Tokens {
    let json: String = lines
        .iter()
        .map(|(text, words)| {
            let words: Vec<String> = words
                .iter()
                .map(|(surface, dictionary, class)| {
                    format!(r#"{{"surface":"{surface}","dictionary":"{dictionary}","normalised":"{dictionary}","class":["{class}","一般"]}}"#)
                })
                .collect();
            format!("{{\"text\":\"{text}\",\"tokens\":[{}]}}\n", words.join(","))
        })
        .collect();
    Tokens::parse(&json).unwrap()
}

#[test]
fn words_outside_the_lists_are_explained() {
    let folder = Folder::new();
    folder.text("ja-simple", "{週|しゅう}", "{羊膜|ようまく}と {臍帯|さいたい}です。");
    let both = tokens(&[(
        "羊膜と 臍帯です。",
        &[
            ("羊膜", "羊膜", "名詞"),
            ("と", "と", "助詞"),
            (" ", " ", "空白"),
            ("臍帯", "臍帯", "名詞"),
            ("です", "です", "助動詞"),
        ],
    )]);
    let errors =
        folder.findings_with(&both).iter().filter(|f| f.rule == "EJ11" && f.level == Level::Error).count();
    assert_eq!(errors, 2, "two unknown words are an error");

    folder.text("ja-simple", "{週|しゅう}", "{羊膜|ようまく}〈{袋|ふくろ}〉です。 {水|みず}です。");
    let explained = tokens(&[(
        "羊膜〈袋〉です。 水です。",
        &[
            ("羊膜", "羊膜", "名詞"),
            ("〈", "〈", "補助記号"),
            ("袋", "袋", "名詞"),
            ("〉", "〉", "補助記号"),
            ("です", "です", "助動詞"),
            ("水", "水", "名詞"),
        ],
    )]);
    assert!(
        folder.findings_with(&explained).iter().all(|f| f.rule != "EJ11"),
        "{:#?}",
        folder.findings_with(&explained)
    );

    folder.text("ja-simple", "{週|しゅう}", "{羊膜|ようまく}です。");
    let one = tokens(&[("羊膜です。", &[("羊膜", "羊膜", "名詞"), ("です", "です", "助動詞")])]);
    let found: Vec<_> = folder.findings_with(&one).into_iter().filter(|f| f.rule == "EJ11").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].level, Level::Warning, "one unknown word is a warning");
}

#[test]
fn passive_verbs_are_pointed_out() {
    let folder = Folder::new();
    folder.text("ja-simple", "{週|しゅう}", "{言|い}われました。");
    let passive = tokens(&[(
        "言われました。",
        &[("言わ", "言う", "動詞"), ("れ", "れる", "助動詞"), ("まし", "ます", "助動詞")],
    )]);
    assert!(folder.findings_with(&passive).iter().any(|f| f.rule == "EJ06" && f.level == Level::Warning));
    folder.text("ja-simple", "{週|しゅう}", "{知|し}らせました。");
    let tell = tokens(&[(
        "知らせました。",
        &[("知ら", "知る", "動詞"), ("せ", "せる", "助動詞"), ("まし", "ます", "助動詞")],
    )]);
    assert!(
        folder.findings_with(&tell).iter().all(|f| f.rule != "EJ06"),
        "one word to a reader, two to the tokenizer"
    );
    folder.text("ja-simple", "{週|しゅう}", "{生|う}まれました。");
    let born = tokens(&[("生まれました。", &[("生まれ", "生まれる", "動詞"), ("まし", "ます", "助動詞")])]);
    assert!(folder.findings_with(&born).iter().all(|f| f.rule != "EJ06"));
}

#[test]
fn lengths() {
    for (language, unit) in [("ja", "あ"), ("ja-simple", "あ"), ("en", "a ")] {
        let limit = match language {
            "ja" => 220,
            "ja-simple" => 160,
            _ => 80,
        };
        let longest = |n: usize| in_language(language, "length", &unit.repeat(n));
        assert_eq!(longest(limit + 1), Some(Level::Error), "{language}");
        assert_ne!(longest(limit), Some(Level::Error), "{language}");
        let list = |n: usize| in_language(language, "length", &format!("{}\n- a", unit.repeat(n - 1)));
        let limit = match language {
            "ja" => 240,
            "ja-simple" => 200,
            _ => 100,
        };
        // In English the mark of a list is not a word.
        assert_eq!(list(limit + 1), Some(Level::Error), "{language} list");
        assert_ne!(list(limit), Some(Level::Error), "{language} list");
    }
    assert_eq!(in_language("ja", "length", "短い。"), Some(Level::Warning));
    for (language, unit, limit) in [("ja", "あ", 300), ("ja-simple", "あ", 270), ("en", "a ", 130)] {
        let folder = Folder::new();
        folder.write(
            "slots/card.toml",
            "[\"card/all\"]\npillar = \"child\"\ntopic = \"all\"\nsources = [\"A1\"]\n",
        );
        let too_long = |n: usize| {
            let card = format!("## card/all T\n{}\n", unit.repeat(n));
            folder.write(&format!("messages/{language}/card/all.md"), &card);
            folder.findings().iter().any(|f| f.rule == "length" && f.level == Level::Error)
        };
        assert!(too_long(limit + 1) && !too_long(limit), "{language} card");
    }
    let folder = Folder::new();
    folder.text("en", "One two three four five six seven eight", fixture::FINE[2].2);
    assert!(folder.rules().contains(&"length"));
}

#[test]
fn numbers_are_declared_once_and_said_in_every_language() {
    let folder = Folder::new();
    folder.slot("numbers = [\"38 °C\", \"18 month\"]");
    for (language, body) in [
        ("ja", "38度以上の熱があるとき、1歳6か月で歩かないときは、聞いてください。"),
        ("ja-simple", "38{度|ど}です。 {1歳|いっさい} {6か月|ろっかげつ}です。"),
        ("en", "A fever of 38 °C, or not walking at 18 months: ask."),
    ] {
        folder.text(language, "a", body);
    }
    assert!(!folder.rules().contains(&"numbers"), "{:?}", folder.findings());
    folder.text("en", "a", "A fever of 38 °C, or not walking at 19 months: ask.");
    let said: Vec<String> =
        folder.findings().iter().filter(|f| f.rule == "numbers").map(|f| f.what.clone()).collect();
    assert_eq!(said.len(), 2, "one is missing and one is too many: {said:?}");
}

#[test]
fn a_number_of_one_region_belongs_to_its_text_alone() {
    let numbers = |numbers: &str, anywhere: &str, japan: &str| {
        let folder = Folder::new();
        folder.slot(&format!("numbers = [{numbers}]"));
        folder.text("en", "a", &format!("{anywhere}\n\n## g028@JP a\n{japan}"));
        folder.findings().iter().filter(|f| f.rule == "numbers" && f.language == "en").count()
    };
    assert_eq!(numbers("\"JP: 14 day\"", "Ask until when.", "Within 14 days."), 0);
    assert_eq!(numbers("\"JP: 14 day\"", "Within 14 days.", "Within 14 days."), 1, "undeclared anywhere");
    assert_eq!(numbers("\"JP: 14 day\"", "Ask until when.", "Ask until when."), 1, "missing in Japan");
    assert_eq!(numbers("\"ANYWHERE: 6 week\"", "About 6 weeks.", "Ask until when."), 0);
    assert_eq!(numbers("\"6 week\"", "About 6 weeks.", "Ask until when."), 1, "both say what has no region");
}

#[test]
fn variety_counts_openings_and_sentences_over_letters() {
    let folder = Folder::new();
    let slot = |id: &str| format!("[{id}]\npillar = \"child\"\ntopic = \"weeks\"\nsources = [\"A1\"]\n");
    let ids = ["g028", "g029", "g030", "g031"];
    folder.write("slots/pregnancy.toml", &ids.map(slot).join("\n"));
    let letters = [
        "## g028 a\nOne warm bowl is enough. Sleep now.\n\n## g028@JP a\nOne warm bowl is enough. Sleep now.",
        "## g029 a\nThe door is open. Sleep now.",
        "## g030 a\nThe door is closed. Sleep now. Sleep now.",
        "## g031 a\nA map lies here. Sleep now.",
    ];
    folder.write("messages/en/pregnancy/w04.md", &letters.join("\n\n"));
    let content = folder.load();
    let english = content.languages.iter().find(|row| row.language.tag == "en").unwrap();
    let variety = variety::of_shelf(&content, english, "pregnancy");
    // g028 and its text for Japan are one letter; g029 and g030 open alike.
    assert_eq!((variety.letters, variety.alike()), (4, 2));
    assert!((variety.percent_alike() - 50.0).abs() < f64::EPSILON);
    assert_eq!(variety.sentences.first(), Some(&("Sleep now.".to_owned(), 4)));
    assert!(variety::table(&content).contains("TOO OFTEN 4× Sleep now."), "{}", variety::table(&content));
    // A danger letter may say what others say.
    let danger = "[call-now]\nmeaning = \"signs\"\ndanger = true\n";
    folder.write("safety-keys.toml", danger);
    folder.write("slots/pregnancy.toml", &ids.map(|id| slot(id) + "safety = [\"call-now\"]\n").join("\n"));
    let content = folder.load();
    assert_eq!(variety::of_shelf(&content, english, "pregnancy").sentences, []);
}

#[test]
fn what_grows_old_stands_in_no_message() {
    for (rule, breaks, keeps) in [
        ("phone", "0120-279-338 に電話。", "24時間の電話。"),
        ("phone", "119番へ。", "救急車を呼んで。"),
        ("money", "500,000円です。", "5回です。"),
        ("date", "2025年4月から。", "4月から。"),
    ] {
        assert_eq!(in_language("ja", rule, breaks), Some(Level::Error), "{breaks}");
        assert_eq!(in_language("ja", rule, keeps), None, "{keeps}");
    }
    assert_eq!(in_language("en", "money", "It costs 50,000 yen."), Some(Level::Error));
    assert_eq!(in_language("en", "date", "Since April 2025 it is law."), Some(Level::Error));
}

#[test]
fn words_not_used() {
    for (language, breaks, keeps) in [
        ("ja", "大丈夫です。", "丈夫な椅子です。"),
        ("ja", "ちゃんと寝る。", "赤ちゃんと寝る。"),
        ("ja", "休むべきです。", "食べきれない。"),
        // A letter is for whoever reads it, alone or not.
        ("ja", "夫に頼む。", "夫婦で、丈夫な椅子を工夫する。"),
        ("ja", "パパの出番です。", "産後パパ育休の紙。"),
        ("ja-simple", "お{父|とう}さんに {話|はな}します。", "{近|ちか}くの {人|ひと}に {話|はな}します。"),
        ("en", "Ask your husband.", "Ask whoever is near."),
        ("en", "Your partner can hold the baby.", "A partner, a friend or nobody at all."),
        ("en", "Don't worry about it.", "It may worry you."),
        ("en", "Mama knows.", "The mamal."),
        ("en", "Good!", "Good."),
    ] {
        assert_eq!(in_language(language, "word", breaks), Some(Level::Error), "{breaks}");
        assert_eq!(in_language(language, "word", keeps), None, "{keeps}");
    }
}

#[test]
fn a_danger_message_says_now_and_calms_nobody() {
    let folder = Folder::new();
    folder.slot("safety = [\"movements\"]\nhelp = [\"maternity-unit\"]\nessential_until = \"g028\"");
    let says = |body: &str| {
        folder.text("en", "a", body);
        folder.findings().iter().any(|f| f.rule == "S-07" && f.language == "en")
    };
    assert!(says("Fewer movements: ask at the next visit."));
    assert!(says("Fewer movements: call now. No need to worry."));
    assert!(!says("Fewer movements: call now, day or night."));
    folder.slot("safety = [\"movements\"]\nessential_until = \"g028\"");
    assert!(folder.findings().iter().any(|f| f.rule == "S-07" && f.what.contains("no help")));
}

#[test]
fn slots_sources_and_keys() {
    for (fields, rule) in [
        ("help = [\"astronaut\"]", "help-key"),
        ("safety = [\"gravity\"]\nessential_until = \"g028\"", "safety-key"),
        ("safety = [\"alcohol\"]", "essential"),
        ("essential_until = \"g028\"", "essential"),
        ("safety = [\"alcohol\"]\nessential_until = \"g027\"", "essential"),
        ("retired = true", "retired"),
        ("colour = \"red\"", "toml"),
        ("clock = \"moon\"", "toml"),
    ] {
        let folder = Folder::new();
        folder.slot(fields);
        assert!(folder.rules().contains(&rule), "{fields}: {:?}", folder.findings());
    }
    let folder = Folder::new();
    folder.write(
        "slots/pregnancy.toml",
        "[g028]\npillar = \"child\"\ntopic = \"weeks\"\nsources = [\"A1\", \"Z9\"]\n",
    );
    assert_eq!(folder.rules(), ["source"]);
    folder.write("slots/pregnancy.toml", "[g028]\npillar = \"child\"\ntopic = \"weeks\"\n");
    assert_eq!(folder.rules(), ["S-20"]);
    folder.write(
        "slots/pregnancy.toml",
        "[g028]\npillar = \"child\"\ntopic = \"weeks\"\nstatus = \"design\"\n",
    );
    assert!(folder.rules().is_empty());
    folder.write("slots/first-year.toml", "[g029]\npillar = \"child\"\ntopic = \"x\"\nstatus = \"design\"\n");
    assert_eq!(folder.rules(), ["cadence", "shelf"], "{:?}", folder.findings());
}

#[test]
fn one_b_source_carries_no_medical_claim_and_two_do() {
    let folder = Folder::new();
    let b = |id: &str| {
        format!(
            "[{id}]\ntitle = \"t\"\norganisation = \"o\"\nyear = \"2024\"\naddress = \"a\"\ngrade = \"B\"\nseen = \"full\"\nchecked_at = \"2026-11-01\"\n"
        )
    };
    folder.write("sources.toml", &(b("B1") + &b("B2")));
    let slot = |sources: &str| {
        folder.write(
            "slots/pregnancy.toml",
            &format!("[g028]\npillar = \"child\"\ntopic = \"t\"\nsources = {sources}\n"),
        )
    };
    slot("[\"B1\"]");
    assert_eq!(folder.rules(), ["S-20"]);
    slot("[\"B1\", \"B2\"]");
    assert!(folder.rules().is_empty());
}

#[test]
fn what_grows_old_stands_in_no_title_of_a_source() {
    let folder = Folder::new();
    let sources = std::fs::read_to_string(folder.path("sources.toml")).unwrap();
    for (title, rules) in [
        ("A line #8000", vec!["phone"]),
        ("A line 0120-000-000", vec!["phone"]),
        ("An allowance of 10,000円", vec!["money"]),
        ("119番のかけ方 (2026-04-01)", vec![]),
    ] {
        folder.write("sources.toml", &sources.replace("\"Guide\"", &format!("\"{title}\"")));
        assert_eq!(folder.rules(), rules, "{title}");
    }
}

#[test]
fn a_source_grows_stale_on_its_day() {
    let folder = Folder::new();
    folder.write("as-of", "2028-10-31\n");
    assert!(folder.rules().is_empty(), "730 days after 2026-11-01");
    folder.write("as-of", "2028-11-01\n");
    let findings = folder.findings();
    assert_eq!(findings.iter().map(|f| (f.rule, f.level)).collect::<Vec<_>>(), [("stale", Level::Warning)]);
    let content = folder.load();
    assert!(otayori_compiler::press(&content).is_ok(), "a build never fails for age");
    assert!(otayori_compiler::press::press_as_of(&content, content.as_of).is_err(), "a release does");
    assert!(otayori_compiler::press::press_as_of(&content, "2028-10-31".parse().unwrap()).is_ok());
}

#[test]
fn placement() {
    let folder = Folder::new();
    folder.write("lint/placement.toml", "rule = [\n  { key = \"alcohol\", by = \"g028\" },\n]\n");
    let finding = |folder: &Folder| {
        folder.findings().iter().find(|f| f.rule == "S-25").map(|f| (f.what.clone(), f.place.line))
    };
    let (what, line) = finding(&folder).unwrap();
    assert!(what.contains("no delivered slot") && line == 2, "{what} {line}");
    let slots = |first: &str, second: &str| {
        let slot = |id: &str, key: &str| {
            let safety = if key.is_empty() {
                String::new()
            } else {
                format!("safety = [\"{key}\"]\nessential_until = \"g029\"\n")
            };
            format!("[{id}]\npillar = \"child\"\ntopic = \"t\"\nstatus = \"design\"\n{safety}")
        };
        folder.write("slots/pregnancy.toml", &(slot("g028", first) + &slot("g029", second)));
    };
    folder.write("cadence.toml", "[[phase]]\ntrack = \"main\"\nshelf = \"pregnancy\"\nanchor = \"gestation\"\nfrom = 28\nto = 29\nevery = 1\n");
    slots("alcohol", "");
    assert!(finding(&folder).unwrap().0.contains("never again"));
    slots("alcohol", "alcohol");
    assert_eq!(finding(&folder), None);
    slots("", "alcohol");
    assert!(finding(&folder).is_some(), "too late");
    folder.write("lint/placement.toml", "rule = [{ key = \"alcohol\", since = \"g029\", by = \"g029\" }]\n");
    slots("alcohol", "alcohol");
    assert_eq!(finding(&folder), None);
}

#[test]
fn the_cadence_and_the_slots_agree() {
    let folder = Folder::new();
    folder.write("cadence.toml", "[[phase]]\ntrack = \"main\"\nshelf = \"pregnancy\"\nanchor = \"gestation\"\nfrom = 28\nto = 29\nevery = 1\n");
    assert!(folder.findings().iter().any(|f| f.what.starts_with("g029 is due")));
    folder.write("cadence.toml", "phase = []\n");
    assert!(folder.findings().iter().any(|f| f.what.contains("nobody would get it")));
    folder.write("cadence.toml", "[[phase]]\ntrack = \"main\"\nshelf = \"pregnancy\"\nanchor = \"gestation\"\nfrom = 28\nto = 28\nevery = 0\n");
    assert!(folder.rules().contains(&"cadence"));
}

#[test]
fn a_released_id_is_kept_for_ever() {
    let folder = Folder::new();
    folder.write("released-slots.txt", "# released\ng028\n");
    assert!(folder.rules().is_empty());
    folder.write("released-slots.txt", "g028\ng031\n");
    assert_eq!(folder.rules(), ["released"]);
}

#[test]
fn every_language_has_every_text() {
    let folder = Folder::new();
    std::fs::remove_file(folder.path("messages/en/pregnancy/w04.md")).unwrap();
    let findings = folder.findings();
    assert_eq!(
        findings.iter().map(|f| (f.rule, f.language.as_str())).collect::<Vec<_>>(),
        [("parity", "en")]
    );
}

#[test]
fn a_text_for_one_country_stands_beside_one_true_anywhere() {
    let folder = Folder::new();
    let body = fixture::FINE[2].2;
    folder.write("messages/en/pregnancy/w04.md", &format!("## g028@JP a\n{body}\n"));
    assert!(folder.rules().contains(&"anywhere"));
    folder.write("messages/en/pregnancy/w04.md", &format!("## g028 a\n{body}\n\n## g028@JP a\n{body}\n"));
    assert!(folder.rules().contains(&"parity"), "the other languages lack it");
    folder.write("messages/en/pregnancy/w04.md", &format!("## g028@Japan a\n{body}\n"));
    assert!(folder.rules().contains(&"region"));
}

#[test]
fn files_and_headings() {
    let folder = Folder::new();
    let fine = fixture::FINE[2].2;
    for (file, text, rule) in [
        ("messages/en/pregnancy/w04.md", format!("lost\n## g028 a\n{fine}\n"), "message"),
        ("messages/en/pregnancy/w04.md", format!("## g28 a\n{fine}\n"), "slot-id"),
        ("messages/en/pregnancy/w04.md", format!("## g028\n{fine}\n"), "title"),
        ("messages/en/pregnancy/w04.md", "## g028 a\n\n".to_owned(), "body"),
        ("messages/en/pregnancy/w04.md", format!("## g028 a\n{fine} {{b\n"), "ruby"),
        ("messages/en/pregnancy/w04.md", format!("## g028 a\n{fine}\n## g028 b\n{fine}\n"), "twice"),
        ("messages/en/pregnancy/w04.md", format!("## g029 a\n{fine}\n"), "slot-id"),
    ] {
        folder.write(file, &text);
        let findings = folder.findings();
        let found = findings.iter().find(|f| f.rule == rule);
        assert!(found.is_some_and(|f| f.place.file.ends_with(file)), "{rule}: {findings:?}");
    }
    folder.text("en", "a", fine);
    folder.write("messages/en/pregnancy/w05.md", &format!("## g028@JP a\n{fine}\n"));
    assert!(folder.rules().contains(&"place"));
    folder.write("messages/fr/pregnancy/w04.md", "## g028 a\nb\n");
    assert!(folder.rules().contains(&"language"));
}

#[test]
fn interface_strings() {
    for (text, rule) in [
        ("", "ui"),
        ("date = { $month }\n", "ui"),
        ("date = { $year\n", "fluent"),
        ("date = { $year }\ndate = { $year }\n", "twice"),
        ("date = { $year }\nmore = x\n", "ui"),
    ] {
        let folder = Folder::new();
        folder.write("ui/en.ftl", text);
        assert!(folder.rules().contains(&rule), "{text:?}: {:?}", folder.findings());
    }
    let folder = Folder::new();
    folder.write("ui/ja-simple.ftl", "date = { $year }年\n");
    assert_eq!(folder.rules(), ["EJ07"]);
    folder.write("ui/ja-simple.ftl", "date = { $year }｜年《ねん》\n");
    assert!(folder.rules().is_empty());
}

#[test]
fn a_sign_off_holds_for_one_wording_only() {
    let folder = Folder::new();
    let content = folder.load();
    let (key, text) = content.texts["en"].iter().next().unwrap();
    let hash = otayori_compiler::load::text_hash(&text.stored);
    assert!(!content.is_reviewed("en", key, text));
    let review = |hash: &str, who: &str| {
        format!(
            "[[review]]\nslot = \"g028\"\nlanguage = \"en\"\nsha256 = \"{hash}\"\nwho = \"{who}\"\nrole = \"midwife\"\ndate = \"2026-11-24\"\n"
        )
    };
    folder.write("reviews/first.toml", &review(&hash, "A. Midwife"));
    assert!(folder.rules().is_empty());
    let signed = folder.load();
    let (key, text) = signed.texts["en"].iter().next().unwrap();
    assert!(signed.is_reviewed("en", key, text));
    assert!(!signed.is_reviewed("ja", key, text));

    folder.text("en", "Another title", fixture::FINE[2].2);
    let edited = folder.load();
    let (key, text) = edited.texts["en"].iter().next().unwrap();
    assert!(!edited.is_reviewed("en", key, text), "an edit makes it a draft again");
    assert_eq!(folder.rules(), ["review"]);
    folder.write("reviews/first.toml", &review(&hash, ""));
    assert!(folder.findings().iter().any(|f| f.what.contains("needs who")));
}

#[test]
fn a_finding_names_file_line_and_what_to_do() {
    let folder = Folder::new();
    folder.write("messages/ja-simple/pregnancy/w04.md", "# Week 4\n\n## g028 {週|しゅう}\n{水|みず}を {飲|の}みます。\n\n- {水|みず}を {飲|の}む\n- 水を {飲|の}む\n");
    let found = folder.findings().into_iter().find(|f| f.rule == "EJ07").unwrap();
    assert_eq!(
        found.to_string(),
        "messages/ja-simple/pregnancy/w04.md:7: error[EJ07] g028: `水` has no reading: write {水|…}"
    );
}

#[test]
fn a_card_that_somebody_opens_may_speak_of_who_is_there() {
    let folder = Folder::new();
    folder.write(
        "slots/single.toml",
        "[\"single/01\"]\npillar = \"support\"\ntopic = \"papers\"\nsources = [\"A1\"]\n",
    );
    for (language, body) in [("ja", "夫の名前は書かなくてもよい。"), ("en", "The father need not be named.")]
    {
        folder.write(&format!("messages/{language}/single/cards.md"), &format!("## single/01 a\n{body}\n"));
    }
    assert!(!folder.rules().contains(&"word"), "{:#?}", folder.findings());
}
