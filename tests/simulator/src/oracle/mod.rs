//! The oracle: what a person should have seen, said again from the product's rules, slowly and without the planner's code.
//!
//! It lives beside a phone, hears what is said and sees what is shown. After each wake it compares the system's queue with the
//! days that must, may and must not have a notice; each day that has passed it asks whether its notice came. It knows no
//! ledger but its own. Where the rules leave something open (which of two platforms' habits, what a crash lost) it says so with
//! [`Expect::May`] and nothing else.

pub mod facts;
pub mod letters;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use self::facts::Facts;
use self::letters::{Slot, Words};
use crate::clock::{HOUR, between, instant, plus};
use crate::phone::{Permission, Phone, Platform, Shown};
use crate::report::Report;

/// After so many days unopened a pregnancy has four weekly lines, and then nothing.
const FADES_AFTER: i64 = 21;
const QUIET_LINES: usize = 4;

/// Whether a day has a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Yes.
    Must,
    /// The rules leave it open.
    May,
    /// No.
    MustNot,
}

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which: the same words for the same rule, so that a story can be shrunk.
    pub rule: &'static str,
    /// What the wall showed.
    pub wall: DateTime,
    /// What was found.
    pub found: String,
}

/// Something to be done by a day, as the simulator gives it to the planner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    pub child: u8,
    pub name: &'static str,
    pub on: Date,
    pub not_after: Date,
}

/// The oracle of one phone.
#[derive(Debug, Clone)]
pub struct Oracle<'w> {
    words: &'w Words,
    facts: Facts,
    days: BTreeMap<u8, BTreeMap<Date, Slot>>,
    /// Letters that a person was told of, each with its day.
    came: BTreeMap<(u8, Slot), Date>,
    /// The same by day.
    told: BTreeMap<(u8, Date), Vec<Slot>>,
    /// Letters that may have been told of: their day passed, or a wrong clock counted them.
    perhaps: BTreeMap<(u8, Slot), Date>,
    /// Deadlines that had a notice.
    reminded: BTreeMap<(u8, &'static str), Date>,
    deadlines: Vec<Deadline>,
    pub hour: i8,
    /// The person chose titles on the lock screen.
    pub titles: bool,
    last_opened: Date,
    opened_on: BTreeSet<Date>,
    /// Every id shown, with the earliest date on the wall since.
    shown: BTreeMap<Date, Date>,
    /// Dates on the wall on which something was shown, and whether the system was late with it.
    shown_on: BTreeMap<Date, bool>,
    /// Notices that a crash lost after they had been written down.
    lost: BTreeSet<Date>,
    /// Dates near which something happened that a person would not hold against a notice.
    disturbed: BTreeSet<Date>,
    /// Since when the queue is known to be right, and nothing has touched it.
    sound_since: Option<DateTime>,
    /// The last date the queue reaches, where it was full.
    reaches: Option<Date>,
    judged: Date,
    /// The date on the wall when the app last ran.
    looked: Date,
    /// The date on the wall when anybody last looked.
    glimpsed: Date,
    /// The lowest date on the wall since the app last ran.
    lowest: Date,
    /// Quiet lines since the app was last opened.
    quiet: Vec<Date>,
    /// Something that stops letters was said and could not be kept: nothing at all may come.
    pub silent: bool,
    /// Days whose notice must have come and did.
    pub kept: u64,
}

impl<'w> Oracle<'w> {
    /// For a phone on which nothing was said.
    pub fn new(words: &'w Words, hour: u8, wall: DateTime) -> Self {
        Self {
            words,
            facts: Facts::default(),
            days: BTreeMap::new(),
            came: BTreeMap::new(),
            told: BTreeMap::new(),
            perhaps: BTreeMap::new(),
            reminded: BTreeMap::new(),
            deadlines: Vec::new(),
            hour: i8::try_from(hour).unwrap_or(8),
            titles: false,
            last_opened: wall.date(),
            opened_on: BTreeSet::new(),
            shown: BTreeMap::new(),
            shown_on: BTreeMap::new(),
            lost: BTreeSet::new(),
            disturbed: BTreeSet::new(),
            sound_since: None,
            reaches: None,
            judged: wall.date(),
            looked: wall.date(),
            glimpsed: wall.date(),
            lowest: wall.date(),
            quiet: Vec::new(),
            silent: false,
            kept: 0,
        }
    }

    /// What is known of the family.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// A report that holds.
    pub fn hears(&mut self, report: &Report) {
        self.facts.hear(report);
        self.refresh();
    }

    /// Other facts: those of a backup.
    pub fn knows(&mut self, facts: Facts, forgets_what_came: bool) {
        self.facts = facts;
        if forgets_what_came {
            self.perhaps.append(&mut self.came);
            self.told.clear();
            // What another phone showed this one cannot know.
            self.shown.clear();
            self.shown_on.clear();
            self.opened_on.clear();
            self.reminded.clear();
            self.quiet.clear();
        }
        self.refresh();
    }

    fn refresh(&mut self) {
        self.days = self.facts.children.iter().map(|(name, child)| (*name, self.words.days(child))).collect();
        self.deadlines = deadlines(&self.facts);
    }

    /// What the simulator tells the planner of things to be done.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// A crash lost a notice that the ledger had noted already: it need not come any more.
    pub fn loses(&mut self, day: Date) {
        self.lost.insert(day);
    }

    /// Something happened after which a missing notice of these days is nobody's fault.
    pub fn disturbs(&mut self, wall: DateTime) {
        for days in -1..=1 {
            self.disturbed.insert(plus(wall.date(), days));
        }
        self.sound_since = None;
    }

    /// The same for some days on.
    pub fn disturbs_for(&mut self, wall: DateTime, days: i64) {
        for day in 0..=days {
            self.disturbs(plus(wall.date(), day).to_datetime(wall.time()));
        }
    }

    /// The wall shows a date, whether or not the app runs.
    fn looks_at(&mut self, wall: DateTime) {
        self.lowest = self.lowest.min(wall.date());
        let today = wall.date();
        if today < std::mem::replace(&mut self.glimpsed, today) {
            self.shown.values_mut().for_each(|earliest| *earliest = (*earliest).min(today));
        }
    }

    /// The app runs on a date: what was noted for days further ahead than tomorrow counts for nothing. Where only a date on
    /// which the app did not run made it so, both are right.
    fn runs_on(&mut self, wall: DateTime) {
        self.looks_at(wall);
        let lowest = std::mem::replace(&mut self.lowest, wall.date());
        if lowest >= std::mem::replace(&mut self.looked, wall.date()) {
            return;
        }
        let (latest, unsure) = (plus(wall.date(), 1), plus(lowest, 1));
        let ahead: Vec<_> =
            self.came.iter().filter(|(_, day)| **day > unsure).map(|(key, _)| key.clone()).collect();
        let opened = self.opened_on.split_off(&plus(unsure, 1));
        let days = ahead.iter().filter_map(|key| self.came.get(key)).chain(&opened);
        let open: Vec<Date> = days.filter(|day| **day <= latest).copied().collect();
        self.lost.extend(open);
        for key in ahead {
            if let Some(day) = self.came.remove(&key) {
                self.told.remove(&(key.0, day));
                self.perhaps.insert(key, day);
            }
        }
        self.last_opened = if self.last_opened > latest { wall.date() } else { self.last_opened };
    }

    /// The person opens the app: today's letters are read.
    pub fn opens(&mut self, wall: DateTime) {
        self.runs_on(wall);
        let today = wall.date();
        self.last_opened = today;
        self.quiet.clear();
        self.opened_on.insert(today);
        self.note(today);
    }

    /// The letters of a day have come.
    fn note(&mut self, day: Date) {
        for (child, slot) in self.letters(day) {
            let key = (child, slot);
            if !self.told_another(child, &key.1, day) && !self.came.contains_key(&key) {
                self.told.entry((child, day)).or_default().push(key.1.clone());
                self.came.insert(key, day);
            }
        }
    }

    /// Letters of a day for children who are accompanied on it.
    fn letters(&self, day: Date) -> Vec<(u8, Slot)> {
        let accompanied = self.facts.children.iter().filter(|(_, child)| child.is_accompanied(day));
        let letters =
            accompanied.filter_map(|(name, _)| Some((*name, self.days.get(name)?.get(&day)?.clone())));
        letters.collect()
    }

    /// Their names.
    pub fn letters_of(&self, day: Date) -> BTreeSet<String> {
        self.letters(day).into_iter().map(|(_, slot)| slot.to_string()).collect()
    }

    /// Whether this child had another letter on this day already.
    fn told_another(&self, child: u8, slot: &str, day: Date) -> bool {
        self.told.get(&(child, day)).is_some_and(|slots| slots.iter().any(|other| **other != *slot))
    }

    fn is_faded(&self, child: u8, day: Date) -> Option<bool> {
        let expected = self.facts.children.get(&child).is_some_and(|child| child.is_expected(day));
        let silent = between(self.last_opened, day);
        match silent.cmp(&FADES_AFTER) {
            _ if !expected => Some(false),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(true),
        }
    }

    /// Whether a day has a notice, as things stand.
    pub fn expects(&self, day: Date) -> Expect {
        let mut expect = Expect::MustNot;
        if self.silent {
            return expect;
        }
        for (child, slot) in self.letters(day) {
            let key = (child, slot);
            if self.came.get(&key).is_some_and(|on| *on != day) || self.told_another(child, &key.1, day) {
                continue;
            }
            let unsure = self.lost.contains(&day) || self.perhaps.get(&key).is_some_and(|on| *on != day);
            match self.is_faded(child, day) {
                Some(false) if !unsure => return Expect::Must,
                Some(true) if between(self.last_opened, day) > FADES_AFTER + 7 * 4 => {}
                _ => expect = Expect::May,
            }
        }
        // The quiet lines of a faded pregnancy need no letter of that day.
        let silent = between(self.last_opened, day);
        let faded = (FADES_AFTER..=FADES_AFTER + 7 * 4).contains(&silent);
        if faded
            && self.facts.children.values().any(|child| child.is_accompanied(day) && child.is_expected(day))
        {
            expect = Expect::May;
        }
        for deadline in &self.deadlines {
            let accompanied =
                self.facts.children.get(&deadline.child).is_some_and(|child| child.is_accompanied(day));
            let reminded = self.reminded.get(&(deadline.child, deadline.name)).is_some_and(|on| *on != day);
            if accompanied && !reminded && (deadline.on..=deadline.not_after).contains(&day) {
                // A day or two of grace for the planner to find a day that already has a notice.
                expect = Expect::May;
            }
        }
        expect
    }

    /// Whether nobody is accompanied on whose account this day could have a notice.
    pub fn expects_nobody(&self, day: Date) -> bool {
        let of_a_deadline = self.deadlines.iter().any(|deadline| {
            let child = self.facts.children.get(&deadline.child);
            child.is_some_and(|child| child.is_accompanied(day))
                && (deadline.on..=deadline.not_after).contains(&day)
        });
        let expected =
            self.facts.children.values().any(|child| child.is_accompanied(day) && child.is_expected(day));
        self.letters(day).is_empty() && !of_a_deadline && !expected
    }

    /// A notice appeared.
    pub fn sees(&mut self, shown: &Shown) -> Result<(), Violation> {
        self.looks_at(shown.wall);
        let broken = |rule, found: String| Err(Violation { rule, wall: shown.wall, found });
        let today = shown.wall.date();
        if let Some(earliest) = self.shown.get(&shown.id)
            && *earliest >= plus(shown.id, -1)
        {
            return broken("never two notices for one person-slot-day", format!("{} came again", shown.id));
        }
        // A late system may carry one past midnight; then two dates share one day through no fault of the app's.
        let carried = shown.late || shown.id != today;
        if let Some(other_late) = self.shown_on.get(&today)
            && !carried
            && !other_late
            && self.shown.get(&shown.id).is_none_or(|earliest| *earliest >= plus(shown.id, -1))
        {
            return broken(
                "never two notices on one civil day",
                format!("{} is the second on {today}", shown.id),
            );
        }
        if self.expects(shown.id) == Expect::MustNot {
            let lost = self.silent
                || self
                    .facts
                    .children
                    .values()
                    .any(|child| child.ended || child.removed || child.unconfirmed);
            let rule = if lost {
                "never a notice for a child who has ended, is paused, removed or unconfirmed"
            } else {
                "no notice without a letter"
            };
            return broken(rule, format!("{}: {}", shown.id, shown.text));
        }
        if shown.id != today && !shown.late && !self.disturbed.contains(&today) {
            return broken("a notice comes on its own day", format!("{} came on {today}", shown.id));
        }
        if !(7..=21).contains(&shown.wall.hour()) && !shown.late && !self.disturbed.contains(&today) {
            return broken("nobody is woken at night", format!("{} came at {}", shown.id, shown.wall.time()));
        }
        self.neutral(shown)?;
        let quiet =
            self.letters(shown.id).iter().any(|(child, _)| self.is_faded(*child, shown.id) == Some(true));
        let loud =
            self.letters(shown.id).iter().any(|(child, _)| self.is_faded(*child, shown.id) == Some(false));
        if quiet && !loud {
            self.quiet.push(shown.id);
            if self.quiet.len() > QUIET_LINES + 1 {
                return broken("four quiet lines, then silence", format!("{:?}", self.quiet));
            }
        }
        self.shown.insert(shown.id, today);
        self.shown_on.insert(today, carried);
        self.note(shown.id);
        for deadline in self.deadlines.clone() {
            if (deadline.on..=deadline.not_after).contains(&shown.id) && self.letters(shown.id).is_empty() {
                self.reminded.entry((deadline.child, deadline.name)).or_insert(shown.id);
            }
        }
        Ok(())
    }

    /// What stands on a lock screen tells nobody about a baby, unless the person chose titles.
    fn neutral(&self, shown: &Shown) -> Result<(), Violation> {
        const WORDS: [&str; 12] = [
            "baby",
            "pregnan",
            "birth",
            "loss",
            "child",
            "week",
            "赤ちゃん",
            "妊娠",
            "出産",
            "子ども",
            "あかちゃん",
            "にんしん",
        ];
        let lower = shown.text.to_lowercase();
        if !self.titles && WORDS.iter().any(|word| lower.contains(word)) {
            let found = shown.text.clone();
            return Err(Violation { rule: "a neutral notice names nothing", wall: shown.wall, found });
        }
        Ok(())
    }

    /// Every day before today: did what must come come?
    pub fn judges(&mut self, phone: &Phone) -> Result<(), Violation> {
        let wall = phone.wall();
        let today = wall.date();
        if self.judged < today {
            self.disturbed = self.disturbed.split_off(&plus(today, -400));
        }
        while self.judged < today {
            let day = self.judged;
            self.judged = plus(day, 1);
            let due = day.at(self.hour, 0, 0, 0);
            let calm = self.sound_since.is_some_and(|since| since < due)
                && !self.disturbed.contains(&day)
                && self.reaches.is_none_or(|last| day <= last)
                && is_well(phone);
            let must = self.expects(day) == Expect::Must && !self.opened_on.contains(&day);
            if calm && must {
                if !self.shown.contains_key(&day) {
                    let found = format!("{day}: {:?}", self.letters(day));
                    return Err(Violation { rule: "each letter's notice comes on its day", wall, found });
                }
                self.kept += 1;
            }
            if calm && !self.opened_on.contains(&day) && !self.shown.contains_key(&day) {
                let forgotten =
                    self.deadlines.iter().find(|deadline| deadline.on == day && self.is_owed(deadline));
                if let Some(deadline) = forgotten {
                    let found = format!("{day}: {} of child {}", deadline.name, deadline.child);
                    return Err(Violation { rule: "a deadline brings its reminder", wall, found });
                }
            }
            for (child, slot) in self.letters(day) {
                self.perhaps.entry((child, slot)).or_insert(day);
            }
        }
        self.judged = self.judged.min(today);
        Ok(())
    }

    /// Whether a deadline is to bring its reminder on its day.
    fn is_owed(&self, deadline: &Deadline) -> bool {
        let child = self.facts.children.get(&deadline.child);
        let accompanied = child.is_some_and(|child| child.is_accompanied(deadline.on));
        accompanied && !self.silent && !self.reminded.contains_key(&(deadline.child, deadline.name))
    }

    /// After a wake that was carried out: is the queue right, and was today's notice shown?
    pub fn checks(&mut self, phone: &Phone, asked: DateTime) -> Result<(), Violation> {
        self.runs_on(asked);
        let today = asked.date();
        let broken = |rule, found: String| Err(Violation { rule, wall: asked, found });
        let limit = if phone.platform == Platform::Ios { 60 } else { 8 };
        if phone.queue.len() > limit {
            return broken("pending is never above the limit", format!("{} wait", phone.queue.len()));
        }
        for (id, held) in &phone.queue {
            if *id < today || self.has_come(*id) || self.expects(*id) == Expect::MustNot {
                return broken(
                    "nothing waits that must not come",
                    format!("{id} waits: {:?}", self.letters(*id)),
                );
            }
            if held.at != id.at(self.hour, 0, 0, 0) {
                return broken("a notice waits for the chosen hour", format!("{id} waits for {}", held.at));
            }
        }
        let full = phone.queue.len() >= limit;
        let last = phone.queue.keys().next_back().copied();
        self.reaches = last.filter(|_| full);
        if phone.trouble.limit.is_none() {
            for day in self.coming(asked, limit) {
                let beyond = full && last.is_some_and(|last| day > last);
                if phone.queue.contains_key(&day) || beyond {
                    continue;
                }
                // iOS does not say whether what is gone was shown somewhere further east or lost: at most once goes first.
                let may_have_been = phone.platform == Platform::Ios && self.has_passed_somewhere(day, phone);
                if may_have_been && self.sound_since.is_none() {
                    self.lost.insert(day);
                } else {
                    let found = format!("{day} is missing: {:?}", self.letters(day));
                    return broken("after a wake the queue is right", found);
                }
            }
        }
        self.sound_since.get_or_insert(asked);
        Ok(())
    }

    /// Whether a day's hour has struck anywhere on earth: at UTC+14.
    fn has_passed_somewhere(&self, day: Date, phone: &Phone) -> bool {
        let at_utc = instant(&TimeZone::UTC, day.at(self.hour, 0, 0, 0));
        at_utc - 14 * HOUR <= phone.device()
    }

    /// On Android a wake between the chosen hour and 21:00 leaves nothing of today untold.
    pub fn catches_up(&self, phone: &Phone, asked: DateTime) -> Result<(), Violation> {
        let today = asked.date();
        let in_time = asked.hour() >= self.hour && asked.hour() < 21;
        let owed = in_time
            && phone.platform.runs_at_alarms()
            && phone.permission == Permission::Granted
            && self.expects(today) == Expect::Must
            && !self.has_come(today)
            && !self.opened_on.contains(&today)
            && !self.disturbed.contains(&today);
        if owed {
            let found = format!("{today}: {:?}", self.letters(today));
            return Err(Violation { rule: "a wake in time shows today's notice", wall: asked, found });
        }
        Ok(())
    }

    /// Whether the notice of a day was shown, and no clock has made that void since.
    fn has_come(&self, id: Date) -> bool {
        self.shown.get(&id).is_some_and(|earliest| *earliest >= plus(id, -1)) || self.opened_on.contains(&id)
    }

    /// The next days that must have a notice.
    fn coming(&self, asked: DateTime, many: usize) -> Vec<Date> {
        let from =
            if asked < asked.date().at(self.hour, 0, 0, 0) { asked.date() } else { plus(asked.date(), 1) };
        let mut days: BTreeSet<Date> = BTreeSet::new();
        for calendar in self.days.values() {
            // A pause or a letter read before may take many of them away.
            days.extend(calendar.range(from..).map(|(day, _)| *day).take(many * 4));
        }
        let due = days.into_iter().filter(|day| self.expects(*day) == Expect::Must && !self.has_come(*day));
        due.take(many).collect()
    }

    /// Every letter up to a day, which the shelf must hold.
    pub fn shelf(&self, today: Date) -> Vec<(Date, Slot, u8)> {
        let mut shelf = Vec::new();
        for (name, child) in &self.facts.children {
            if child.ended || child.removed || child.unconfirmed {
                continue;
            }
            let days = self.days.get(name).into_iter().flatten();
            shelf.extend(
                days.filter(|(day, _)| **day <= today).map(|(day, slot)| (*day, slot.clone(), *name)),
            );
        }
        shelf
    }

    /// The clock or zone moved: days that the wall shows again are not judged twice.
    pub fn moved(&mut self, wall: DateTime) {
        self.looks_at(wall);
        self.judged = wall.date();
        self.disturbs(wall);
    }
}

fn is_well(phone: &Phone) -> bool {
    phone.on
        && phone.unlocked
        && !phone.stopped
        && phone.permission == Permission::Granted
        && !phone.trouble.asleep
        && !phone.trouble.key_lost
        && !phone.trouble.restricted
        && phone.trouble.limit.is_none()
        && phone.now >= phone.trouble.dozing_until
        && phone.now >= phone.trouble.late_until
}

/// Two things to do for each child: one in the days of daily letters, one where most days have none.
fn deadlines(facts: &Facts) -> Vec<Deadline> {
    let born = facts.children.iter().filter_map(|(name, child)| Some((*name, child.born?)));
    let of = |(child, born): (u8, Date)| {
        let two = [("birth-report", 9, 14), ("vaccine", 2_001, 2_030)];
        two.map(|(name, on, not_after)| Deadline {
            child,
            name,
            on: plus(born, on),
            not_after: plus(born, not_after),
        })
    };
    born.flat_map(of).collect()
}
