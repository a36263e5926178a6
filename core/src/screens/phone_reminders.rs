//! One phone's reminders: the transaction around a plan, and what is said about it afterwards.

use chrono::NaiveDate;

use super::error::PhoneError;
use super::phone::Phone;
use super::reminders::{PendingNotices, Queue, ReminderPlan};
use crate::companion::CompanionError;
use crate::family::LocalMoment;
use crate::household::Household;
use crate::reminders::{Due, Health, Permission, Report, plan, report};

/// Plans that are remembered until they are said to be done. Two wakes at once are two; more were forgotten by a shell.
const MOST_PLANS: usize = 8;

impl Phone {
    /// What the shell has to do now, written down before it is done. `opened`: the app came to the front, so today is read.
    ///
    /// Where it cannot be written down, what is safe comes back: taking back, and nothing else.
    ///
    /// # Errors
    /// [`PhoneError::NotOpen`]; [`PhoneError::Damaged`], [`PhoneError::TooNew`]: the shell takes back everything.
    pub fn plan(
        &mut self,
        now: LocalMoment,
        opened: bool,
        pending: &PendingNotices,
        queue: Queue,
        at_most: Option<u32>,
        permission: Permission,
    ) -> Result<ReminderPlan, PhoneError> {
        let read = self.read_home()?;
        let (pending, limits) = (pending.read(), queue.limits(at_most));
        let Self { corpus, regions, home, .. } = self;
        let home = home.as_mut().ok_or(PhoneError::NotOpen)?;
        let planned = |household: &mut Household| {
            if opened {
                household.notices.opened(now.date);
            }
            let due: Vec<Due> = regions.reminders(corpus, household, now.date);
            let plan = plan(corpus, &read.strings, household, &due, now, &pending, limits, permission);
            report(&mut household.notices, &plan.before_acting(), now);
            plan
        };
        let kept = home.change(|household| Ok::<_, CompanionError>(planned(household)));
        let number = self.next_plan;
        self.next_plan += 1;
        match kept.map_err(PhoneError::from) {
            Ok(plan) => {
                let given = ReminderPlan::kept(number, &plan);
                self.plans.push((number, plan));
                let forgotten = self.plans.len().saturating_sub(MOST_PLANS);
                self.plans.drain(..forgotten);
                Ok(given)
            }
            Err(error) if error.only_keeps_from_writing() => {
                let mut household = read.household.clone();
                Ok(ReminderPlan::not_kept(number, &planned(&mut household)))
            }
            Err(error) => Err(error),
        }
    }

    /// Says that a plan was carried out. `failed`: ids that could not be armed, shown or taken back. Not to say it is no
    /// harm: the next wake finds out.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] for a plan that is not the companion's, or was said to be done; errors of storage.
    pub fn plan_done(
        &mut self,
        number: u64,
        failed: &[NaiveDate],
        now: LocalMoment,
    ) -> Result<(), PhoneError> {
        let place = self.plans.iter().position(|(known, _)| *known == number);
        let place = place.ok_or_else(|| PhoneError::not_found("plan"))?;
        let (_, plan) = self.plans.remove(place);
        let after = plan.after_acting(failed);
        self.home()?.change(|household| {
            report(&mut household.notices, &after, now);
            Ok(())
        })
    }

    /// Says that hints stood on the screen: each is told once.
    ///
    /// # Errors
    /// Errors of storage.
    pub fn hints_told(&mut self, told: &[Health], now: LocalMoment) -> Result<(), PhoneError> {
        let said = Report { told: told.to_vec(), ..Report::default() };
        self.home()?.change(|household| {
            report(&mut household.notices, &said, now);
            Ok(())
        })
    }
}
