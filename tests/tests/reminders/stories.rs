//! Stories: one phone, one family, and what they saw.

use chrono::Days;
use otayori_core::calendar::{DueDate, GestationalDay};
use otayori_core::family::{Choice, Hour, LifeEvent, LocalMoment, NoticeText, Standing, Track};
use otayori_core::reminders::{About, Due, Health, Limits, Pending, Permission, Report, report};
use otayori_tests::{date, slot};

use super::phone::{Phone, at, moment};

fn hour(hour: u8) -> Hour {
    Hour::try_from(hour).unwrap()
}

#[test]
fn a_letter_a_day_comes_at_the_chosen_hour_and_once() {
    for mut phone in [Phone::android(), Phone::ios()] {
        phone.expects("2026-07-06", "2027-03-01");
        phone.opens(moment("2026-07-06 12:00"));
        phone.household.preferences.hour = hour(9);
        phone.lives_until(moment("2026-07-06 13:00"), "2026-07-20");
        phone.wakes(moment("2026-07-19 15:00"));
        let days: Vec<_> = phone.seen.iter().map(|(day, notice)| (*day, notice.fire.to_string())).collect();
        let wanted: Vec<_> = (7..20)
            .map(|n| date("2026-07-01") + Days::new(n - 1))
            .map(|day| (day, format!("{day} 09:00:00")))
            .collect();
        assert_eq!(days, wanted);
    }
}

#[test]
fn a_day_read_in_the_app_brings_no_notice() {
    for mut phone in [Phone::android(), Phone::ios()] {
        phone.born("2026-07-06", "2026-07-01");
        phone.opens(moment("2026-07-06 06:30"));
        assert_eq!(phone.queue.first_key_value().map(|(id, _)| *id), Some(date("2026-07-07")));
        phone.opens(moment("2026-07-07 07:00"));
        phone.wakes(moment("2026-07-07 08:00"));
        assert_eq!(phone.seen_on("2026-07-07"), 0);
    }
}

/// After a night without power one notice comes, for today; the rest is on the shelf.
#[test]
fn after_days_without_power_one_notice_comes_and_only_for_today() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    phone.queue.clear();
    let plan = phone.wakes_with(moment("2026-07-11 11:00"), &Pending::nothing());
    assert_eq!(plan.post_now.map(|notice| notice.id), Some(date("2026-07-11")));
    let missed = ["2026-07-07", "2026-07-08", "2026-07-09", "2026-07-10"].map(date);
    assert_eq!(plan.missed, missed);
    assert!(phone.wakes(moment("2026-07-11 12:00")).missed.is_empty());
    assert_eq!(phone.seen.len(), 1);
}

#[test]
fn nothing_comes_before_the_hour_or_after_nine_in_the_evening() {
    for (chosen, wake, comes) in [
        (8, "07:59", false),
        (8, "08:00", true),
        (8, "21:00", true),
        (8, "21:01", false),
        (20, "21:00", true),
        (20, "21:01", false),
        // An alarm may take an hour: whoever wants it at nine has it by ten.
        (21, "21:00", true),
        (21, "22:00", true),
        (21, "22:01", false),
    ] {
        let mut phone = Phone::android();
        phone.born("2026-07-06", "2026-07-01");
        phone.opens(moment("2026-07-06 12:00"));
        phone.household.preferences.hour = hour(chosen);
        phone.wakes(moment(&format!("2026-07-07 {wake}")));
        assert_eq!(phone.seen_on("2026-07-07") == 1, comes, "wanted at {chosen}, woken at {wake}");
    }
}

#[test]
fn an_hour_changed_while_todays_notice_waits_moves_it_and_never_doubles_it() {
    for mut phone in [Phone::android(), Phone::ios()] {
        phone.born("2026-07-06", "2026-07-01");
        phone.wakes(moment("2026-07-07 06:00"));
        phone.household.preferences.hour = hour(20);
        phone.wakes(moment("2026-07-07 06:01"));
        assert_eq!(phone.queue[&date("2026-07-07")].fire.to_string(), "2026-07-07 20:00:00");
        phone.wakes(moment("2026-07-07 20:00"));
        phone.household.preferences.hour = hour(21);
        phone.wakes(moment("2026-07-07 20:10"));
        phone.wakes(moment("2026-07-07 21:00"));
        assert_eq!(phone.seen_on("2026-07-07"), 1);
    }
}

/// One notice for everybody, whatever falls on the day.
#[test]
fn a_family_has_one_notice_a_day_about_everybody() {
    let mut phone = Phone::ios();
    let (_, awaited) = phone.expects("2026-07-06", "2027-03-01");
    let twins = [phone.born("2026-07-06", "2026-06-01"), phone.born("2026-07-06", "2026-06-01")];
    phone.deadlines = vec![Due {
        id: "visit".to_owned(),
        child: twins[0],
        on: date("2026-07-07"),
        not_after: date("2026-07-09"),
    }];
    phone.opens(moment("2026-07-06 12:00"));
    let notice = &phone.queue[&date("2026-07-07")];
    let letter = |child, name| About::Letter { child, slot: slot(name) };
    for about in [
        letter(awaited, "g043"),
        letter(twins[0], "d0036"),
        letter(twins[1], "d0036"),
        About::Deadline { child: twins[0], id: "visit".to_owned() },
    ] {
        assert!(notice.about.contains(&about), "{about:?}");
    }
    assert_eq!(notice.about.len(), 4);
}

/// The same call that ends it takes everything back, shown or waiting, and needs nothing that can fail.
#[test]
fn a_loss_cancels_everything_in_the_same_call() {
    for mut phone in [Phone::android(), Phone::ios()] {
        let (_, child) = phone.expects("2026-07-06", "2027-03-01");
        phone.opens(moment("2026-07-06 12:00"));
        phone.lives_until(moment("2026-07-06 13:00"), "2026-07-10");
        phone.wakes(moment("2026-07-09 08:30"));
        assert!(!phone.queue.is_empty() && !phone.screen.is_empty());
        phone.says("2026-07-09", LifeEvent::Ended { child });
        assert!(phone.queue.is_empty(), "{:?}", phone.queue);
        assert!(phone.screen.is_empty(), "{:?}", phone.screen);
        let seen = phone.seen.len();
        assert_eq!(phone.wakes(moment("2026-07-09 09:00")).next_wake, None);
        phone.lives_until(moment("2026-07-10 08:00"), "2027-12-01");
        assert_eq!(phone.seen.len(), seen);
    }
}

#[test]
fn what_stops_for_one_child_goes_on_for_the_other() {
    for stop in ["ended", "removed", "paused"] {
        let mut phone = Phone::ios();
        let (_, awaited) = phone.expects("2026-07-06", "2027-03-01");
        let child = phone.born("2026-07-06", "2026-06-01");
        phone.opens(moment("2026-07-06 12:00"));
        let cancelled = phone.says(
            "2026-07-08",
            match stop {
                "ended" => LifeEvent::Ended { child: awaited },
                "removed" => LifeEvent::Removed { child: awaited },
                _ => LifeEvent::Paused { child: Some(awaited), from: date("2026-07-08") },
            },
        );
        assert!(cancelled.contains(&date("2026-07-09")), "{stop}");
        phone.wakes(moment("2026-07-08 00:01"));
        assert!(phone.queue.contains_key(&date("2026-07-09")), "{stop}");
        let about = |notice: &otayori_core::reminders::Notice| {
            notice.about.iter().any(|about| about.child() == awaited)
        };
        let today = date("2026-07-08");
        assert!(phone.queue.iter().all(|(id, notice)| *id < today || !about(notice)), "{stop}");
        assert!(phone.queue.values().all(|notice| notice.about.iter().any(|about| about.child() == child)));
    }
}

#[test]
fn a_pause_with_an_end_is_silent_between_and_whole_after_it() {
    let mut phone = Phone::android();
    let child = phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    phone.says("2026-07-06", LifeEvent::Paused { child: None, from: date("2026-07-08") });
    phone.says("2026-07-06", LifeEvent::Resumed { child: Some(child), from: date("2026-09-01") });
    phone.lives_until(moment("2026-07-06 13:00"), "2026-09-03");
    let days: Vec<String> = phone.seen.iter().map(|(day, _)| day.to_string()).collect();
    assert_eq!(days, ["2026-07-07", "2026-09-01", "2026-09-02"]);
}

#[test]
fn a_birth_takes_the_letters_of_pregnancy_back_and_nothing_comes_twice_that_day() {
    for mut phone in [Phone::android(), Phone::ios()] {
        let (_, child) = phone.expects("2026-07-06", "2027-03-01");
        phone.opens(moment("2027-02-20 12:00"));
        phone.wakes(moment("2027-02-21 08:00"));
        assert_eq!(phone.seen_on("2027-02-21"), 1);
        let cancelled =
            phone.says("2027-02-21", LifeEvent::Born { child, date: date("2027-02-21"), gestation: None });
        assert!(cancelled.contains(&date("2027-02-22")));
        phone.wakes(moment("2027-02-21 12:00"));
        assert_eq!(phone.seen_on("2027-02-21"), 1);
        assert!(
            phone.queue[&date("2027-02-22")].about.contains(&About::Letter { child, slot: slot("d0001") })
        );
    }
}

/// Past 42 weeks nobody is told anything, and nothing is assumed.
#[test]
fn past_42_weeks_there_is_silence_until_somebody_speaks() {
    for mut phone in [Phone::android(), Phone::ios()] {
        phone.expects("2026-07-06", "2027-03-01");
        for day in date("2027-03-01").iter_days().take(60) {
            phone.opens(at(day, "22:30"));
            phone.wakes(at(day, "23:00"));
        }
        let last = phone.seen.iter().map(|(day, _)| *day).max();
        assert!(last.is_none_or(|day| day <= date("2027-03-14")), "{last:?}");
        assert!(phone.queue.is_empty());
        phone.lives_until(moment("2027-05-01 08:00"), "2030-01-01");
        assert!(phone.seen.iter().all(|(day, _)| *day <= date("2027-03-14")));
    }
}

#[test]
fn past_42_weeks_nobody_is_reminded_of_a_deadline_either() {
    for mut phone in [Phone::android(), Phone::ios()] {
        let (_, child) = phone.expects("2026-07-06", "2027-03-01");
        let due =
            |id: &str, on| Due { id: id.to_owned(), child, on: date(on), not_after: date("2027-06-01") };
        phone.deadlines =
            vec![due("in-time", "2027-03-14"), due("later", "2027-03-15"), due("last", "2027-04-20")];
        phone.opens(moment("2027-03-10 22:00"));
        assert_eq!(phone.queue.last_key_value().map(|(id, _)| *id), Some(date("2027-03-14")));
        phone.lives_until(moment("2027-03-11 08:00"), "2027-07-01");
        phone.opens(moment("2027-04-15 12:00"));
        assert!(phone.queue.is_empty(), "{:?}", phone.queue);
        // Somebody speaks: the child is there, and what has to be done for it is told again.
        phone.says("2027-04-16", LifeEvent::Born { child, date: date("2027-03-20"), gestation: None });
        phone.wakes(moment("2027-04-16 12:00"));
        assert!(
            phone.queue[&date("2027-04-20")]
                .about
                .iter()
                .any(|about| matches!(about, About::Deadline { .. }))
        );
    }
}

/// A phone that holds the app back lets one alarm through in a day. One that comes in the night must not push every later one
/// into the night.
#[test]
fn a_phone_held_back_leaves_out_the_day_that_would_come_too_late() {
    for (late, left_out, then) in
        [("2026-07-08 21:30", "2026-07-09", "2026-07-10"), ("2026-07-09 00:30", "2026-07-09", "2026-07-10")]
    {
        let mut phone = Phone::android();
        phone.expects("2026-07-06", "2027-03-01");
        phone.permission = Permission::Restricted;
        phone.opens(moment("2026-07-06 12:00"));
        phone.wakes(moment("2026-07-07 08:00"));
        phone.wakes(moment(late));
        for again in ["2026-07-09 00:40", "2026-07-09 07:00"] {
            let first = phone.queue.first_key_value().map(|(id, _)| *id);
            assert_eq!(first, Some(date(then)), "{late}, before {again}");
            assert_eq!(phone.wakes(moment(again)).next_wake, Some(date(then).and_hms_opt(8, 0, 0).unwrap()));
        }
        // Something else wakes the app on the day left out.
        phone.wakes(moment("2026-07-09 15:00"));
        assert_eq!(phone.seen_on(left_out), 1);
        phone.wakes(moment(&format!("{then} 08:05")));
        assert_eq!(phone.seen_on(then), 1);
        assert_eq!(phone.queue.first_key_value().map(|(id, _)| *id), date(then).succ_opt());
    }
}

#[test]
fn only_an_alarm_that_came_too_late_on_a_phone_held_back_leaves_out_a_day() {
    let tomorrow = |phone: &Phone| phone.queue.first_key_value().map(|(id, _)| *id);
    for (permission, alarm) in
        [(Permission::Granted, "21:30"), (Permission::Restricted, "08:05"), (Permission::Restricted, "20:40")]
    {
        let mut phone = Phone::android();
        phone.expects("2026-07-06", "2027-03-01");
        phone.permission = permission;
        phone.opens(moment("2026-07-06 12:00"));
        phone.wakes(moment(&format!("2026-07-08 {alarm}")));
        assert_eq!(tomorrow(&phone), Some(date("2026-07-09")), "{permission:?} at {alarm}");
        // Whoever opens the app each evening is not left without.
        phone.opens(moment("2026-07-08 22:00"));
        assert_eq!(tomorrow(&phone), Some(date("2026-07-09")), "{permission:?} at {alarm}, opened");
    }
    // iOS shows what waits without the app: there is nothing to push.
    let mut phone = Phone::ios();
    phone.expects("2026-07-06", "2027-03-01");
    phone.permission = Permission::Restricted;
    phone.opens(moment("2026-07-06 12:00"));
    phone.wakes(moment("2026-07-08 22:00"));
    assert_eq!(tomorrow(&phone), Some(date("2026-07-09")));
}

/// A wake that was no alarm of the day died before it took back the one that waited.
#[test]
fn what_a_wake_that_died_left_waiting_is_taken_back() {
    let mut phone = Phone::android();
    phone.expects("2026-07-06", "2027-03-01");
    phone.opens(moment("2026-07-06 12:00"));
    let now = moment("2026-07-07 08:30");
    let plan = phone.plans(now, &Pending::Unknown);
    assert!(plan.post_now.is_some());
    report(&mut phone.household.notices, &plan.before_acting(), now);
    // The other of two wakes at once leaves it to the first.
    assert!(!phone.plans(now, &Pending::Unknown).cancel.contains(&date("2026-07-07")));
    let plan = phone.wakes_with(moment("2026-07-07 09:00"), &Pending::Unknown);
    assert_eq!((plan.cancel, plan.post_now), (vec![date("2026-07-07")], None));
    assert_eq!(phone.queue.len(), 8);
    assert!(!phone.queue.contains_key(&date("2026-07-07")));
}

/// Whether or not it can be kept: the days on which something falls are others, and what waits speaks of the old ones.
#[test]
fn a_corrected_date_a_birth_and_a_doubt_cancel_what_waits_in_the_same_call() {
    for mut phone in [Phone::android(), Phone::ios()] {
        let (pregnancy, child) = phone.expects("2026-07-06", "2026-10-01");
        phone.deadlines =
            vec![Due { id: "form".to_owned(), child, on: date("2026-07-12"), not_after: date("2026-07-20") }];
        phone.opens(moment("2026-07-06 12:00"));
        let born = LifeEvent::Born { child, date: date("2026-07-06"), gestation: None };
        let moved = LifeEvent::DueDate { pregnancy, due: DueDate::new(date("2026-10-06")) };
        let same = LifeEvent::DueDate { pregnancy, due: DueDate::new(date("2026-10-01")) };
        let doubt = LifeEvent::Chosen { choice: Choice::Undecided, child: Some(child), holds: true };
        let before = phone.household.clone();
        let queue = phone.queue.clone();
        for (event, empties) in [(born, true), (moved, true), (doubt, true), (same, false)] {
            phone.household = before.clone();
            phone.queue.clone_from(&queue);
            phone.says("2026-07-06", event.clone());
            assert_eq!(phone.queue.is_empty(), empties, "{event:?}: {:?}", phone.queue);
        }
        phone.wakes(moment("2026-07-06 12:10"));
        assert_eq!(phone.queue.keys().collect::<Vec<_>>(), queue.keys().collect::<Vec<_>>());
    }
}

#[test]
fn three_weeks_unopened_in_pregnancy_become_four_quiet_lines_and_then_silence() {
    for mut phone in [Phone::android(), Phone::ios()] {
        let (_, child) = phone.expects("2026-07-06", "2027-03-01");
        phone.household.preferences.notice = NoticeText::Full;
        phone.opens(moment("2026-07-06 12:00"));
        phone.lives_until(moment("2026-07-06 13:00"), "2027-02-01");
        phone.wakes(moment("2027-01-31 22:00"));
        let opened = date("2026-07-06");
        let usual = (1..21).map(|n| opened + Days::new(n));
        let quiet = [21, 28, 35, 42].map(|n| opened + Days::new(n));
        let days: Vec<_> = phone.seen.iter().map(|(day, _)| *day).collect();
        assert_eq!(days, usual.chain(quiet).collect::<Vec<_>>());
        for (day, notice) in &phone.seen {
            if quiet.contains(day) {
                assert_eq!(notice.about, [About::Quiet { child }]);
                assert_eq!(notice.text, notice.public_text);
            }
        }
        // Opening it is enough.
        phone.opens(moment("2027-02-01 12:00"));
        phone.wakes(moment("2027-02-02 08:00"));
        assert_eq!(phone.seen_on("2027-02-02"), 1);
    }
}

#[test]
fn a_child_who_was_born_does_not_fade() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    phone.lives_until(moment("2026-07-06 13:00"), "2026-10-01");
    assert_eq!(phone.seen_on("2026-09-30"), 1);
}

#[test]
fn a_due_date_moved_later_announces_nothing_twice() {
    for mut phone in [Phone::android(), Phone::ios()] {
        let (pregnancy, _) = phone.expects("2026-07-06", "2027-03-01");
        phone.opens(moment("2026-07-06 12:00"));
        phone.lives_until(moment("2026-07-06 13:00"), "2026-07-17");
        phone.wakes(moment("2026-07-16 09:00"));
        phone.says("2026-07-17", LifeEvent::DueDate { pregnancy, due: DueDate::new(date("2027-03-06")) });
        phone.lives_until(moment("2026-07-17 00:01"), "2026-07-26");
        let mut slots: Vec<String> = Vec::new();
        for (_, notice) in &phone.seen {
            for about in &notice.about {
                let About::Letter { slot, .. } = about else { continue };
                assert!(!slots.contains(&slot.to_string()), "{slot} twice");
                slots.push(slot.to_string());
            }
        }
        assert_eq!(slots.last().map(String::as_str), Some("g056"));
    }
}

#[test]
fn two_slots_of_a_child_born_early_come_on_two_days() {
    let mut phone = Phone::android();
    let child = phone.child();
    let gestation = Some(GestationalDay::from_weeks(31, 0).unwrap());
    phone.says("2026-07-06", LifeEvent::Born { child, date: date("2026-07-01"), gestation });
    phone.opens(moment("2026-07-06 12:00"));
    phone.lives_until(moment("2026-07-06 13:00"), "2029-09-01");
    let mut days = std::collections::BTreeSet::new();
    for (day, notice) in &phone.seen {
        assert_eq!(notice.about.len(), 1, "{day}: {:?}", notice.about);
        assert!(days.insert(*day), "two on {day}");
    }
    assert!(days.len() > 200);
}

#[test]
fn a_deadline_is_reminded_of_once_and_never_too_late() {
    let child_of = |phone: &mut Phone| phone.born("2026-07-06", "2020-06-20");
    let due =
        |child, on, not_after| Due { id: "form".to_owned(), child, on: date(on), not_after: date(not_after) };
    for (on, not_after, off_until, comes) in [
        ("2026-07-10", "2026-07-14", "2026-07-06", Some("2026-07-10")),
        // The phone was off on the day: the next one is not too late.
        ("2026-07-10", "2026-07-14", "2026-07-13", Some("2026-07-13")),
        ("2026-07-10", "2026-07-14", "2026-07-15", None),
        ("2026-07-01", "2026-07-05", "2026-07-06", None),
    ] {
        let mut phone = Phone::android();
        let child = child_of(&mut phone);
        phone.deadlines = vec![due(child, on, not_after)];
        phone.opens(moment("2026-07-06 12:00"));
        phone.queue.clear();
        phone.lives_until(moment(&format!("{off_until} 12:30")), "2026-08-20");
        let reminded: Vec<String> = phone
            .seen
            .iter()
            .filter(|(_, notice)| notice.about.iter().any(|about| matches!(about, About::Deadline { .. })))
            .map(|(day, _)| day.to_string())
            .collect();
        assert_eq!(reminded, comes.map(String::from).into_iter().collect::<Vec<_>>(), "{on} to {not_after}");
    }
}

#[test]
fn nobody_is_reminded_of_a_deadline_of_what_has_ended_or_rests() {
    let mut phone = Phone::android();
    let child = phone.born("2026-07-06", "2020-06-20");
    phone.deadlines =
        vec![Due { id: "form".to_owned(), child, on: date("2026-07-10"), not_after: date("2026-07-14") }];
    phone.says("2026-07-07", LifeEvent::Paused { child: Some(child), from: date("2026-07-07") });
    phone.wakes(moment("2026-07-07 12:00"));
    assert!(phone.queue.is_empty());
    phone.says("2026-07-08", LifeEvent::Resumed { child: Some(child), from: date("2026-07-12") });
    phone.wakes(moment("2026-07-08 12:00"));
    assert!(phone.queue.contains_key(&date("2026-07-12")));
    phone.says("2026-07-09", LifeEvent::Ended { child });
    assert!(phone.queue.is_empty());
}

/// A clock once set ahead mutes nothing when it is right again.
#[test]
fn a_clock_a_year_ahead_and_back_mutes_nothing() {
    for mut phone in [Phone::android(), Phone::ios()] {
        phone.expects("2026-07-06", "2027-03-01");
        phone.born("2026-07-06", "2026-06-01");
        phone.opens(moment("2026-07-06 12:00"));
        phone.wakes(moment("2027-07-06 12:01"));
        phone.wakes(moment("2027-07-07 08:00"));
        let seen = phone.seen.len();
        phone.wakes(moment("2026-07-06 12:05"));
        let waits = phone.queue.keys().copied().collect::<Vec<_>>();
        assert_eq!(waits[..3], ["2026-07-07", "2026-07-08", "2026-07-09"].map(date));
        phone.lives_until(moment("2026-07-06 12:06"), "2026-07-12");
        phone.wakes(moment("2026-07-11 09:00"));
        assert_eq!(phone.seen.len(), seen + 5);
    }
}

/// Read is read, whatever a clock that was ahead had noted of the day.
#[test]
fn a_day_read_after_the_clock_is_right_again_brings_no_notice() {
    let mut phone = Phone::ios();
    phone.born("2026-07-06", "2026-06-01");
    phone.household.preferences.hour = hour(20);
    phone.opens(moment("2026-07-06 12:00"));
    phone.opens(moment("2027-07-06 12:01"));
    let seen = phone.seen_on("2026-07-07");
    phone.opens(moment("2026-07-07 12:05"));
    phone.wakes(moment("2026-07-07 20:30"));
    assert_eq!(phone.seen_on("2026-07-07"), seen);
}

#[test]
fn a_clock_set_back_a_day_shows_nothing_again() {
    for mut phone in [Phone::android(), Phone::ios()] {
        phone.born("2026-07-06", "2026-07-01");
        phone.lives_until(moment("2026-07-06 12:00"), "2026-07-10");
        phone.wakes(moment("2026-07-09 09:00"));
        let seen = phone.seen.len();
        let plan = phone.wakes(moment("2026-07-08 09:30"));
        assert!(plan.post_now.is_none());
        assert!(plan.health.iter().any(|hint| hint.health == Health::ClockJumped));
        phone.wakes(moment("2026-07-09 10:00"));
        assert_eq!(phone.seen.len(), seen);
    }
}

/// What is said before the first plan overwrites the moment by which the clock can be seen to have gone back.
#[test]
fn a_clock_that_went_back_is_told_of_though_something_else_was_said_first() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    let now = moment("2026-05-06 12:00");
    let gone = Report { cancelled: vec![date("2026-07-07")], ..Report::default() };
    report(&mut phone.household.notices, &gone, now);
    let plan = phone.wakes(moment("2026-05-06 12:05"));
    assert!(plan.health.iter().any(|hint| hint.health == Health::ClockJumped));
}

/// From Tokyo to Honolulu the same civil day comes twice.
#[test]
fn across_the_date_line_a_civil_day_has_one_notice() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    phone.wakes(moment("2026-07-07 08:00"));
    let honolulu = |text| LocalMoment { utc_offset_minutes: -600, ..moment(text) };
    assert!(phone.wakes(honolulu("2026-07-06 19:30")).post_now.is_none());
    assert!(phone.wakes(honolulu("2026-07-07 08:00")).post_now.is_none());
    assert!(phone.wakes(honolulu("2026-07-08 08:00")).post_now.is_some());
    assert!(phone.wakes(honolulu("2026-07-08 08:30")).health.is_empty());
}

/// Shown at seven in Gibraltar, and the same morning again in Pago Pago.
#[test]
fn what_the_system_showed_further_east_is_not_armed_again() {
    let mut phone = Phone::ios();
    phone.born("2026-07-06", "2026-07-01");
    let zone = |utc_offset_minutes, text| LocalMoment { utc_offset_minutes, ..moment(text) };
    phone.opens(zone(120, "2026-07-06 12:00"));
    phone.time_passes(zone(120, "2026-07-07 09:00"));
    assert_eq!(phone.seen_on("2026-07-07"), 1);
    let pago_pago = |text| zone(-660, text);
    let plan = phone.wakes(pago_pago("2026-07-06 20:54"));
    assert_eq!(plan.presumed, [date("2026-07-07")]);
    phone.wakes(pago_pago("2026-07-07 12:00"));
    assert_eq!(phone.seen_on("2026-07-07"), 1);
    phone.wakes(pago_pago("2026-07-08 12:00"));
    assert_eq!(phone.seen_on("2026-07-08"), 1);
}

#[test]
fn the_system_is_presumed_to_have_shown_what_no_longer_waits() {
    let mut phone = Phone::ios();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    // Shown by the system, or lost by it: nobody can tell.
    phone.queue.remove(&date("2026-07-07"));
    let plan = phone.wakes(moment("2026-07-07 09:00"));
    assert_eq!(plan.presumed, [date("2026-07-07")]);
    assert!(plan.post_now.is_none() && plan.missed.is_empty());
    assert!(phone.wakes(moment("2026-07-07 10:00")).presumed.is_empty());
    // One that should still wait is put back.
    phone.queue.remove(&date("2026-07-09"));
    phone.wakes(moment("2026-07-07 11:00"));
    assert!(phone.queue.contains_key(&date("2026-07-09")));
}

#[test]
fn a_notice_that_the_system_shows_late_is_left_to_it() {
    let mut phone = Phone::ios();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    let pending = phone.pending();
    let plan = phone.plans(moment("2026-07-07 10:00"), &pending);
    assert!(plan.post_now.is_none() && !plan.cancel.contains(&date("2026-07-07")));
    // But not at night.
    let plan = phone.plans(moment("2026-07-07 21:30"), &pending);
    assert!(plan.cancel.contains(&date("2026-07-07")));
}

#[test]
fn permission_given_later_makes_everything_right_at_the_next_wake() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.permission = Permission::Refused;
    phone.opens(moment("2026-07-06 12:00"));
    let plan = phone.wakes(moment("2026-07-07 08:00"));
    assert!(plan.post_now.is_none());
    assert!(!phone.queue.is_empty());
    phone.permission = Permission::Granted;
    assert!(phone.wakes(moment("2026-07-07 13:00")).post_now.is_some());
}

#[test]
fn a_lowered_limit_is_kept_at_once() {
    let mut phone = Phone::ios();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    assert_eq!(phone.queue.len(), 60);
    phone.limits = Limits::IOS.at_most(10);
    phone.wakes(moment("2026-07-06 12:01"));
    assert_eq!(phone.queue.len(), 10);
    assert_eq!(phone.queue.last_key_value().map(|(id, _)| *id), Some(date("2026-07-16")));
}

#[test]
fn two_receivers_at_once_show_one_notice() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    let now = moment("2026-07-07 08:00");
    // The second reads what the first wrote down, whether or not the first has acted on it.
    let first = phone.plans(now, &Pending::Unknown);
    report(&mut phone.household.notices, &first.before_acting(), now);
    let second = phone.plans(now, &Pending::Unknown);
    assert!(first.post_now.is_some() && second.post_now.is_none());
    // And plans the same queue.
    assert_eq!(first.arm, second.arm);
}

/// Where the system shows notices by itself, what the first armed a moment ago is not taken for shown by the second.
#[test]
fn two_wakes_at_once_arm_the_same_queue() {
    let mut phone = Phone::ios();
    phone.born("2026-07-06", "2026-07-01");
    let now = moment("2026-07-06 07:00");
    let asked = phone.pending();
    let first = phone.plans(now, &asked);
    report(&mut phone.household.notices, &first.before_acting(), now);
    let second = phone.plans(now, &asked);
    assert_eq!(second.presumed, []);
    assert_eq!(first.arm, second.arm);
    assert!(second.cancel.is_empty());
}

/// What could not be shown at its hour does not wait for a wake that may be months away.
#[test]
fn a_reminder_that_nobody_allowed_waits_for_the_next_day() {
    let mut phone = Phone::android();
    let child = phone.born("2026-07-06", "2020-01-01");
    phone.deadlines =
        vec![Due { id: "form".to_owned(), child, on: date("2026-07-08"), not_after: date("2026-07-20") }];
    phone.permission = Permission::Refused;
    phone.opens(moment("2026-07-06 12:00"));
    phone.wakes(moment("2026-07-08 08:00"));
    assert!(phone.queue.contains_key(&date("2026-07-09")));
    phone.permission = Permission::Granted;
    assert!(phone.wakes(moment("2026-07-09 08:00")).post_now.is_some());
}

#[test]
fn where_no_letters_come_no_quiet_lines_replace_them() {
    let mut phone = Phone::android();
    phone.expects("2026-07-06", "2027-03-01");
    // Letters for the other parent are not written yet.
    phone.household.preferences.tracks = [Track::Partner].into();
    phone.opens(moment("2026-07-06 12:00"));
    assert!(phone.queue.is_empty());
    assert_eq!(phone.wakes(moment("2026-08-10 08:00")).next_wake, None);
}

#[test]
fn a_crash_after_the_ledger_loses_a_notice_and_a_crash_before_it_loses_nothing() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    let now = moment("2026-07-07 08:00");
    let planned = phone.plans(now, &Pending::Unknown);
    assert!(phone.plans(now, &Pending::Unknown).post_now.is_some());
    report(&mut phone.household.notices, &planned.before_acting(), now);
    let again = phone.wakes(moment("2026-07-07 08:01"));
    assert!(again.post_now.is_none());
    assert_eq!(phone.queue.len(), 8);
}

#[test]
fn what_could_not_be_shown_or_armed_is_tried_again() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    let now = moment("2026-07-07 08:00");
    let mut planned = phone.plans(now, &Pending::Unknown);
    let failed = [date("2026-07-07"), date("2026-07-10")];
    report(&mut phone.household.notices, &planned.before_acting(), now);
    let after = planned.after_acting(&failed);
    planned.arm.retain(|notice| notice.id != failed[1]);
    planned.post_now = None;
    phone.acts(&planned, now);
    phone.queue.remove(&failed[1]);
    report(&mut phone.household.notices, &after, now);
    let plan = phone.wakes(moment("2026-07-07 08:02"));
    assert_eq!(plan.post_now.map(|notice| notice.id), Some(failed[0]));
    assert!(phone.queue.contains_key(&failed[1]));
    assert_eq!(phone.seen.len(), 1);
}

/// Nobody finds a pile: a newer notice takes the place of the older.
#[test]
fn one_notice_hangs_on_the_screen_at_a_time() {
    for mut phone in [Phone::android(), Phone::ios()] {
        phone.born("2026-07-06", "2026-07-01");
        phone.lives_until(moment("2026-07-06 06:00"), "2026-07-20");
        phone.wakes(moment("2026-07-19 12:00"));
        assert_eq!(phone.screen.keys().copied().collect::<Vec<_>>(), [date("2026-07-19")]);
    }
}

#[test]
fn what_waits_and_is_unknown_to_the_ledger_goes() {
    let mut phone = Phone::ios();
    let child = phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    phone.household.notices = otayori_core::reminders::Notices::default();
    assert_eq!(phone.says("2026-07-06", LifeEvent::Ended { child }).len(), 60);
    assert!(phone.queue.is_empty());
}

#[test]
fn restored_children_bring_nothing_until_somebody_says_how_they_are() {
    let mut old = Phone::ios();
    old.expects("2026-07-06", "2027-03-01");
    let mut phone = Phone::ios();
    phone.household.take_in(&old.household);
    assert_eq!(phone.household.family.members()[0].standing, Standing::Unconfirmed);
    assert_eq!(phone.opens(moment("2026-08-01 12:00")).arm, []);
    let child = phone.household.family.members()[0].id;
    phone.says("2026-08-01", LifeEvent::StillSo { child });
    phone.wakes(moment("2026-08-01 12:01"));
    assert!(!phone.queue.is_empty());
}

#[test]
fn a_hint_is_told_once_and_again_only_when_it_comes_back() {
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.permission = Permission::Refused;
    let kinds =
        |plan: &otayori_core::reminders::Plan| plan.health.iter().map(|hint| hint.health).collect::<Vec<_>>();
    let tell = |phone: &mut Phone, day: &str| {
        let now = moment(&format!("{day} 22:30"));
        let plan = phone.opens(now);
        let told = otayori_core::reminders::Report { told: kinds(&plan), ..Default::default() };
        report(&mut phone.household.notices, &told, now);
        kinds(&plan)
    };
    // A wake in the background tells nobody.
    assert_eq!(kinds(&phone.wakes(moment("2026-07-06 23:00"))), [Health::PermissionOff]);
    assert_eq!(tell(&mut phone, "2026-07-07"), [Health::PermissionOff]);
    assert_eq!(tell(&mut phone, "2026-07-08"), []);
    phone.permission = Permission::Granted;
    assert_eq!(tell(&mut phone, "2026-07-09"), []);
    phone.permission = Permission::Refused;
    assert_eq!(tell(&mut phone, "2026-07-10"), [Health::PermissionOff]);
    phone.permission = Permission::Granted;
    phone.household.notices.wrote(date("2026-07-10"));
    assert_eq!(tell(&mut phone, "2026-10-07"), []);
    assert_eq!(tell(&mut phone, "2026-10-08"), [Health::BackupOld]);
    assert_eq!(tell(&mut phone, "2026-10-09"), []);
    phone.household.notices.backed_up();
    phone.household.notices.wrote(date("2026-10-10"));
    assert_eq!(tell(&mut phone, "2026-10-11"), []);
    assert_eq!(tell(&mut phone, "2027-01-08"), [Health::BackupOld]);
}

#[test]
fn a_notice_that_came_hours_late_is_told_of_and_one_within_the_hour_is_not() {
    for (time, is_late) in [("08:59", false), ("09:59", false), ("10:00", true), ("20:59", true)] {
        let mut phone = Phone::android();
        phone.born("2026-07-06", "2026-07-01");
        phone.opens(moment("2026-07-06 12:00"));
        let plan = phone.wakes(moment(&format!("2026-07-07 {time}")));
        assert!(plan.post_now.is_some(), "{time}");
        let late = plan.health.iter().any(|hint| hint.health == Health::Late);
        assert_eq!(late, is_late, "{time}");
    }
    // Switched off and on again: nothing waited, so nothing came late.
    let mut phone = Phone::android();
    phone.born("2026-07-06", "2026-07-01");
    phone.opens(moment("2026-07-06 12:00"));
    let plan = phone.wakes_with(moment("2026-07-07 11:00"), &Pending::nothing());
    assert!(plan.post_now.is_some() && plan.health.is_empty());
}

#[test]
fn nobody_undecided_is_told_of_the_child() {
    let mut phone = Phone::ios();
    let (_, child) = phone.expects("2026-07-06", "2027-03-01");
    phone.opens(moment("2026-07-06 12:00"));
    let before = phone.queue.len();
    phone
        .says("2026-07-06", LifeEvent::Chosen { choice: Choice::Undecided, child: Some(child), holds: true });
    phone.wakes(moment("2026-07-06 12:01"));
    assert!(phone.queue.len() < before);
}
