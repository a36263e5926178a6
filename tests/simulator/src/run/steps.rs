//! What each happening does to the phone, the shell and what the oracle knows.

use otayori_core::family::{Hour, NoticeText, Preferences, Track};
use otayori_core::household::Household;

use super::Run;
use crate::clock::{HOUR, Instant, between, dice};
use crate::happening::{Happening, Step};
use crate::oracle::Violation;
use crate::phone::{Permission, Platform};
use crate::planner::moment;
use crate::report::{Report, event_id};
use crate::shell::{Said, Wake};

/// A pregnancy's name on another phone.
const OTHER_PREGNANCY: u8 = 90;

impl Run<'_> {
    pub(super) fn step(&mut self, step: &Step) -> Result<(), Violation> {
        if step.what != Happening::Opens {
            self.write(&step.what.to_string());
        }
        if step.what.disturbs() {
            self.disturb();
        }
        let platform = self.shell.phone.platform;
        match &step.what {
            Happening::Opens => {
                self.open()?;
                self.writes(step.at);
            }
            Happening::Says(report) => return self.say(report, false),
            Happening::SaysAndDies(report) => {
                self.say(report, true)?;
                self.shell.phone.switch_off();
            }
            Happening::ChoosesHour(hour) => {
                let today = self.shell.phone.wall().date();
                let waits = self.shell.phone.queue.contains_key(&today);
                let hour_of = |preferences: &mut Preferences| {
                    preferences.hour = Hour::try_from(*hour).unwrap_or(preferences.hour);
                };
                if self.can_choose() && self.shell.choose(hour_of) {
                    if waits && self.oracle.hour != i8::try_from(*hour).unwrap_or(8) {
                        self.strikes.meets();
                    }
                    self.oracle.hour_is(i8::try_from(*hour).unwrap_or(8));
                    return self.wake(Wake::Chosen);
                }
            }
            Happening::ChoosesTitles(titles) => {
                self.open()?;
                let text = if *titles { NoticeText::Full } else { NoticeText::Neutral };
                if self.can_choose() && self.shell.choose(|preferences| preferences.notice = text) {
                    self.oracle.titles = *titles;
                    return self.wake(Wake::Opened);
                }
            }
            Happening::ChoosesTracks { main, partner } => {
                self.open()?;
                let wanted = [(*main, Track::Main), (*partner, Track::Partner)];
                let tracks = wanted.into_iter().filter_map(|(wanted, track)| wanted.then_some(track));
                if self.can_choose() && self.shell.choose(|preferences| preferences.tracks = tracks.collect())
                {
                    self.oracle.main = *main;
                    return self.wake(Wake::Opened);
                }
            }
            Happening::TakesIn { child, other } => return self.take_in(*child, *other),
            Happening::Allows => {
                if self.shell.phone.on {
                    self.shell.phone.permission = Permission::Granted;
                }
            }
            Happening::Forbids => self.shell.phone.permission = Permission::Refused,
            Happening::SavesBackup => {
                if !self.can_choose() {
                    return Ok(());
                }
                if self.shell.backs_up() {
                    self.oracle.hints.saves();
                }
                self.shell.store.backup = Some(self.shell.store.household.clone());
                self.backup = self.oracle.facts().clone();
            }
            Happening::Restores { onto_a_new_phone } => return self.restore(*onto_a_new_phone),
            Happening::Travels(zone) => {
                let (from, switched) = (self.shell.phone.wall().date(), self.clocks_were_changed());
                if let Some(found) = crate::clock::zone(zone) {
                    self.shell.phone.zone = found;
                    self.shell.phone.zone_name.clone_from(zone);
                }
                self.arrived = self.shell.phone.now;
                if switched || between(from, self.shell.phone.wall().date()) > 1 {
                    self.strikes.meets();
                }
                return self.moved();
            }
            Happening::MovesClock(by) => {
                self.shell.phone.shift += by;
                return self.moved();
            }
            Happening::SwitchesOff => self.shell.phone.switch_off(),
            Happening::SwitchesOn => {
                self.shell.phone.switch_on();
                self.shell.phone.moved();
            }
            Happening::Unlocks => {
                if self.shell.phone.on && !self.shell.phone.unlocked {
                    return self.unlock();
                }
            }
            Happening::AlarmsVanish => self.shell.phone.lose_alarms(),
            Happening::ForceStops => {
                if platform.runs_at_alarms() {
                    self.shell.phone.cancel_all();
                    self.shell.phone.stopped = true;
                }
            }
            Happening::Updates => {
                if dice(self.shell.phone.seed, "update", step.at).bool() && platform.runs_at_alarms() {
                    self.shell.phone.lose_alarms();
                }
                return self.android_wake(Wake::Updated);
            }
            Happening::HoldsBack(held) => {
                self.shell.phone.trouble.held_back = *held && platform.runs_at_alarms();
            }
            Happening::Restricts => self.shell.phone.trouble.restricted = platform.runs_at_alarms(),
            Happening::FallsAsleep => self.shell.phone.trouble.asleep = platform.runs_at_alarms(),
            Happening::Dozes(hours) if platform.runs_at_alarms() => {
                self.shell.phone.trouble.dozing_until = step.at + hours * HOUR;
                self.oracle.disturbs_for(self.shell.phone.wall(), hours / 24 + 1);
            }
            Happening::Dozes(_) => {}
            Happening::RunsLate(hours) => {
                self.shell.phone.trouble.late_until = step.at + hours * HOUR;
                self.oracle.disturbs_for(self.shell.phone.wall(), hours / 24 + 1);
            }
            Happening::DropsOne => self.drop_next = true,
            Happening::Limits(limit) => {
                self.shell.phone.trouble.limit = limit.filter(|_| platform == Platform::Ios)
            }
            Happening::WakesTwice => self.shell.twice = true,
            Happening::Crashes(crash) => self.shell.crash = Some(*crash),
            Happening::DiskFills { reserve_too } => {
                self.shell.phone.trouble.store_full = true;
                self.shell.phone.trouble.reserve_gone = *reserve_too;
            }
            Happening::DiskClears => {
                self.shell.phone.trouble.store_full = false;
                self.shell.phone.trouble.reserve_gone = false;
            }
            Happening::LosesKey => self.shell.phone.trouble.key_lost = true,
            Happening::FindsKey => self.shell.phone.trouble.key_lost = false,
            Happening::Busies(busy) => self.shell.phone.trouble.busy = *busy,
            Happening::Refreshes => {
                if platform == Platform::Ios {
                    return self.wake(Wake::Refresh);
                }
            }
        }
        Ok(())
    }

    fn can_choose(&self) -> bool {
        let trouble = &self.shell.phone.trouble;
        self.shell.phone.can_run() && !trouble.key_lost && !trouble.busy
    }

    /// Whether the place where the phone is has changed its clocks since the phone came there.
    fn clocks_were_changed(&self) -> bool {
        let phone = &self.shell.phone;
        let offset = |at| crate::clock::offset_minutes(&phone.zone, at);
        offset(self.arrived) != offset(phone.now)
    }

    /// Whoever has the app open writes into the journal at times, and seldom makes a backup.
    fn writes(&mut self, at: Instant) {
        if !self.can_choose() {
            return;
        }
        let today = self.shell.phone.wall().date();
        let roll = dice(self.shell.phone.seed, "journal", at).u8(0..100);
        if roll < 10 && self.shell.writes() {
            self.write("  writes into the journal");
            self.oracle.hints.writes(today);
        }
        if roll == 99 && self.shell.backs_up() {
            self.write("  makes a backup");
            self.oracle.hints.saves();
        }
    }

    /// The other phone knows a child under another name, and nothing else.
    fn take_in(&mut self, child: u8, other: u8) -> Result<(), Violation> {
        self.open()?;
        let known = self.oracle.facts().children.get(&child).filter(|child| child.pauses.is_empty()).cloned();
        let Some(known) = known.filter(|child| child.born.is_none() && child.accompanied_somehow()) else {
            return Ok(());
        };
        let told = Report::Expecting { pregnancy: OTHER_PREGNANCY, children: vec![other], due: known.due };
        let Some(event) = told.event(None) else { return Ok(()) };
        let now = moment(self.shell.phone.wall(), self.shell.phone.offset());
        let mut theirs = Household::default();
        let theirs_holds = theirs.family.record(event_id(700_000), now, event).is_ok();
        if theirs_holds && self.can_choose() && self.shell.silence.is_none() && self.shell.takes_in(&theirs) {
            self.oracle.meets(&told);
            return self.wake(Wake::Opened);
        }
        Ok(())
    }

    fn moved(&mut self) -> Result<(), Violation> {
        self.shell.phone.moved();
        self.oracle.waits_again(&self.shell.phone);
        let wall = self.shell.phone.wall();
        self.oracle.moved(wall);
        self.android_wake(Wake::ClockOrZone)
    }

    fn say(&mut self, report: &Report, dies: bool) -> Result<(), Violation> {
        self.open()?;
        let phone = &self.shell.phone;
        if !phone.can_run() || phone.trouble.busy || self.shell.silence.is_some() {
            return Ok(());
        }
        if phone.trouble.key_lost && !report.stops() {
            return Ok(());
        }
        let asked = self.shell.phone.wall();
        let before = (report.moves() || report.stops()).then(|| self.oracle.clone());
        let said = self.shell.say(report);
        match said {
            Said::Kept => self.oracle.hears(report),
            Said::Refused if self.oracle.facts().can_end(report) => {
                let found = report.to_string();
                return Err(Violation { rule: "an ending is never refused", wall: asked, found });
            }
            Said::Refused => {
                self.outcome.refused += 1;
                self.write("  (cannot be, says the core)");
                return Ok(());
            }
            Said::NotKept => self.write("  (could not be written down)"),
        }
        self.strikes.meets();
        self.oracle.silent = self.shell.silence.is_some();
        if report.stops() {
            self.cancelled_in_the_same_call(report, said, asked)?;
        }
        if let Some(before) = before {
            self.moved_in_the_same_call(&before, report, said, asked)?;
        }
        if said == Said::NotKept || dies {
            self.disturb();
            return Ok(());
        }
        self.wake(Wake::Opened)
    }

    fn restore(&mut self, onto_a_new_phone: bool) -> Result<(), Violation> {
        if self.shell.store.backup.is_none() || !self.can_choose() || self.shell.silence.is_some() {
            return Ok(());
        }
        if onto_a_new_phone {
            self.shell.phone.cancel_all();
            self.shell.phone.permission = Permission::Granted;
            self.shell.phone.opened();
            self.shell.phone.unlocked = true;
        } else {
            self.open()?;
        }
        if !self.shell.restore(onto_a_new_phone) {
            return Ok(());
        }
        if onto_a_new_phone {
            let mut facts = self.backup.clone();
            facts.children.values_mut().for_each(|child| child.unconfirmed = true);
            self.oracle.knows(facts, true);
        }
        self.wake(Wake::Opened)?;
        if onto_a_new_phone {
            let children: Vec<u8> = self.oracle.facts().children.keys().copied().collect();
            for child in children {
                // Somebody answers for some of them, at once.
                if dice(self.shell.phone.seed, "still so", child.into()).u8(0..5) > 0 {
                    self.say(&Report::StillSo { child }, false)?;
                }
            }
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), Violation> {
        if !self.shell.phone.on {
            return Ok(());
        }
        // Whoever opens the app has unlocked the phone.
        if !self.shell.phone.unlocked {
            self.unlock()?;
        }
        self.shell.phone.opened();
        self.write("opens the app");
        if let Some(report) = self.shell.silence.clone()
            && !self.shell.phone.trouble.key_lost
        {
            // Asked again whether it is so, the person says yes.
            let said = if self.shell.phone.trouble.busy { Said::NotKept } else { self.shell.say(&report) };
            self.write(&format!("says again: {report}: {said:?}"));
            match said {
                Said::Kept => self.oracle.hears(&report),
                Said::Refused => self.shell.silence = None,
                Said::NotKept => {}
            }
            self.oracle.silent = self.shell.silence.is_some();
        }
        self.wake(Wake::Opened)
    }

    fn unlock(&mut self) -> Result<(), Violation> {
        self.shell.phone.unlocked = true;
        self.disturb();
        if self.shell.phone.platform.runs_at_alarms() && !self.shell.phone.stopped {
            self.wake(Wake::Booted)
        } else {
            Ok(())
        }
    }

    fn android_wake(&mut self, wake: Wake) -> Result<(), Violation> {
        let phone = &self.shell.phone;
        if phone.platform.runs_at_alarms() && !phone.stopped { self.wake(wake) } else { Ok(()) }
    }
}
