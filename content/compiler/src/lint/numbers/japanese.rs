//! Quantities as Japanese writes them: digits with a unit behind, in lists that share one (5〜10分), 1歳6か月, 1歳半.

use std::sync::LazyLock;

use regex::Regex;

use super::{Said, capture, pattern, push};

/// Japanese units, longest first so that ミリグラム is not read as ミリ.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("マイクログラム", "µg"), ("ミリグラム", "mg"), ("ミリリットル", "ml"), ("ミリメートル", "mm"), ("センチメートル", "cm"),
    ("キログラム", "kg"), ("パーセント", "%"), ("グラム", "g"), ("メートル", "m"), ("センチ", "cm"), ("ミリ", "mm"), ("キロ", "kg"),
    ("リットル", "l"), ("週間", "week"), ("日間", "day"), ("時間", "hour"), ("分間", "minute"), ("秒間", "second"),
    ("年間", "year"), ("か月", "month"), ("カ月", "month"), ("ヶ月", "month"), ("歳", "year"), ("週", "week"),
    ("日", "day"), ("分", "minute"), ("秒", "second"), ("時", "o'clock"), ("年", "year"), ("度", "°C"),
    ("％", "%"), ("%", "%"), ("回", "time"), ("人", "person"), ("mg", "mg"), ("ml", "ml"), ("mm", "mm"),
    ("cm", "cm"), ("kg", "kg"), ("g", "g"), ("m", "m"), ("個", "piece"), ("枚", "piece"), ("本", "piece"),
    ("冊", "piece"),
];

static QUANTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let units: Vec<String> = UNITS.iter().map(|(unit, _)| regex::escape(unit)).collect();
    pattern(&format!(
        r"(?P<years>\d+)(?:歳|年)(?P<rest>\d+)(?:か月|カ月|ヶ月)|(?P<half>\d+)(?:歳|年)半|(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?)(?P<unit>{})?(?P<link>(?:ごろ|くらい|ぐらい|ほど|すぎ|過ぎ)?(?:、|から|〜|～|~|-|–|・|か|や|と|または)*)",
        units.join("|")
    ))
});

/// A month of the calendar is a name: 4月 is April.
static MONTH: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\d{1,2}月"));

pub(super) fn read(line: &str) -> Vec<Said> {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let line = MONTH.as_ref().map_or(line.as_str().into(), |month| month.replace_all(&line, "月"));
    let Some(pattern) = QUANTITY.as_ref() else { return Vec::new() };
    let mut said = Vec::new();
    // Numbers of a list such as 5、6日 or 5〜10分 that still wait for the unit of the last one.
    let mut waiting: Vec<&str> = Vec::new();
    let mut end = 0;
    for captures in pattern.captures_iter(&line) {
        let found = captures.get(0).map_or(0..0, |found| found.range());
        if found.start != end {
            flush(&mut waiting, "", &mut said);
        }
        end = found.end;
        let months = |years: &str, rest: u32| years.parse::<u32>().unwrap_or(0) * 12 + rest;
        if let Some(years) = captures.name("years") {
            let rest = capture(&captures, "rest").parse().unwrap_or(0);
            push(&mut said, &months(years.as_str(), rest).to_string(), "month");
        } else if let Some(half) = captures.name("half") {
            push(&mut said, &months(half.as_str(), 6).to_string(), "month");
        } else {
            waiting.push(capture(&captures, "value"));
            let unit = capture(&captures, "unit");
            let linked = !capture(&captures, "link").is_empty();
            if !unit.is_empty() || !linked {
                let unit = UNITS.iter().find(|(name, _)| *name == unit).map_or("", |(_, unit)| unit);
                flush(&mut waiting, unit, &mut said);
            }
        }
    }
    flush(&mut waiting, "", &mut said);
    said
}

fn flush(waiting: &mut Vec<&str>, unit: &str, said: &mut Vec<Said>) {
    for value in waiting.drain(..) {
        push(said, value, unit);
    }
}
