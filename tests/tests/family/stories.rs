//! Each test is a story of `docs/stories.md`.

use otayori_core::arrival::{Branch, arrivals, branches, is_quiet, preterm_card, shelf, shelf_between};
use otayori_core::calendar::{DueDate, GestationalDay};
use otayori_core::family::{Choice, LifeEvent, Outcome, Reason, Standing, Track};
use otayori_core::stage::Stage;
use otayori_tests::{date, slot};

use super::home::Home;

#[test]
fn before_the_due_date_is_known_nothing_is_sent() {
    let mut home = Home::new();
    let (pregnancy, children) = home.expects("2026-07-01", None, 1);
    assert_eq!(home.stage(children[0], "2026-07-06"), Stage::Undated);
    assert!(home.shows("2026-07-06").is_empty() && home.essentials("2026-07-06").is_empty());
    home.says("2026-07-07", LifeEvent::DueDate { pregnancy, due: DueDate::new(date("2027-03-01")) });
    assert_eq!(home.shows("2026-07-07"), ["g043"]);
}

#[test]
fn whoever_joins_at_day_19_finds_what_still_matters() {
    let mut home = Home::new();
    home.born("2026-07-20", "2026-07-01");
    assert_eq!(home.shows("2026-07-20"), ["d0019"]);
    let missed = home.essentials("2026-07-20");
    for slot in ["d0002", "d0005", "d0008", "d0012"] {
        assert!(missed.iter().any(|found| found == slot), "{slot} of {missed:?}");
    }
    // Nothing of the pregnancy, nothing of days to come.
    assert!(missed.iter().all(|slot| slot.as_str() < "d0020"), "{missed:?}");
}

#[test]
fn whoever_joins_at_age_4_or_15_gets_what_comes_from_then_on() {
    for (born, on) in [("2022-05-10", "2026-05-10"), ("2011-03-31", "2026-04-30")] {
        let mut home = Home::new();
        home.born(on, born);
        assert_eq!(home.shows(on).len(), 1, "{born}");
        let end = "2041-01-01";
        let letters = home.lives(on, end);
        assert!(letters.is_sorted() && letters.last().unwrap().to_string() == "y18", "{born}");
        assert!(home.shows(end).is_empty());
    }
}

#[test]
fn a_due_date_moved_later_brings_letters_back_without_news() {
    let mut home = Home::new();
    let (pregnancy, _) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    home.lives("2026-07-01", "2026-08-01");
    home.says("2026-08-01", LifeEvent::DueDate { pregnancy, due: DueDate::new(date("2027-03-08")) });
    let again = home.opens(date("2026-08-01"));
    assert_eq!(again[0].slot.to_string(), "g061");
    assert_eq!(again[0].came_on, Some(date("2026-07-25")));
    assert!(home.lives("2026-08-01", "2026-08-08").is_empty(), "read before is not new");
    assert_eq!(home.lives("2026-08-08", "2026-08-09")[0].to_string(), "g068");
}

#[test]
fn a_due_date_moved_earlier_keeps_what_was_jumped_within_reach() {
    let mut home = Home::new();
    let (pregnancy, _) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    home.lives("2026-07-01", "2026-07-25");
    assert!(!home.essentials("2026-07-25").contains(&"g064".to_owned()));
    // Ten days earlier: g061 to g070 are jumped, the first call-now list among them.
    home.says("2026-07-25", LifeEvent::DueDate { pregnancy, due: DueDate::new(date("2027-02-19")) });
    assert_eq!(home.shows("2026-07-25"), ["g071"]);
    assert!(home.essentials("2026-07-25").contains(&"g064".to_owned()));
}

#[test]
fn a_passed_due_date_is_followed_by_silence() {
    let mut home = Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    assert_eq!(home.shows("2027-03-14"), ["g293"]);
    assert!(home.lives("2027-03-15", "2029-01-01").is_empty());
    assert!(matches!(home.stage(children[0], "2027-03-15"), Stage::Overdue { .. }));
}

#[test]
fn a_birth_is_recorded_weeks_late_with_its_true_date() {
    let mut home = Home::new();
    let (pregnancy, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    home.lives("2027-02-20", "2027-03-15");
    home.birth("2027-03-20", pregnancy, &[("2027-02-27", Outcome::Born)]);
    assert_eq!(home.shows("2027-03-20"), ["d0021"]);
    assert!(home.essentials("2027-03-20").contains(&"d0012".to_owned()));
    assert_eq!(home.family.member(children[0]).unwrap().birth().unwrap().gestation.unwrap().weeks(), 39);
}

#[test]
fn what_was_missed_of_pregnancy_matters_until_the_birth_and_no_longer() {
    let mut home = Home::new();
    let (pregnancy, _) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    assert!(home.essentials("2027-02-26").contains(&"g260".to_owned()));
    home.birth("2027-03-02", pregnancy, &[("2027-02-27", Outcome::Born)]);
    let missed = home.essentials("2027-03-02");
    let closed = |name: &&String| {
        let until = home.corpus.traits().essential[&slot(name)].to_string();
        name.starts_with('g') && until.starts_with('g')
    };
    assert_eq!(missed.iter().find(closed), None, "{missed:?}");
    assert!(missed.iter().any(|name| name.starts_with('d')), "{missed:?}");
}

#[test]
fn on_the_day_of_birth_a_second_letter_waits_on_the_shelf() {
    let mut home = Home::new();
    let (pregnancy, _) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    assert_eq!(home.shows("2027-02-27"), ["g278"]);
    home.birth("2027-02-27", pregnancy, &[("2027-02-27", Outcome::Born)]);
    assert!(home.shows("2027-02-27").is_empty());
    assert_eq!(home.shows("2027-02-28"), ["d0001"]);
}

#[test]
fn a_birth_date_is_put_right() {
    let mut home = Home::new();
    let child = home.born("2026-07-10", "2026-07-01");
    home.lives("2026-07-10", "2026-07-13");
    home.says("2026-07-13", LifeEvent::BirthCorrected { child, date: date("2026-07-03"), gestation: None });
    let again = home.opens(date("2026-07-13"));
    assert_eq!((again[0].slot.to_string(), again[0].came_on), ("d0010".to_owned(), Some(date("2026-07-11"))));
}

#[test]
fn an_ending_stops_everything_at_once_and_for_good() {
    let mut home = Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    home.lives("2026-07-01", "2026-09-01");
    let end = home.says("2026-09-01", LifeEvent::Ended { child: children[0] });
    assert_eq!(home.stage(children[0], "2026-09-01"), Stage::Ended);
    assert!(home.lives("2026-09-01", "2028-01-01").is_empty());
    assert!(home.essentials("2026-09-02").is_empty());
    assert_eq!(branches(&home.family, date("2026-09-01")), [Branch::Loss]);
    // No later report but a mistake that names it brings anything back.
    let due = DueDate::new(date("2027-04-01"));
    let pregnancy = home.family.member(children[0]).unwrap().pregnancy.unwrap();
    assert_eq!(
        home.tries("2026-09-02", LifeEvent::DueDate { pregnancy, due }),
        Err(Reason::UnknownPregnancy)
    );
    let born = LifeEvent::Born { child: children[0], date: date("2027-03-01"), gestation: None };
    assert_eq!(home.tries("2027-03-01", born), Err(Reason::Ended));
    home.says("2026-09-05", LifeEvent::Mistake { event: end });
    assert_eq!(home.shows("2026-09-05").len(), 1);
}

#[test]
fn one_of_twins_can_end_while_the_pregnancy_goes_on() {
    let mut home = Home::new();
    let (pregnancy, children) = home.expects("2026-07-01", Some("2027-03-01"), 2);
    assert_eq!(home.opens(date("2026-08-01"))[0].children.len(), 2, "one letter for both");
    assert!(branches(&home.family, date("2026-08-01")).contains(&Branch::Multiples));
    home.says("2026-08-10", LifeEvent::Ended { child: children[0] });
    let arrival = &home.opens(date("2026-08-11"))[0];
    assert_eq!((arrival.slot.to_string().as_str(), arrival.children.as_slice()), ("g078", &children[1..]));
    assert!(!branches(&home.family, date("2026-08-11")).contains(&Branch::Multiples));
    home.birth("2027-02-20", pregnancy, &[("2027-02-20", Outcome::Born)]);
    assert_eq!(home.stage(children[0], "2027-02-21"), Stage::Ended);
    assert_eq!(home.shows("2027-02-21"), ["d0001"]);
}

#[test]
fn twins_born_days_apart_and_a_child_nobody_knew_of() {
    let mut home = Home::new();
    let (pregnancy, children) = home.expects("2026-07-01", Some("2027-03-01"), 2);
    home.birth("2026-12-20", pregnancy, &[("2026-12-20", Outcome::Born)]);
    let stage = |home: &Home, n: usize| home.stage(children[n], "2026-12-21");
    assert!(
        matches!(stage(&home, 0), Stage::Growing { .. })
            && matches!(stage(&home, 1), Stage::Expecting { .. })
    );
    home.birth("2026-12-24", pregnancy, &[("2026-12-23", Outcome::Born), ("2026-12-23", Outcome::Born)]);
    assert_eq!(home.family.members().len(), 3);
    assert!(home.family.members().iter().all(|member| member.birth().is_some()));
}

#[test]
fn a_child_who_died_is_never_counted_again_and_the_others_go_on() {
    let mut home = Home::new();
    let first = home.born("2026-07-01", "2024-03-05");
    let second = home.born("2026-07-01", "2026-06-20");
    home.says("2026-07-10", LifeEvent::Ended { child: first });
    assert_eq!(home.family.member(first).unwrap().standing, Standing::Ended { born: true });
    assert_eq!(branches(&home.family, date("2026-07-10")), [Branch::Bereaved]);
    for arrival in home.opens(date("2026-07-10")) {
        assert_eq!(arrival.children, [second]);
    }
}

#[test]
fn a_later_pregnancy_starts_clean() {
    let mut home = Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    home.lives("2026-07-01", "2026-08-01");
    home.says("2026-08-01", LifeEvent::Ended { child: children[0] });
    home.expects("2027-05-01", Some("2027-12-27"), 1);
    assert_eq!(home.lives("2027-05-01", "2027-05-02")[0].to_string(), "g040");
}

#[test]
fn a_pause_delivers_nothing_and_floods_nobody_after() {
    let mut home = Home::new();
    home.expects("2026-07-01", Some("2027-03-01"), 1);
    home.lives("2026-07-01", "2026-07-20");
    home.says("2026-07-20", LifeEvent::Paused { child: None, from: date("2026-07-20") });
    assert!(home.lives("2026-07-20", "2026-08-20").is_empty());
    home.says("2026-08-21", LifeEvent::Resumed { child: None, from: date("2026-08-21") });
    assert_eq!(home.lives("2026-08-21", "2026-08-24").len(), 3, "one a day, no flood");
    assert!(home.essentials("2026-08-21").contains(&"g064".to_owned()));
}

#[test]
fn two_phones_know_one_child() {
    let (mut one, mut two) = (Home::number(1), Home::number(2));
    let (_, ours) = one.expects("2026-07-01", Some("2027-03-01"), 1);
    let (_, theirs) = two.expects("2026-07-02", Some("2027-03-03"), 1);
    one.family = one.family.union(&two.family);
    assert_eq!(one.stage(theirs[0], "2026-07-10"), Stage::Unconfirmed);
    assert_eq!(one.stage(ours[0], "2026-07-10"), Stage::Unconfirmed, "the other side did not know it");
    assert!(one.shows("2026-07-10").is_empty() && one.essentials("2026-07-10").is_empty());
    one.says("2026-07-10", LifeEvent::StillSo { child: ours[0] });
    one.says("2026-07-10", LifeEvent::Same { child: theirs[0], other: ours[0] });
    assert_eq!(one.family.members().len(), 1);
    assert_eq!(one.shows("2026-07-10").len(), 1);
    // An ending told to either phone ends it on both.
    two.says("2026-07-12", LifeEvent::Ended { child: theirs[0] });
    one.family = one.family.union(&two.family);
    assert_eq!(one.stage(ours[0], "2026-07-13"), Stage::Ended);
}

#[test]
fn an_old_backup_brings_no_reminder_of_an_ended_pregnancy() {
    let mut home = Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    let backup = home.family.clone();
    home.says("2026-08-01", LifeEvent::Ended { child: children[0] });
    assert_eq!(home.family.union(&backup).members()[0].standing, Standing::Ended { born: false });
    assert_eq!(backup.union(&home.family).members()[0].standing, Standing::Ended { born: false });
    // On a new phone that knows nothing of the ending, nothing comes until somebody says so.
    home.family = otayori_core::family::Family::default().union(&backup);
    assert!(home.shows("2026-08-02").is_empty());
    assert_eq!(home.stage(children[0], "2026-08-02"), Stage::Unconfirmed);
}

#[test]
fn choices_change_which_letters_come() {
    let mut home = Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    let chosen = |choice, holds| LifeEvent::Chosen { choice, child: Some(children[0]), holds };
    home.says("2026-07-01", chosen(Choice::Undecided, true));
    let letters = home.lives("2026-07-01", "2026-08-01");
    for slot in &letters {
        let record = home.corpus.slot(slot).unwrap().unwrap();
        assert!(
            record.pillar != otayori_core::pack::record::Pillar::Child || !record.safety.is_empty(),
            "{slot}"
        );
    }
    assert_eq!(branches(&home.family, date("2026-07-02")), [Branch::Undecided]);
    home.says("2026-08-01", chosen(Choice::Undecided, false));
    assert!(home.lives("2026-08-01", "2026-08-08").len() == 7);

    let mut home = Home::new();
    let child = home.born("2026-01-01", "2026-01-01");
    home.says(
        "2026-01-01",
        LifeEvent::Chosen { choice: Choice::MilestonesHidden, child: Some(child), holds: true },
    );
    let letters = home.lives("2026-01-01", "2029-01-01");
    let milestones = &home.corpus.traits().development;
    let told: Vec<_> = letters.iter().filter(|slot| milestones.contains(slot)).collect();
    for slot in told {
        assert!(!home.corpus.slot(slot).unwrap().unwrap().safety.is_empty(), "{slot}");
    }
}

#[test]
fn a_child_who_joined_brings_no_letters_about_a_birth() {
    let mut home = Home::new();
    let child = home.child();
    home.says("2026-03-01", LifeEvent::Joined { child, born: date("2026-01-01"), on: date("2026-02-20") });
    let letters = home.lives("2026-03-01", "2026-12-31");
    for slot in &letters {
        let record = home.corpus.slot(slot).unwrap().unwrap();
        let body = record.pillar == otayori_core::pack::record::Pillar::ParentBody;
        assert!(!body || !record.safety.is_empty(), "{slot}");
    }
    assert_eq!(branches(&home.family, date("2026-03-01")), [Branch::Adoption]);
}

#[test]
fn a_child_born_early_is_offered_cards_on_empty_days() {
    let mut home = Home::new();
    let child = home.child();
    let gestation = Some(GestationalDay::from_weeks(30, 0).unwrap());
    home.says("2026-01-01", LifeEvent::Born { child, date: date("2026-01-01"), gestation });
    assert_eq!(branches(&home.family, date("2026-01-01")), [Branch::Preterm]);
    let member = home.family.member(child).unwrap();
    let offered: Vec<String> = (0..70)
        .filter_map(|n| {
            preterm_card(&home.corpus, member, date("2026-01-01") + chrono::Days::new(n)).unwrap()
        })
        .map(|slot| slot.to_string())
        .collect();
    assert_eq!(offered.first().map(String::as_str), Some("preterm/01"));
    assert!(offered.windows(2).all(|pair| pair[0] < pair[1]), "{offered:?}");
}

#[test]
fn a_letter_uses_the_region_of_its_own_day() {
    let mut home = Home::new();
    home.says("2026-07-01", LifeEvent::Moved { region: "JP-13".into(), from: date("2026-01-01") });
    home.says("2026-07-01", LifeEvent::Moved { region: "generic".into(), from: date("2027-04-01") });
    assert_eq!(home.family.region_on(date("2025-12-31")), None);
    assert_eq!(home.family.region_on(date("2027-03-31")), Some("JP-13"));
    assert_eq!(home.family.region_on(date("2027-04-01")), Some("generic"));
}

#[test]
fn what_was_missed_is_on_the_shelf_and_what_ended_is_not() {
    let mut home = Home::new();
    let child = home.born("2026-07-20", "2026-07-01");
    home.shows("2026-07-20");
    let on_shelf = |home: &Home, on: &str| shelf(&home.corpus, &home.family, &home.ledger, date(on));
    let letters = on_shelf(&home, "2026-07-20");
    assert_eq!(letters.len(), 20);
    assert_eq!((letters[0].slot.to_string(), letters[0].came_on), ("d0019".into(), Some(date("2026-07-20"))));
    assert!(letters[1..].iter().all(|letter| letter.came_on.is_none()));
    let from = date("2026-07-14");
    let since = shelf_between(&home.corpus, &home.family, &home.ledger, from, date("2026-07-20"));
    assert_eq!(since, letters.into_iter().filter(|letter| letter.of >= from).collect::<Vec<_>>());
    // After the last letter the shelf stays as it is.
    assert_eq!(on_shelf(&home, "2044-07-01").len(), 516);
    assert_eq!(on_shelf(&home, "2090-01-01").len(), 516);
    home.says("2026-07-21", LifeEvent::Ended { child });
    assert!(on_shelf(&home, "2026-07-22").is_empty());
}

#[test]
fn letters_of_a_pregnancy_that_ended_stay_in_the_background() {
    let mut home = Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    assert!(!is_quiet(&home.family, "pregnancy"));
    home.says("2026-08-01", LifeEvent::Ended { child: children[0] });
    assert!(is_quiet(&home.family, "pregnancy") && !is_quiet(&home.family, "card"));
    home.expects("2027-05-01", Some("2027-12-27"), 1);
    assert!(!is_quiet(&home.family, "pregnancy"));
}

/// The other parent's letters are a track of their own: one phase in the cadence, and a shelf.
#[test]
fn the_other_parents_phone_gets_the_other_parents_letters() {
    let folder = otayori_tests::Folder::copy();
    let cadence = std::fs::read_to_string(folder.path("cadence.toml")).unwrap();
    let phase = "\n[[phase]]\ntrack = \"partner\"\nshelf = \"partner\"\nanchor = \"gestation\"\nfrom = 28\nto = 287\nevery = 7\n";
    folder.write("cadence.toml", &format!("{cadence}{phase}"));
    let mut home = Home::new();
    home.corpus = folder.corpus();
    home.expects("2026-07-01", Some("2027-03-01"), 1);
    let on = date("2026-07-06");
    let of = |home: &Home, track| arrivals(&home.corpus, &home.family, &home.ledger, track, on);
    assert_eq!(of(&home, Track::Main)[0].slot.to_string(), "g042");
    assert_eq!(of(&home, Track::Partner)[0].slot.to_string(), "partner/g042");
    // Each track has its one letter a day.
    home.opens(on);
    let again = of(&home, Track::Partner);
    assert_eq!(again[0].slot.to_string(), "partner/g042");
}

/// What a careful reader of the first version found, each as it was found.
mod found {
    use otayori_core::family::{EventId, Family};
    use otayori_core::ledger::Ledger;

    use super::super::home::moment;
    use super::*;

    #[test]
    fn a_clock_a_thousand_years_off_leaves_a_family_that_can_be_read() {
        let mut home = Home::new();
        let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        home.says("3026-07-06", LifeEvent::Ended { child: children[0] });
        let again = Family::from_json(&home.family.to_json().unwrap()).unwrap();
        assert_eq!(again.members()[0].standing, Standing::Ended { born: false });
    }

    #[test]
    fn a_corrected_birth_keeps_its_weeks_and_reaches_every_name() {
        let mut home = Home::new();
        let child = home.child();
        let gestation = Some(GestationalDay::from_weeks(30, 0).unwrap());
        home.says("2026-07-01", LifeEvent::Born { child, date: date("2026-07-01"), gestation });
        let right = LifeEvent::BirthCorrected { child, date: date("2026-06-30"), gestation: None };
        home.says("2026-07-02", right);
        let birth = home.family.member(child).unwrap().birth().unwrap();
        assert_eq!((birth.date, birth.gestation), (date("2026-06-30"), gestation));

        let (mut one, mut two) = (Home::number(1), Home::number(2));
        let (_, awaited) = one.expects("2026-07-01", Some("2027-03-01"), 1);
        let born = two.born("2027-02-25", "2027-02-24");
        one.family = one.family.union(&two.family);
        one.says("2027-02-26", LifeEvent::StillSo { child: awaited[0] });
        one.says("2027-02-26", LifeEvent::Same { child: born, other: awaited[0] });
        let right =
            LifeEvent::BirthCorrected { child: awaited[0], date: date("2027-02-23"), gestation: None };
        one.says("2027-02-26", right);
        assert_eq!(one.family.member(born).unwrap().birth().unwrap().date, date("2027-02-23"));
    }

    #[test]
    fn no_birth_comes_of_telling_one_twice_or_of_a_pregnancy_that_ended() {
        let mut home = Home::new();
        let (pregnancy, _) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        home.birth("2027-02-27", pregnancy, &[("2027-02-27", Outcome::Born)]);
        let names = || std::iter::empty();
        let again = [(date("2027-02-27"), Outcome::Born)];
        assert_eq!(home.family.birth_events(pregnancy, None, &again, names()), Err(Reason::BornAlready));
        assert_eq!(home.family.birth_events(pregnancy, None, &[], names()), Err(Reason::HowMany));

        let mut home = Home::new();
        let (pregnancy, ended) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        home.says("2026-09-01", LifeEvent::Ended { child: ended[0] });
        assert_eq!(home.family.birth_events(pregnancy, Some(ended[0]), &again, names()), Err(Reason::Ended));
        let child = home.child();
        assert_eq!(home.tries("2026-09-02", LifeEvent::OneMore { pregnancy, child }), Err(Reason::Ended));
    }

    #[test]
    fn a_birth_is_that_of_the_twin_who_was_named() {
        let mut home = Home::new();
        let (pregnancy, twins) = home.expects("2026-07-01", Some("2027-03-01"), 2);
        for first in twins {
            let told = [(date("2027-01-10"), Outcome::Born)];
            let events = home.family.birth_events(pregnancy, Some(first), &told, std::iter::empty());
            let date = date("2027-01-10");
            assert_eq!(events.unwrap(), [LifeEvent::Born { child: first, date, gestation: None }]);
        }
    }

    #[test]
    fn what_was_chosen_before_says_nothing_of_a_later_pregnancy() {
        let mut home = Home::new();
        let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        home.says("2026-07-02", LifeEvent::Paused { child: None, from: date("2026-07-02") });
        let hidden = LifeEvent::Chosen { choice: Choice::MilestonesHidden, child: None, holds: true };
        home.says("2026-07-02", hidden);
        let undecided = LifeEvent::Chosen { choice: Choice::Undecided, child: None, holds: true };
        assert_eq!(home.tries("2026-07-02", undecided), Err(Reason::UnknownChild));
        home.says("2026-07-03", LifeEvent::Ended { child: children[0] });
        let (_, later) = home.expects("2028-05-01", Some("2028-12-27"), 1);
        let member = home.family.member(later[0]).unwrap();
        assert!(!member.is_paused(date("2028-05-02")) && !member.milestones_hidden);
        assert_eq!(home.shows("2028-05-01").len(), 1);
    }

    #[test]
    fn a_clock_once_set_ahead_mutes_nothing() {
        let mut home = Home::new();
        home.expects("2027-01-01", Some("2027-03-01"), 1);
        assert_eq!(home.shows("2026-12-01").len(), 1);
        // What was noted on a day that had not come counts for nothing until then.
        let mut home = Home::new();
        home.expects("2026-07-01", Some("2027-03-01"), 1);
        home.opens(date("2026-08-01"));
        home.says(
            "2026-07-10",
            LifeEvent::DueDate {
                pregnancy: home.family.members()[0].pregnancy.unwrap(),
                due: DueDate::new(date("2027-02-22")),
            },
        );
        let arrival = &home.opens(date("2026-07-25"))[0];
        assert_eq!((arrival.slot.to_string().as_str(), arrival.came_on), ("g068", None));
    }

    #[test]
    fn an_ending_holds_against_another_text_of_its_own_id() {
        let mut home = Home::new();
        let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        let end = EventId::from_random([9; 16]);
        let (mut honest, mut altered) = (home.family.clone(), home.family.clone());
        honest.record(end, moment(date("2026-08-01")), LifeEvent::Ended { child: children[0] }).unwrap();
        let moved = LifeEvent::Moved { region: "JP".into(), from: date("2026-08-01") };
        altered.record(end, moment(date("2026-08-02")), moved).unwrap();
        for union in [honest.union(&altered), altered.union(&honest)] {
            assert_eq!(union.members()[0].standing, Standing::Ended { born: false });
        }
        assert_eq!(honest.union(&altered), altered.union(&honest));
    }

    #[test]
    fn safety_letters_outlive_the_birth_and_abilities_wait_for_their_day() {
        let mut home = Home::new();
        let (pregnancy, _) = home.expects("2027-01-20", Some("2027-03-01"), 1);
        home.birth("2027-02-27", pregnancy, &[("2027-02-27", Outcome::Born)]);
        let missed = home.essentials("2027-02-28");
        assert!(missed.contains(&"g250".to_owned()), "open until the first birthday: {missed:?}");

        let mut home = Home::new();
        let child = home.child();
        let gestation = Some(GestationalDay::from_weeks(28, 0).unwrap());
        home.says("2026-01-01", LifeEvent::Born { child, date: date("2026-01-01"), gestation });
        for n in 1..120 {
            let on = date("2026-01-01") + chrono::Days::new(n);
            for slot in home.essentials(&on.to_string()) {
                let slot = otayori_tests::slot(&slot);
                let birth = home.family.member(child).unwrap().birth().unwrap();
                let day = home.corpus.development_day("main", birth, &slot);
                assert!(!home.corpus.follows_development(&slot) || day.is_some_and(|day| day < on), "{slot}");
            }
        }
    }

    #[test]
    fn weeks_at_birth_come_only_of_dates_that_belong_together() {
        let mut home = Home::new();
        let (pregnancy, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        home.birth("2027-02-27", pregnancy, &[("2027-02-27", Outcome::Born)]);
        let wrong =
            LifeEvent::BirthCorrected { child: children[0], date: date("2026-07-10"), gestation: None };
        assert_eq!(home.tries("2027-02-28", wrong), Err(Reason::BirthOutsidePregnancy));
        let weeks = Some(GestationalDay::from_weeks(3, 0).unwrap());
        let child = home.child();
        let wrong = LifeEvent::Born { child, date: date("2027-02-01"), gestation: weeks };
        assert_eq!(home.tries("2027-02-28", wrong), Err(Reason::BirthOutsidePregnancy));
    }

    #[test]
    fn two_who_are_known_here_are_two() {
        let mut home = Home::new();
        let (first, second) = (home.born("2026-07-01", "2020-01-01"), home.born("2026-07-01", "2024-01-01"));
        let same = LifeEvent::Same { child: first, other: second };
        assert_eq!(home.tries("2026-07-02", same), Err(Reason::NothingToConfirm));
    }

    #[test]
    fn one_pregnancy_on_two_phones_is_one() {
        let (mut one, mut two) = (Home::number(1), Home::number(2));
        let (ours, our_child) = one.expects("2026-07-01", Some("2027-03-01"), 1);
        let (_, twins) = two.expects("2026-07-05", Some("2027-03-02"), 2);
        one.family = one.family.union(&two.family);
        one.says("2026-07-06", LifeEvent::StillSo { child: our_child[0] });
        one.says("2026-07-06", LifeEvent::Same { child: our_child[0], other: twins[0] });
        one.says("2026-07-06", LifeEvent::StillSo { child: twins[1] });
        let ours = one.family.members()[0].pregnancy.unwrap_or(ours);
        one.says("2026-07-07", LifeEvent::DueDate { pregnancy: ours, due: DueDate::new(date("2027-03-08")) });
        let arrivals = one.opens(date("2026-07-08"));
        assert_eq!((arrivals.len(), arrivals[0].children.len()), (1, 2));
        assert!(branches(&one.family, date("2026-07-08")).contains(&Branch::Multiples));
    }

    #[test]
    fn a_pause_that_was_planned_outlives_a_shorter_one() {
        let mut home = Home::new();
        let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        let paused = |from: &str| LifeEvent::Paused { child: None, from: date(from) };
        let resumed = |from: &str| LifeEvent::Resumed { child: None, from: date(from) };
        home.says("2026-07-02", paused("2026-08-10"));
        home.says("2026-07-05", paused("2026-07-05"));
        home.says("2026-07-08", resumed("2026-07-08"));
        let rests = |home: &Home, on: &str| home.stage(children[0], on) == Stage::Paused;
        assert!(rests(&home, "2026-07-06") && !rests(&home, "2026-07-09") && rests(&home, "2026-08-11"));
        // Called off before it began.
        home.says("2026-07-20", resumed("2026-07-20"));
        assert!(!rests(&home, "2026-08-11"));
    }

    #[test]
    fn the_shelf_keeps_the_pregnancy_after_the_birth() {
        let mut home = Home::new();
        let (pregnancy, _) = home.expects("2026-07-01", Some("2027-03-01"), 1);
        home.birth("2027-02-27", pregnancy, &[("2027-02-27", Outcome::Born)]);
        let letters = shelf(&home.corpus, &home.family, &Ledger::default(), date("2027-02-27"));
        assert_eq!(letters.len(), 278 - 28 + 1);
    }
}
