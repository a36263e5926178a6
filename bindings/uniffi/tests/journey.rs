//! One story through the object that Kotlin and Swift hold, line by line as in `tests/fixtures/journey/README.md`. They live
//! through the same and print the same.

// A failed unwrap is a failed test; a story is told in one piece.
#![allow(clippy::unwrap_used, clippy::too_many_lines)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;
use otayori::OtayoriCompanion;
use otayori_core::family::LocalMoment;
use otayori_core::journal::{EntryId, Kind};
use otayori_core::pack::SlotId;
use otayori_core::reminders::Permission;
use otayori_core::screens::*;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(day: &str, time: &str) -> LocalMoment {
    LocalMoment { date: date(day), time: time.parse().unwrap(), utc_offset_minutes: 540 }
}

fn uptime() -> UptimeNow {
    UptimeNow { since_boot_ms: 1_000_000, boot: "boot".to_owned() }
}

fn key(n: u8) -> Vec<u8> {
    vec![n; 32]
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

fn list(items: impl IntoIterator<Item = impl ToString>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    if items.is_empty() { "-".to_owned() } else { items.join(" ") }
}

fn or_dash(item: Option<impl ToString>) -> String {
    item.map_or_else(|| "-".to_owned(), |item| item.to_string())
}

fn kind(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:?}").to_lowercase();
    text.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}

fn error(error: &PhoneError) -> String {
    let kind = kind(error);
    match error {
        PhoneError::Invalid { reason } => format!("error {kind} {reason}"),
        PhoneError::NotFound { what } => format!("error {kind} {what}"),
        PhoneError::WrongPin { free_tries, wait_ms } => format!("error {kind} {free_tries} {wait_ms}"),
        PhoneError::PinWait { wait_ms } => format!("error {kind} {wait_ms}"),
        PhoneError::TooNew { found } => format!("error {kind} {found}"),
        PhoneError::UnknownSigner { fingerprint } => format!("error {kind} {fingerprint}"),
        _ => format!("error {kind}"),
    }
}

fn spoken(wording: &Wording) -> String {
    format!("{} / {}", wording.plain, wording.speech)
}

fn day(screen: &TodayScreen) -> String {
    let mut line = format!("today {}", screen.on);
    for member in &screen.members {
        let slots = list(member.letters.iter().map(|letter| &letter.slot));
        let stage = member.stage.as_ref().map(spoken);
        write!(line, " | {} {} letters {slots}", kind(&member.kind), or_dash(stage)).unwrap();
    }
    line
}

fn lock(state: &LockState) -> String {
    let pin = match state.pin {
        PinTries::NotSet => "notset".to_owned(),
        PinTries::Set { free_tries, wait_ms } => format!("set {free_tries} {wait_ms}"),
    };
    format!("lock {} {pin} {}", yes(state.is_unlocked), yes(state.has_recovery))
}

fn entry(page: &EntryPage) -> String {
    let mood = page.mood.as_ref().map(|mood| mood.plain.clone());
    let title = page.answers.as_ref().map(|letter| letter.title.plain.clone());
    let photos = page.form.photos.len();
    let earlier = yes(page.has_earlier);
    format!("entry {} {} {} photos {photos} earlier {earlier}", page.form.text, or_dash(mood), or_dash(title))
}

/// A phone whose queue is a map.
struct Phone {
    companion: OtayoriCompanion,
    waiting: BTreeMap<NaiveDate, CivilTime>,
}

impl Phone {
    fn pending(&self) -> PendingNotices {
        let waiting = self.waiting.iter().map(|(id, fire)| WaitingNotice { id: *id, fire: *fire });
        PendingNotices::Known { waiting: waiting.collect() }
    }

    fn plan(&mut self, now: LocalMoment, opened: bool) -> String {
        let pending = self.pending();
        let plan = self.companion.plan(now, opened, pending, Queue::Ios, None, Permission::Granted).unwrap();
        for id in &plan.cancel {
            self.waiting.remove(id);
        }
        for notice in &plan.arm {
            self.waiting.insert(notice.id, notice.fire);
        }
        self.companion.plan_done(plan.number, Vec::new(), now).unwrap();
        let fire = |notice: &NoticeRow| {
            let CivilTime { date, hour, minute } = notice.fire;
            format!("{date} {hour:02}:{minute:02}")
        };
        format!(
            "plan cancel {} arm {} {} {} post {} kept {}",
            list(&plan.cancel),
            plan.arm.len(),
            or_dash(plan.arm.first().map(fire)),
            or_dash(plan.arm.last().map(fire)),
            or_dash(plan.post.map(|notice| notice.id)),
            yes(plan.is_kept),
        )
    }

    fn tell(&self, telling: Telling, now: LocalMoment) -> Told {
        self.companion.tell(telling, now).unwrap()
    }
}

fn story() -> Vec<String> {
    let folders = tempfile::tempdir().unwrap();
    let folder = |name: &str| folders.path().join(name).display().to_string();
    std::fs::create_dir(folder("a")).unwrap();
    std::fs::create_dir(folder("b")).unwrap();
    let mut lines: Vec<String> = Vec::new();
    let mut say = |line: String| lines.push(line);

    let companion = OtayoriCompanion::new(folder("a"), "ja-JP".to_owned()).unwrap();
    let mut phone = Phone { companion, waiting: BTreeMap::new() };
    let state = |phone: &Phone| {
        let state = phone.companion.state().unwrap();
        format!("state {} {} {}", yes(state.is_there), yes(state.has_recovery), yes(state.is_open))
    };
    say(state(&phone));
    let now = at("2026-07-06", "07:00");
    say(error(&phone.companion.today(now).unwrap_err()));
    let cards = phone.companion.cards(now).unwrap();
    say(format!("cards {} {}", cards[0].shelf, yes(!cards[0].cards.is_empty())));
    say(error(&phone.companion.open(None).unwrap_err()));
    let opened = phone.companion.open(Some(key(1))).unwrap();
    say(format!("open {} {} {}", yes(opened.is_first_run), yes(opened.is_unlocked), opened.language));

    let expecting = |due| Telling::Expecting { children: 1, due };
    let period = expecting(Dated::LastPeriod { first_day: date("2026-05-25") });
    let preview = phone.companion.preview(period.clone(), now).unwrap();
    say(format!("preview {} due {}", spoken(&preview.stages[0]), or_dash(preview.due)));
    let far = expecting(Dated::DueDate { date: date("2028-01-01") });
    say(error(&phone.companion.preview(far, now).unwrap_err()));
    say(format!("told {}", phone.tell(period, now).children.len()));
    let today = phone.companion.today(now).unwrap();
    say(day(&today));
    let first: SlotId = today.members[0].letters[0].slot.clone();
    let letter = phone.companion.letter(first.clone(), Some(now.date), now).unwrap();
    let (title, reviewed) = (spoken(&letter.text.title), yes(letter.reviewed));
    say(format!("letter {} {title} reviewed {reviewed} help {}", letter.slot, yes(!letter.help.is_empty())));
    say(phone.plan(now, true));
    say(phone.plan(now, false));
    let upcoming = phone.companion.upcoming(3, now).unwrap();
    let upcoming = upcoming.iter().map(|row| {
        format!("{} {} {}", row.on, row.hour, list(row.letters.iter().map(|letter| &letter.slot)))
    });
    say(format!("upcoming {}", upcoming.collect::<Vec<_>>().join(" | ")));
    let wishes = phone.companion.wishes().unwrap();
    say(error(&phone.companion.wish(Wishes { hour: 6, ..wishes.clone() }).unwrap_err()));
    phone.companion.wish(Wishes { hour: 9, ..wishes }).unwrap();
    say(phone.plan(now, false));
    let hits = phone.companion.search("水".to_owned(), now).unwrap();
    say(format!("search {} {}", yes(!hits.is_empty()), or_dash(hits.first().map(|hit| &hit.found))));

    let now = at("2027-03-05", "10:00");
    let pregnancy = phone.companion.family(now).unwrap().members[0].pregnancy.unwrap();
    let birth = Telling::Birth { pregnancy, first: None, born: vec![date("2027-02-20")], ended: 0 };
    let cancel = phone.companion.would_cancel(birth.clone(), phone.pending(), now).unwrap();
    say(format!("cancel {}", cancel.len()));
    let told = phone.tell(birth, now);
    say(format!("told {} cards {}", told.children.len(), or_dash(told.cards)));
    let today = phone.companion.today(now).unwrap();
    say(day(&today));
    say(day(&phone.companion.day(date("2026-07-06"), now).unwrap()));

    let pin = |text: &str| text.to_owned();
    say(error(&phone.companion.set_pin(pin("123456")).unwrap_err()));
    let words = phone.companion.new_recovery_words().unwrap();
    say(format!("words {}", words.len()));
    phone.companion.set_pin(pin("123456")).unwrap();
    phone.companion.lock().unwrap();
    say(lock(&phone.companion.lock_state(uptime()).unwrap()));
    let form = EntryForm {
        id: None,
        date: now.date,
        text: "くだもの".to_owned(),
        mood: None,
        children: Vec::new(),
        tags: Vec::new(),
        photos: Vec::new(),
        answers: None,
    };
    say(error(&phone.companion.save_draft(form.clone(), now).unwrap_err()));
    say(error(&phone.companion.unlock(pin("000000"), uptime()).unwrap_err()));
    phone.companion.unlock(pin("123456"), uptime()).unwrap();
    say(lock(&phone.companion.lock_state(uptime()).unwrap()));

    let draft: EntryId = phone.companion.save_draft(form.clone(), now).unwrap();
    let journal = phone.companion.journal(now.date, now.date, None, now).unwrap();
    say(format!("journal {} {}", journal.rows.len(), journal.drafts.len()));
    phone.companion.begin_photo().unwrap();
    for part in std::fs::read(fixture("photos/grey.png")).unwrap().chunks(100) {
        phone.companion.add_to_photo(part.to_vec()).unwrap();
    }
    let photo = phone.companion.keep_photo().unwrap();
    let written = EntryForm {
        id: Some(draft),
        text: "くだものを食べた".to_owned(),
        mood: Some(MoodChoice::Glad),
        tags: vec!["食".to_owned()],
        photos: vec![photo.clone()],
        answers: Some(first),
        ..form
    };
    let id = phone.companion.write_entry(written.clone(), now).unwrap();
    let page = |phone: &Phone| entry(&phone.companion.entry(id, now).unwrap());
    say(page(&phone));
    phone.companion.write_entry(EntryForm { text: "くだもの".to_owned(), ..written }, now).unwrap();
    say(page(&phone));
    phone.companion.step_back(id, now).unwrap();
    say(page(&phone));
    let part = phone.companion.photo(photo.id, 0, 10).unwrap();
    let end = phone.companion.photo(photo.id, part.total, 10).unwrap();
    say(format!("photo {} {} {}", part.bytes.len(), part.total, end.bytes.len()));
    let found = phone.companion.journal_search("食べ".to_owned(), now).unwrap();
    say(format!("found {}", found.rows.len()));
    let memories = phone.companion.on_this_day(at("2028-03-05", "10:00")).unwrap();
    let since = memories.first().and_then(|row| row.since.clone()).map(|since| since.plain);
    say(format!("memory {} {}", memories.len(), or_dash(since)));
    let child = today.members[0].child;
    let row = GrowthRow {
        id: None,
        child,
        date: date("2027-02-20"),
        weight_g: Some(3200),
        length_mm: None,
        head_mm: None,
        note: String::new(),
    };
    phone.companion.write_growth(row).unwrap();
    let growth = phone.companion.growth(child).unwrap();
    say(format!("growth {} {}", growth.len(), or_dash(growth[0].weight_g)));

    let file = folder("backup.age");
    let passphrase = || "correct horse".to_owned();
    let records = phone.companion.backup_to(file.clone(), passphrase()).unwrap();
    let progress = phone.companion.progress();
    say(format!(
        "backup {records} done {}",
        yes(progress.done == progress.total && progress.total == records)
    ));

    let other = OtayoriCompanion::new(folder("b"), "ja-JP".to_owned()).unwrap();
    other.open(Some(key(2))).unwrap();
    say(error(&other.restore_from(file.clone(), "wrong".to_owned(), true).unwrap_err()));
    for dry_run in [true, false, false] {
        let came = other.restore_from(file.clone(), passphrase(), dry_run).unwrap();
        let Restoring { reports, entries, growths, photos, .. } = came;
        let waiting = came.waiting.len();
        say(format!(
            "restore reports {reports} waiting {waiting} entries {entries} growths {growths} photos {photos}"
        ));
    }
    let waiting = other.today(now).unwrap();
    say(day(&waiting));
    other.tell(Telling::StillSo { child: waiting.members[0].child }, now).unwrap();
    say(day(&other.today(now).unwrap()));

    let due = expecting(Dated::DueDate { date: date("2027-11-01") });
    let lost = phone.tell(due, now).children[0];
    say(phone.plan(now, true));
    let ending = Telling::Ended { child: lost };
    let cancel = phone.companion.would_cancel(ending.clone(), phone.pending(), now).unwrap();
    for id in &cancel {
        phone.waiting.remove(id);
    }
    let told = phone.tell(ending, now);
    let (count, children, cards) = (cancel.len(), told.children.len(), or_dash(told.cards));
    say(format!("cancel {count} told {children} cards {cards}"));
    say(day(&phone.companion.today(now).unwrap()));
    say(phone.plan(now, true));
    let family = phone.companion.family(now).unwrap();
    let members = family
        .members
        .iter()
        .map(|member| format!(" | {} {}", kind(&member.kind), list(member.may.iter().map(kind))));
    say(format!("family{}", members.collect::<String>()));
    phone.tell(Telling::Mistake { child: lost }, now);
    say(day(&phone.companion.today(now).unwrap()));
    for member in &family.members {
        phone.tell(Telling::Ended { child: member.child }, now);
    }
    let today = phone.companion.today(now).unwrap();
    say(format!("{} quiet {}", day(&today), yes(today.is_quiet)));
    let asked = phone.companion.cards(now).unwrap().into_iter().filter(|shelf| shelf.is_for_those_who_ask);
    say(format!("cards {}", list(asked.map(|shelf| shelf.shelf))));

    phone.companion.shut().unwrap();
    say(error(&phone.companion.open(Some(key(9))).unwrap_err()));
    phone.companion.open_with_recovery(words.join(" "), key(9)).unwrap();
    say(lock(&phone.companion.lock_state(uptime()).unwrap()));
    phone.companion.erase_everything().unwrap();
    say(state(&phone));
    say(error(&phone.companion.today(now).unwrap_err()));
    // A kind of entry is printed by no line; it is here so that a change of it is seen.
    assert_eq!(kind(&Kind::Answer), "answer");
    lines
}

#[test]
fn the_story_is_told_as_it_stands_in_the_transcript() {
    let told = story().join("\n") + "\n";
    let file = fixture("journey/transcript.txt");
    if std::env::var("OTAYORI_JOURNEY").is_ok_and(|wish| wish == "write") {
        std::fs::write(&file, &told).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap();
    for (n, (told, expected)) in told.lines().zip(expected.lines()).enumerate() {
        assert_eq!(told, expected, "line {}", n + 1);
    }
    assert_eq!(told.lines().count(), expected.lines().count());
}
