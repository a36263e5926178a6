//! The one object.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::long::Running;
use crate::mirrors::*;

/// What every call gives, those too that cannot fail today: in Swift a panic becomes an error where a call may throw one, and
/// ends the app where it may not. `progress`, which reads two numbers, is the one exception.
type Answer<T> = Result<T, CompanionError>;

/// One family's companion on one phone: letters, family, reminders, journal. Safe to use from several threads; calls wait for
/// each other, so none belongs on the main thread. Closing the object closes the folder.
#[derive(Debug, uniffi::Object)]
pub struct OtayoriCompanion {
    pub(crate) phone: Mutex<Phone>,
    pub(crate) running: Running,
    progress: Progress,
}

impl OtayoriCompanion {
    /// A call that panicked has changed nothing: every change is one transaction. So the next call goes on.
    pub(crate) fn phone(&self) -> MutexGuard<'_, Phone> {
        self.phone.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Every id a notice can have on a day, 40 days back and 400 ahead: for a shell that has to take back everything and cannot
/// ask the companion.
#[uniffi::export]
pub fn every_notice_id(now: LocalMoment) -> Answer<Vec<NaiveDate>> {
    Ok(every_id(now))
}

// Opening and closing.
#[uniffi::export]
impl OtayoriCompanion {
    /// The words, and a folder that is not touched yet. `language` is the phone's own tag, such as `ja-JP`; Easy Japanese is
    /// a choice and never guessed.
    #[uniffi::constructor]
    pub fn new(folder: String, language: String) -> Answer<Self> {
        let phone = Phone::new(Path::new(&folder), &language)?;
        Ok(Self { phone: Mutex::new(phone), running: Running::default(), progress: Progress::default() })
    }

    /// What is in the folder, as far as can be seen without a key.
    pub fn state(&self) -> Answer<HomeState> {
        Ok(self.phone().state())
    }

    /// Opens the companion, or begins one where the folder is empty. The key is the 32 bytes that the phone's key store holds;
    /// null where it holds none.
    pub fn open(&self, device_key: Option<Vec<u8>>) -> Answer<Opened> {
        let key = device_key.map(Zeroizing::new);
        self.phone().open(key.as_ref().map(|key| key.as_slice()))
    }

    /// Opens it with the recovery words, where the device key is lost; from then on it opens with the new key, which the shell
    /// stores before it calls.
    pub fn open_with_recovery(&self, words: String, new_key: Vec<u8>) -> Answer<Opened> {
        let (words, key) = (Zeroizing::new(words), Zeroizing::new(new_key));
        self.phone().open_with_recovery(&words, &key)
    }

    /// Closes the folder, and nothing is lost by it. The words stay.
    pub fn shut(&self) -> Answer<()> {
        self.phone().shut();
        Ok(())
    }

    /// For when the app goes to the background: what is in SQLite's log goes into the database.
    pub fn rest(&self) -> Answer<()> {
        self.phone().rest()
    }
}

// Where the phone is.
#[uniffi::export]
impl OtayoriCompanion {
    /// The country in which the phone is, two letters (ISO 3166-1) as its network gives them; anything else says nothing. A hint
    /// for `help` and `situations`, used only where the family has not said where it lives, and kept nowhere. Needs nothing to
    /// be open.
    pub fn phone_country(&self, code: String) -> Answer<()> {
        self.phone().phone_country(&code);
        Ok(())
    }
}

// Letters.
#[uniffi::export]
impl OtayoriCompanion {
    /// Everything of today, noted as come and read: for when the app comes to the front.
    pub fn today(&self, now: LocalMoment) -> Answer<TodayScreen> {
        self.phone().today(now)
    }

    /// An earlier day, as it stands on the shelf. Nothing is noted. A day to come is empty.
    pub fn day(&self, on: NaiveDate, now: LocalMoment) -> Answer<TodayScreen> {
        self.phone().day(on, now)
    }

    /// A letter or card by its slot; `of` is the day it belongs to, if it has one. Needs nothing to be open, and waits for no
    /// backup.
    pub fn letter(&self, slot: SlotId, of: Option<NaiveDate>, now: LocalMoment) -> Answer<LetterPage> {
        self.soon(|phone| phone.letter(&slot, of, now), |beside| beside.letter(&slot, of, now))
    }

    /// Letters from one day to another, both included, latest first.
    pub fn shelf(&self, from: NaiveDate, until: NaiveDate, now: LocalMoment) -> Answer<Vec<ShelfRow>> {
        self.phone().shelf(from, until, now)
    }

    /// Months with letters, latest first.
    pub fn shelf_months(&self, now: LocalMoment) -> Answer<Vec<ShelfMonth>> {
        self.phone().shelf_months(now)
    }

    /// Letters in which words stand, from one character on.
    pub fn search(&self, words: String, now: LocalMoment) -> Answer<Vec<SearchRow>> {
        self.phone().search(&words, now)
    }

    /// What comes from now on, for so many days.
    pub fn upcoming(&self, days: u32, now: LocalMoment) -> Answer<Vec<UpcomingRow>> {
        self.phone().upcoming(days, now)
    }

    /// Safety letters that were missed and still matter.
    pub fn essentials(&self, now: LocalMoment) -> Answer<Vec<SlotRow>> {
        self.phone().essentials(now)
    }

    /// Shelves of cards. Those for everybody are there with nothing open. Waits for no backup.
    pub fn cards(&self, now: LocalMoment) -> Answer<Vec<CardShelf>> {
        self.soon(|phone| phone.cards(now), |beside| beside.cards(now))
    }
}

// What is near.
#[uniffi::export]
impl OtayoriCompanion {
    /// Situations in which somebody can be called. Needs nothing to be open, and waits for no backup.
    pub fn situations(&self, now: LocalMoment) -> Answer<Vec<Situation>> {
        self.soon(|phone| phone.situations(now), |beside| Ok(beside.situations(now)))
    }

    /// Whom to call in a situation, by its help key. Needs nothing to be open, and waits for no backup.
    pub fn help(&self, situation: String, now: LocalMoment) -> Answer<HelpScreen> {
        self.soon(|phone| phone.help(&situation, now), |beside| beside.help(&situation, now))
    }

    /// What is open or opens soon, child by child; `all`: also what opens much later.
    pub fn deadlines(&self, all: bool, now: LocalMoment) -> Answer<Vec<DeadlineGroup>> {
        self.phone().deadlines(all, now)
    }

    /// What is for after a loss: only where something ended, and only for whoever asks.
    pub fn deadlines_after_loss(&self, now: LocalMoment) -> Answer<Vec<DeadlineRow>> {
        self.phone().deadlines_after_loss(now)
    }

    /// Cards to show at a counter, without those for after a loss. Waits for no backup.
    pub fn counter_cards(&self, now: LocalMoment) -> Answer<Vec<CounterCardPage>> {
        self.soon(|phone| phone.counter_cards(now), |beside| Ok(beside.counter_cards(now)))
    }

    /// Those for after a loss: only where something ended, and only for whoever asks.
    pub fn counter_cards_after_loss(&self, now: LocalMoment) -> Answer<Vec<CounterCardPage>> {
        self.phone().counter_cards_after_loss(now)
    }
}

// Regions, and numbers of one's own.
#[uniffi::export]
impl OtayoriCompanion {
    /// Regions to choose from, and those that came from outside. With nothing open, those built in.
    pub fn regions(&self) -> Answer<RegionsScreen> {
        self.phone().regions()
    }

    /// Takes a region's file in, whole or not at all. `compared`: the fingerprint of its key, as the person has it from its owner
    /// by another way; with it the key is trusted from then on.
    pub fn install_region(&self, file: Vec<u8>, compared: Option<String>) -> Answer<InstalledRegion> {
        self.phone().install_region(&file, compared.as_deref())
    }

    /// Takes a region from outside away. False: a sealed copy still has it, until the next one is made.
    pub fn remove_region(&self, id: String) -> Answer<bool> {
        self.phone().remove_region(&id)
    }

    /// Trusts a key no longer, by its fingerprint. What it brought is kept aside and not used.
    pub fn forget_key(&self, fingerprint: String) -> Answer<()> {
        self.phone().forget_key(&fingerprint)
    }

    /// Numbers that the person entered. They open without a PIN.
    pub fn own_numbers(&self) -> Answer<Vec<OwnNumberRow>> {
        self.phone().own_numbers()
    }

    /// Keeps a number, a new one or a corrected one. The answer is its name.
    pub fn write_number(&self, row: OwnNumberRow) -> Answer<NumberId> {
        self.phone().write_number(&row)
    }

    /// Removes a number. False: a sealed copy still has it, until the next one is made.
    pub fn remove_number(&self, id: NumberId) -> Answer<bool> {
        self.phone().remove_number(id)
    }
}

// The family.
#[uniffi::export]
impl OtayoriCompanion {
    /// Everybody, and what may be told of them.
    pub fn family(&self, now: LocalMoment) -> Answer<FamilyScreen> {
        self.phone().family(now)
    }

    /// What was reported, in the order in which it is read.
    pub fn reports(&self, now: LocalMoment) -> Answer<Vec<ReportRow>> {
        self.phone().reports(now)
    }

    /// What something told would mean. Nothing is kept, and nothing needs to be open.
    pub fn preview(&self, telling: Telling, now: LocalMoment) -> Answer<Preview> {
        self.phone().preview(&telling, now)
    }

    /// The notices to take back before something is told. A shell takes them back first and tells then; see
    /// `docs/shell-contract.md`.
    pub fn would_cancel(
        &self,
        telling: Telling,
        pending: PendingNotices,
        now: LocalMoment,
    ) -> Answer<Vec<NaiveDate>> {
        self.phone().would_cancel(&telling, &pending, now)
    }

    /// Writes down what a person tells: all of it, or nothing. A usual plan follows.
    pub fn tell(&self, telling: Telling, now: LocalMoment) -> Answer<Told> {
        self.phone().tell(&telling, now)
    }

    /// How letters are wanted on this phone.
    pub fn wishes(&self) -> Answer<Wishes> {
        self.phone().wishes()
    }

    /// Takes other wishes. A usual plan follows.
    pub fn wish(&self, wishes: Wishes) -> Answer<()> {
        self.phone().wish(&wishes)
    }
}

// Reminders.
#[uniffi::export]
impl OtayoriCompanion {
    /// What the shell has to do now, written down before it is done. `opened`: the app came to the front. `at_most`: what the
    /// system allows, where that is less than usual.
    pub fn plan(
        &self,
        now: LocalMoment,
        opened: bool,
        pending: PendingNotices,
        queue: Queue,
        at_most: Option<u32>,
        permission: NoticePermission,
    ) -> Answer<ReminderPlan> {
        self.phone().plan(now, opened, &pending, queue, at_most, permission)
    }

    /// Says that a plan was carried out; `failed`: ids that could not be armed, shown or taken back.
    pub fn plan_done(&self, number: u64, failed: Vec<NaiveDate>, now: LocalMoment) -> Answer<()> {
        self.phone().plan_done(number, &failed, now)
    }

    /// Says that hints stood on the screen: each is told once.
    pub fn hints_told(&self, told: Vec<HintKind>, now: LocalMoment) -> Answer<()> {
        self.phone().hints_told(&told, now)
    }
}

// The journal.
#[uniffi::export]
impl OtayoriCompanion {
    /// Entries from one day to another, both included, the latest first; of one child, if one is named.
    pub fn journal(
        &self,
        from: NaiveDate,
        until: NaiveDate,
        child: Option<ChildId>,
        now: LocalMoment,
    ) -> Answer<JournalScreen> {
        self.phone().journal(from, until, child, now)
    }

    /// Days with an entry, from one day to another.
    pub fn journal_days(&self, from: NaiveDate, until: NaiveDate) -> Answer<Vec<NaiveDate>> {
        self.phone().journal_days(from, until)
    }

    /// Entries of this day in earlier years, and of earlier monthly days of a child.
    pub fn on_this_day(&self, now: LocalMoment) -> Answer<Vec<EntryRow>> {
        self.phone().on_this_day(now)
    }

    /// Entries in which words stand, the latest first.
    pub fn journal_search(&self, words: String, now: LocalMoment) -> Answer<JournalFound> {
        self.phone().journal_search(&words, now)
    }

    /// An entry.
    pub fn entry(&self, id: EntryId, now: LocalMoment) -> Answer<EntryPage> {
        self.phone().entry(id, now)
    }

    /// An entry as it was before its last change.
    pub fn earlier_entry(&self, id: EntryId, now: LocalMoment) -> Answer<EntryPage> {
        self.phone().earlier_entry(id, now)
    }

    /// Keeps an entry, new or changed; what it was before is one step back, and its draft is gone. The answer is its name.
    pub fn write_entry(&self, form: EntryForm, now: LocalMoment) -> Answer<EntryId> {
        self.phone().write_entry(&form, now)
    }

    /// Saves words while they are typed. The answer is the name for saving them again.
    pub fn save_draft(&self, form: EntryForm, now: LocalMoment) -> Answer<EntryId> {
        self.phone().save_draft(&form, now)
    }

    /// Throws a draft away, with the photos that only it names.
    pub fn drop_draft(&self, id: EntryId) -> Answer<()> {
        self.phone().drop_draft(id)
    }

    /// One step back: the entry is as it was. Twice is nothing.
    pub fn step_back(&self, id: EntryId, now: LocalMoment) -> Answer<()> {
        self.phone().step_back(id, now)
    }

    /// Deletes an entry with its history, draft and photos. False: a sealed copy still has it, until the next one is made.
    pub fn delete_entry(&self, id: EntryId) -> Answer<bool> {
        self.phone().delete_entry(id)
    }

    /// Begins a picture that comes in parts.
    pub fn begin_photo(&self) -> Answer<()> {
        self.phone().begin_photo();
        Ok(())
    }

    /// The next part of the picture: JPEG, PNG or WebP, 8 MiB in all.
    pub fn add_to_photo(&self, part: Vec<u8>) -> Answer<()> {
        self.phone().add_to_photo(&part)
    }

    /// Keeps the picture, without where, when and with what it was taken. The answer goes into an entry or its draft.
    pub fn keep_photo(&self) -> Answer<PhotoRow> {
        self.phone().keep_photo()
    }

    /// A part of a picture, from a place on, at most so many bytes.
    pub fn photo(&self, id: PhotoId, from: u64, at_most: u32) -> Answer<PhotoPart> {
        self.phone().photo(id, from, at_most)
    }

    /// Writes entries with the letters they answer into a new file. Everybody who has the file can read it.
    pub fn export_journal(
        &self,
        file: String,
        form: BookletForm,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Answer<Exported> {
        self.long(|phone| phone.export_journal(Path::new(&file), form, from, until))
    }

    /// Measurements of a child, in the order of their days.
    pub fn growth(&self, child: ChildId) -> Answer<Vec<GrowthRow>> {
        self.phone().growth(child)
    }

    /// Keeps a measurement, a new one or a corrected one. The answer is its name.
    pub fn write_growth(&self, row: GrowthRow) -> Answer<GrowthId> {
        self.phone().write_growth(&row)
    }

    /// Deletes a measurement.
    pub fn delete_growth(&self, id: GrowthId) -> Answer<()> {
        self.phone().delete_growth(id)
    }

    /// Writes all measurements into a new file, as a table that any spreadsheet opens.
    pub fn export_growth(&self, file: String) -> Answer<Exported> {
        self.phone().export_growth(Path::new(&file))
    }
}

// Lock, backup, erasing.
#[uniffi::export]
impl OtayoriCompanion {
    /// Whether the journal is open, and what opens it.
    pub fn lock_state(&self, uptime: UptimeNow) -> Answer<LockState> {
        self.phone().lock_state(&uptime)
    }

    /// Closes the journal. Without a PIN there is nothing to close it with. While a backup, a restore or a booklet is being
    /// written it is closed as soon as that ends, before any other call is answered.
    pub fn lock(&self) -> Answer<()> {
        self.lock_soon();
        Ok(())
    }

    /// Opens the journal. The try is counted, on the disk, before it is looked at.
    pub fn unlock(&self, pin: String, uptime: UptimeNow) -> Answer<()> {
        let pin = Zeroizing::new(pin);
        self.phone().unlock(&pin, &uptime)
    }

    /// Sets the first PIN, six digits or more. Letters and reminders never ask for it.
    pub fn set_pin(&self, pin: String) -> Answer<()> {
        let pin = Zeroizing::new(pin);
        self.phone().set_pin(&pin)
    }

    /// Puts another PIN in the place of one. A wrong old one counts as a try.
    pub fn change_pin(&self, old: String, new: String, uptime: UptimeNow) -> Answer<()> {
        let (old, new) = (Zeroizing::new(old), Zeroizing::new(new));
        self.phone().change_pin(&old, &new, &uptime)
    }

    /// Takes the PIN away. A wrong one counts as a try.
    pub fn remove_pin(&self, pin: String, uptime: UptimeNow) -> Answer<()> {
        let pin = Zeroizing::new(pin);
        self.phone().remove_pin(&pin, &uptime)
    }

    /// Makes six recovery words in the place of any before. They are given once and kept nowhere.
    pub fn new_recovery_words(&self) -> Answer<Vec<String>> {
        self.phone().new_recovery_words()
    }

    /// Recovery words were refused, and the person has confirmed that a lost phone or a forgotten PIN then means a lost
    /// journal.
    pub fn refuse_recovery_words(&self) -> Answer<()> {
        self.phone().refuse_recovery_words()
    }

    /// Writes a backup of everything into a new file, which opens with the passphrase alone. The answer is how many records
    /// are in it. How far it is: `progress`, from another thread.
    pub fn backup_to(&self, file: String, passphrase: String) -> Answer<u64> {
        let passphrase = Zeroizing::new(passphrase);
        self.long(|phone| phone.backup_to(Path::new(&file), &passphrase, &self.progress))
    }

    /// Takes a backup in, or with `dry_run` only says what it would do. Every child that comes with it waits until somebody
    /// says how it is. A usual plan follows.
    pub fn restore_from(&self, file: String, passphrase: String, dry_run: bool) -> Answer<Restoring> {
        let passphrase = Zeroizing::new(passphrase);
        self.long(|phone| phone.restore_from(Path::new(&file), &passphrase, dry_run, &self.progress))
    }

    /// How far a backup or a restore is. Never waits for it, and cannot fail.
    pub fn progress(&self) -> ProgressNow {
        self.progress.now()
    }

    /// Mends a damaged folder from its sealed copies. Where a report was lost, every child waits to be confirmed.
    pub fn repair(&self) -> Answer<Mended> {
        self.phone().repair()
    }

    /// Erases everything, at once and without a key. The shell deletes the device key first and takes back every notice.
    pub fn erase_everything(&self) -> Answer<()> {
        self.phone().erase_everything()
    }
}

// Words of the interface.
#[uniffi::export]
impl OtayoriCompanion {
    /// The languages in the order in which a person is offered them.
    pub fn languages(&self) -> Answer<Vec<LanguageRow>> {
        self.phone().languages()
    }

    /// Every string of the interface that needs no value, by its key.
    pub fn strings(&self, language: String) -> Answer<HashMap<String, Wording>> {
        self.phone().strings(&language)
    }

    /// A string of the interface with its values.
    pub fn format(&self, language: String, key: String, values: HashMap<String, Filling>) -> Answer<Wording> {
        self.phone().format(&language, &key, &values)
    }

    /// What this is: edition, counts, review state, licences.
    pub fn about(&self) -> Answer<AboutScreen> {
        self.phone().about()
    }
}
