//! What `region new` writes: a folder that passes the check as it stands, with every field explained once.
//!
//! Its records are examples that nobody can mistake for real ones: numbers of zeros, addresses of example.org. The check
//! warns of them until they are gone.

use chrono::NaiveDate;
use otayori_compiler::lint::region::parent_of;

/// The files of a new region, by their name in its folder.
pub(crate) fn files(id: &str, today: NaiveDate) -> Vec<(&'static str, String)> {
    let fill = |text: &str| {
        text.replace("{ID}", id).replace("{PARENT}", parent_of(id)).replace("{TODAY}", &today.to_string())
    };
    vec![
        ("region.toml", fill(include_str!("template/region.toml"))),
        ("sources.toml", fill(include_str!("template/sources.toml"))),
        ("help.toml", fill(include_str!("template/help.toml"))),
        ("deadlines.toml", fill(include_str!("template/deadlines.toml"))),
        ("counter.toml", fill(include_str!("template/counter.toml"))),
        ("letters.toml", fill(include_str!("template/letters.toml"))),
        ("letters/en.md", fill(include_str!("template/letters-en.md"))),
    ]
}
