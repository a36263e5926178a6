//! City, prefecture, country, nowhere: what is said where, and what is never lost on the way.

use otayori_core::region::Regions;
use proptest::prelude::*;

use super::author::{Author, line, moment, regions, tags};

fn numbers(regions: &Regions, keys: &[&str], region: Option<&str>) -> Vec<String> {
    let lines =
        regions.help_lines(&tags(keys), &tags(&["en"]), region, moment("2026-12-01T12:00+09:00"), &[]);
    lines.into_iter().filter_map(|line| line.number).collect()
}

fn country() -> (Author, Author, Author) {
    let (generic, japan, tokyo) = (Author::new("generic"), Author::new("JP"), Author::new("JP-13"));
    generic.write(
        "help.toml",
        &[
            line("emergency", "emergency = true\nhelps = [\"ambulance\", \"police\"]\nnumber = \"112\""),
            line("doctor", "helps = [\"doctor\", \"midwife\"]\nnumber = \"1\"\nhours = \"varies\""),
        ]
        .concat(),
    );
    japan.write(
        "help.toml",
        &[
            line("ambulance", "emergency = true\nhelps = [\"ambulance\"]\nnumber = \"119\""),
            line("police", "emergency = true\nhelps = [\"police\"]\nnumber = \"110\""),
            line("doctor", "helps = [\"doctor\"]\nnumber = \"2\"\nhours = \"varies\""),
            line("night", "helps = [\"doctor\"]\nnumber = \"3\"\nhours = \"varies\""),
        ]
        .concat(),
    );
    tokyo.write(
        "help.toml",
        &[
            line("ambulance", "emergency = true\nhelps = [\"ambulance\"]\nnumber = \"120\""),
            line("night", "helps = [\"doctor\"]\nnumber = \"4\"\nhours = \"varies\""),
        ]
        .concat(),
    );
    (generic, japan, tokyo)
}

#[test]
fn a_nearer_line_takes_the_place_of_its_namesake_but_for_emergencies() {
    let (generic, japan, tokyo) = country();
    let regions = regions(&[&generic, &japan, &tokyo]);
    assert_eq!(numbers(&regions, &["doctor"], Some("JP")), ["2", "3", "119", "110"]);
    // Tokyo's own night line for Japan's; its own ambulance beside Japan's, which is not lost.
    assert_eq!(numbers(&regions, &["doctor"], Some("JP-13")), ["4", "2", "120", "119", "110"]);
    assert_eq!(numbers(&regions, &["ambulance"], Some("JP-13")), ["120", "119", "110"]);
    // A ward that nobody has written anything about is in Tokyo.
    assert_eq!(
        numbers(&regions, &["ambulance"], Some("JP-13-Minato")),
        numbers(&regions, &["ambulance"], Some("JP-13"))
    );
}

#[test]
fn what_is_true_anywhere_fills_gaps_and_no_more() {
    let (generic, japan, tokyo) = country();
    let regions = regions(&[&generic, &japan, &tokyo]);
    // Japan has no midwife.
    assert_eq!(numbers(&regions, &["midwife"], Some("JP")), ["1", "119", "110"]);
    // No Japanese number appears abroad.
    for abroad in [None, Some("generic"), Some("FR"), Some("FR-75"), Some("JPX")] {
        assert_eq!(numbers(&regions, &["ambulance", "doctor"], abroad), ["112", "1"], "{abroad:?}");
    }
}

#[test]
fn a_region_that_answers_one_emergency_leaves_the_other_to_112() {
    let (generic, japan) = (Author::new("generic"), Author::new("JP"));
    generic.write(
        "help.toml",
        &line("emergency", "emergency = true\nhelps = [\"ambulance\", \"police\"]\nnumber = \"112\""),
    );
    japan.write(
        "help.toml",
        &line("ambulance", "emergency = true\nhelps = [\"ambulance\"]\nnumber = \"119\""),
    );
    let both = regions(&[&generic, &japan]);
    assert_eq!(numbers(&both, &["police"], Some("JP")), ["112", "119"]);
    // A desk that knows the police is no emergency number.
    japan.write(
        "help.toml",
        &line("desk", "helps = [\"ambulance\", \"police\"]\nnumber = \"0120-1\"\nhours = \"always\""),
    );
    assert!(numbers(&regions(&[&generic, &japan]), &["police"], Some("JP")).contains(&"112".to_owned()));
}

/// A number that is said to be the police's alone, or that takes another's name, is no answer for whoever needs an ambulance.
#[test]
fn a_nearer_region_takes_no_number_away_from_its_need() {
    let (_, japan, tokyo) = country();
    let cases = [
        line("ambulance", "emergency = true\nhelps = [\"police\"]\nnumber = \"119\""),
        [
            line("police", "emergency = true\nhelps = [\"police\"]\nnumber = \"119\""),
            line("ambulance", "helps = [\"mind\"]\nnumber = \"0120-1\"\nhours = \"varies\""),
        ]
        .concat(),
    ];
    for lines in cases {
        tokyo.write("help.toml", &lines);
        let regions = regions(&[&japan, &tokyo]);
        let now = moment("2026-12-01T12:00+09:00");
        let first = regions.first_lines(&tags(&["ambulance"]), &tags(&["en"]), Some("JP-13"), now, &[]);
        let number = first[0].1.as_ref().and_then(|line| line.number.as_deref());
        assert_eq!(number, Some("119"), "{lines}");
        // Once, and under its need.
        let all = numbers(&regions, &["ambulance"], Some("JP-13"));
        assert_eq!(all.iter().filter(|number| *number == "119").count(), 1, "{all:?}");
    }
}

#[test]
fn the_school_year_is_that_of_the_nearest_region_that_has_one() {
    let (britain, japan) = (Author::fixture("GB"), Author::new("JP"));
    let regions = regions(&[&britain, &japan]);
    let years = regions.school_years(Some("JP-13-Minato")).unwrap();
    assert_eq!((years.begins, years.entry_age, years.lengths), ((4, 1), 6, (6, 3, 3)));
    assert_eq!(regions.school_years(Some("GB")).unwrap().begins, (9, 1));
    for region in [None, Some("generic"), Some("VN"), Some("")] {
        assert_eq!(regions.school_years(region), None, "{region:?}");
    }
}

#[derive(Debug, Clone)]
struct Wild {
    id: usize,
    emergency: bool,
    keys: Vec<usize>,
    number: u32,
}

const KEYS: [&str; 3] = ["ambulance", "police", "mind"];
const CHAIN: [&str; 4] = ["generic", "JP", "JP-13", "JP-13-Minato"];

fn wild() -> impl Strategy<Value = Vec<Wild>> {
    let keys = proptest::sample::subsequence(vec![0, 1, 2], 1..=KEYS.len()).prop_shuffle();
    let one = (0..4_usize, any::<bool>(), keys, 1..6_u32);
    let one = one.prop_map(|(id, emergency, keys, number)| Wild { id, emergency, keys, number });
    proptest::collection::vec(one, 0..4).prop_map(|mut lines| {
        lines.sort_by_key(|line| line.id);
        lines.dedup_by_key(|line| line.id);
        lines
    })
}

/// A region of these lines.
fn written(id: &str, lines: &[Wild]) -> Author {
    let author = Author::new(id);
    let text: String = lines
        .iter()
        .map(|wild| {
            let emergency = if wild.emergency { "emergency = true\n" } else { "" };
            let keys: Vec<&str> = wild.keys.iter().map(|key| KEYS[*key]).collect();
            let fields = format!("{emergency}helps = {keys:?}\nnumber = \"{}\"", wild.number);
            line(&format!("id-{}", wild.id), &fields)
        })
        .collect();
    author.write("help.toml", &text);
    author
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("OTAYORI_CHAINS").ok().and_then(|n| n.parse().ok()).unwrap_or(40)
    ))]

    #[test]
    fn no_emergency_number_is_lost_on_the_way_up(
        levels in proptest::collection::vec(wild(), 4),
        asked in 0..KEYS.len(),
        depth in 1..4_usize,
    ) {
        let authors: Vec<Author> = CHAIN.iter().zip(&levels).map(|(id, lines)| written(id, lines)).collect();
        let regions = regions(&authors.iter().collect::<Vec<_>>());
        let found = regions.help_lines(
            &tags(&[KEYS[asked]]), &tags(&["en"]), Some(CHAIN[depth]), moment("2040-12-01T12:00+09:00"), &[],
        );
        let found: Vec<_> = found.iter().filter(|line| line.emergency).collect();
        for (level, lines) in levels.iter().enumerate().take(depth + 1) {
            for wild in lines.iter().filter(|wild| wild.emergency) {
                let number = wild.number.to_string();
                let answers = wild.keys.contains(&asked);
                if level > 0 {
                    // Where it answers what was asked, it stands as the answer.
                    let stands = found.iter().any(|line| {
                        line.number.as_ref() == Some(&number)
                            && (!answers || line.answers.as_deref() == Some(KEYS[asked]))
                    });
                    prop_assert!(stands, "{number} of {}", CHAIN[level]);
                } else {
                    // What is true anywhere may be said better nearer by, for the same need.
                    let near: Vec<&Wild> = levels[1..=depth].iter().flatten().filter(|near| near.emergency).collect();
                    let better = |key: &usize| near.iter().any(|near| near.keys.contains(key));
                    let answered = found.iter().any(|line| line.number.as_ref() == Some(&number))
                        || wild.keys.iter().all(better);
                    prop_assert!(answered, "nobody answers for {number} any more");
                }
            }
        }
    }
}
