//! A few families of the population run, each lived to the end or to the date. The whole run stands in docs/reminders-proof.md.

use otayori_simulator::planner::Library;
use otayori_simulator::population::run;

#[test]
fn a_few_families_of_a_country_get_each_letter_and_none_after_an_ending() {
    let library = Library::open().unwrap();
    let tally = run(200, 2, &library);
    assert!(tally.broken.is_empty(), "{tally}");
    assert_eq!(tally.lives, 200);
    assert!(tally.shown > 50_000, "{tally}");
}
