//! temp
use otayori_simulator::{oracle::letters::Words, planner::{Library, Real}, run::live, story::{Plot, Story}};
fn main() {
    let library = Library::open().unwrap();
    let words = Words::of(&library.corpus);
    let a: Vec<String> = std::env::args().collect();
    let faults: f64 = a[1].parse().unwrap();
    let from: u64 = a[2].parse().unwrap();
    let many: u64 = a[3].parse().unwrap();
    let years: i64 = a[4].parse().unwrap();
    let log = a.len() > 5;
    let (mut plans, mut days, mut kept, mut refused, mut shown) = (0, 0, 0, 0, 0);
    let mut by: std::collections::BTreeMap<&str, (u64, u64, String)> = Default::default();
    for seed in from..from + many {
        let story = Story::of(&Plot { seed, zone: "Asia/Tokyo".into(), start: jiff::civil::date(2026, 3, 1), years, faults, platform: None });
        let out = live(&story, &Real(&library), &words, log);
        plans += out.plans; days += out.days; kept += out.kept; refused += out.refused; shown += out.shown;
        if log { println!("{}", out.log); }
        if let Some(b) = out.broken { let e = by.entry(b.rule).or_insert((0, seed, format!("{} {}", b.wall, b.found))); e.0 += 1; }
    }
    println!("days {days} plans {plans} kept {kept} shown {shown} refused {refused}");
    for (rule, e) in by { println!("{rule}: {} first seed {} {}", e.0, e.1, e.2); }
}
