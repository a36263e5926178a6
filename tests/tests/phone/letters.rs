//! What is said of a letter that is not the app's own, or that is old.

use otayori_core::screens::LetterPage;
use otayori_tests::{date, slot};

use super::{begun, morning};

fn notes(page: &LetterPage) -> Vec<&str> {
    page.notes.iter().map(|note| note.plain.as_str()).collect()
}

#[test]
fn a_letter_of_a_region_says_that_it_may_have_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "ja");
    let fresh = phone.letter(&slot("JP/which-april"), None, morning("2026-12-01")).unwrap();
    let old = phone.letter(&slot("JP/which-april"), Some(date("2027-04-01")), morning("2029-04-01")).unwrap();
    let doubted =
        |page: &LetterPage| notes(page).iter().any(|note| note.contains("変わっているかもしれません"));
    assert_eq!((doubted(&fresh), doubted(&old)), (false, true), "{:?}", notes(&old));
}
