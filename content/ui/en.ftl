# Interface strings, English. Keys are shared by all languages; values in { } are filled in by the app.

date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

# Where somebody is.
stage-expecting = { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
} { $days ->
    [one] 1 day
   *[other] { $days } days
}
stage-month = month { $month }
stage-overdue = We are here
stage-birth-day = The day of birth
stage-days = { $days ->
    [one] 1 day old
   *[other] { $days } days old
}
stage-months = { $months ->
    [one] 1 month
   *[other] { $months } months
} { $days ->
    [one] 1 day
   *[other] { $days } days
} old
stage-years = { $years ->
    [one] 1 year
   *[other] { $years } years
} { $months ->
    [one] 1 month
   *[other] { $months } months
}
stage-corrected = counted from the due date: { $age }
stage-grown = 18 years and over
grade-before = { $years ->
    [one] 1 school year until school begins
   *[other] { $years } school years until school begins
}
grade-primary = primary school, year { $year }
grade-lower-secondary = junior high school, year { $year }
grade-upper-secondary = high school, year { $year }

# A letter.
letter-draft = Draft: not yet reviewed by a clinician.
letter-reviewed = Reviewed by a clinician.
letter-sources = Sources
letter-other-language = There is no text in your language yet. This one is in { $language }.
letter-not-written = The letter of this day ({ $slot }) is not written yet.
phone-letter-not-written = This day's letter is still being written.
letter-instead = Here is an earlier one, of { $date } ({ $slot }).
letter-none-today = No letter comes on this day.
letter-of = The latest one is of { $date } ({ $slot }).
letter-next = The next one comes on { $date }.
letter-no-more = No more letters will come. Those that came stay here to read.
letter-not-begun = The first letter comes on { $date }.
help = Help
upcoming-not-written = (not written yet)
upcoming-until = { $name } (until { $date })
upcoming-none = No letters come in these days.
search-none = No letter has “{ $words }” in it.
search-count = { $count ->
    [one] 1 letter
   *[other] { $count } letters
}

# About.
about-purpose = A letter for people who are becoming or being parents, from early pregnancy to the 18th birthday.
about-privacy = Everything is on this device. No account, no server, no network.
about-edition = Words: edition { $version }, sources judged as of { $date }. Calendar: { $slots } letters.
about-texts = { $language }: { $texts ->
    [one] 1 text
   *[other] { $texts } texts
}, { $reviewed } reviewed by a clinician
about-licence = Code: MIT or Apache-2.0. Words: CC BY 4.0.

# What cannot be.
error-date = “{ $text }” is not a date. Write it as year-month-day: 2027-03-01.
error-due-ahead = A due date of { $date } is more than 280 days ahead: the pregnancy would not have begun. Please check the year.
error-due-past = A due date of { $date } is more than 20 weeks ago. If the child was born, give the day of birth with --born.
error-period-ahead = The last period cannot begin on { $date }: that day has not come yet.
error-period-past = A last period that began on { $date } is too long ago for this pregnancy. Please check the year.
error-weeks = “{ $text }” is not a length of pregnancy. Write weeks and days: 12w3d (0 to 42 weeks, 0 to 6 days).
error-birth-ahead = A birth on { $date } has not happened yet. For a pregnancy, give the due date with --due.
error-birth-past = A birth on { $date } is more than 100 years ago. Please check the year.
error-slot = “{ $text }” is not the name of a letter. Names look like g064, d0012, y1w02 or card/overdue.
error-no-slot = There is no letter { $slot }.
error-no-words = Give a word to look for, of one character or more.

# A family.
family-recorded = Written down.
family-stopped = Everything about it has stopped. Nothing more will come. Cards to open if you want to: { $shelf }/01 and on.
family-empty = Nobody is written down yet. Begin with: family add
family-waiting = { $name } came with another file. Say how it is: family still-so { $name }, family end { $name }, or family same { $name } and the other name.
stage-ahead = Begins after this day
stage-undated = The due date is not known yet
stage-paused = Letters are resting
stage-ended = Nothing comes any more
stage-unconfirmed = Waits for you to say how it is
letter-again = You read this on { $date }.
letter-from-region = These words are from “{ $region }”. They are not the app’s own.
essentials = Missed, and still good to know
cards-open = Cards you can open
error-who = Say whose letter it is: --due, --lmp, --weeks or --born, or a family with --family FILE.
error-family-file = { $file } cannot be read: { $reason }
error-family-needed = Give the family's file: --family FILE.
error-name = There is nobody called “{ $text }” here, or more than one.
error-which = Say which one; `family show` has the names.
reason-known = This is written down already.
reason-unknown = There is nobody it could be about.
reason-how-many = A pregnancy has one to eight children here.
reason-birth-outside = The day of birth and the due date do not belong together. Please check both.
reason-born-already = This birth is written down already. To change it: family correct.
reason-not-born = No birth is written down yet.
reason-ended = This has ended. If that was a mistake: family mistake.
reason-joined = The day of joining lies before the birth, or has not come yet.
reason-nothing-to-confirm = There is nobody to confirm.
reason-region = That is not the name of a region: JP, JP-13 or generic.
reason-out-of-range = That date cannot be counted.
reason-fewer = More children are written down than that. If one has ended: family end, with its name.
tell-due-past = A due date of { $date } is more than 20 weeks ago. If there was a birth, tell of it here.
tell-birth-ahead = { $date } has not come yet. In a pregnancy, give the due date.
tell-born-already = This birth is written down already. You can correct it.
tell-ended = This has ended. If that was a mistake, say so first.
nobody-yet = Nobody is written down yet.
error-language = There is no language “{ $text }” here. There are: { $tags }
error-hour = Letters come at an hour between 7 and 21.
error-family-busy = Another companion is writing to { $file }. Please try again.

# How letters are wanted.
prefer-language = Letters are in { $language }.
prefer-beside = Below them, the same in { $language }.
prefer-hour = They come at { $hour }:00.
prefer-notice-neutral = A locked screen says only that a letter has come.
prefer-notice-full = The title of the letter shows once the phone is unlocked, and not before.
prefer-track-main = Letters for whoever carries or cares first.
prefer-track-partner = Letters for the other parent.
prefer-ruby = Kanji have readings.
prefer-no-ruby = Kanji have no readings.

# Notices. On a locked screen: nothing of a family, and no word for it.
notice-neutral = A letter has come
notice-last = A letter has come. Opening the app now and then keeps them coming.
notice-quiet = Your letters are here whenever you like.
notice-deadline = There is a date to look at.
health-permission = Notifications are off. Your letters are waiting in the app. You can turn notifications on in the phone's settings.
health-restricted = The phone holds this app back, so notifications may come late. In the phone's battery settings you can leave it unrestricted.
health-clock = The phone's clock went back. From now on notifications follow the new time.
health-late = A notification came some hours late. The phone may have been saving power. Every letter is on the shelf.
health-backup = What you wrote in the last few months is only on this phone. With a backup it stays even if the phone is lost.
plan-arm = { $when }: { $text }
plan-cancel = Taken back: { $date }
plan-post = Now: { $text }
plan-missed = Did not come, and is on the shelf: { $date }
plan-next = Next: { $when }
plan-nothing = Nothing is going to come.
error-moment = “{ $text }” is not a moment. Write it as 2027-03-01T08:30+09:00.
error-zone = There is no time zone “{ $zone }”. Write it as Asia/Tokyo.

# What is kept, and what can go wrong.
journal-written = Written down, sealed. { $name }
journal-changed = Changed. What it was before is one step back: journal undo { $name }
journal-deleted = Deleted, and nothing of it is kept.
journal-deleted-here = Deleted here. A sealed copy of the folder could not be made again and still has it, until the next copy or: repair
journal-none = Nothing here.
journal-unreadable = { $count ->
    [one] 1 entry cannot be read. The others are whole; a sealed copy or a backup may have it.
   *[other] { $count } entries cannot be read. The others are whole; a sealed copy or a backup may have them.
}
journal-draft-kept = Not finished on { $date }: { $name }
journal-exported = { $count ->
    [one] 1 entry is in { $file }. Everybody who has the file can read it.
   *[other] { $count } entries are in { $file }. Everybody who has the file can read them.
}
journal-mood = Mood: { $mood }
journal-tags = Tags: { $tags }
journal-letter = To the letter “{ $title }” ({ $slot })
journal-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
journal-years-ago = { $years ->
    [one] 1 year ago
   *[other] { $years } years ago
}
journal-months-old = { $months ->
    [0] on the day of birth
    [one] at 1 month
   *[other] at { $months } months
}
mood-calm = calm
mood-glad = glad
mood-tired = tired
mood-worried = worried
mood-low = low
booklet-title = What I wrote
booklet-period = { $from } to { $to }
booklet-nothing = Nothing was written in this time.
booklet-children = About
booklet-letter = To the letter
booklet-photo = A photo
booklet-between = {": "}
booklet-and = {", "}
growth-none = No measurement is written down yet.
growth-date = Date
growth-child = Child
growth-weight = Weight (g)
growth-length = Length (mm)
growth-head = Head (mm)
growth-note = Note
home-begun = A companion begins in { $home }. Its key is in { $key }: without it, only recovery words or a backup open the folder.
home-needed = Give the companion's folder: --home DIR. A new one begins with: init
home-there = There is a companion in { $home } already.
home-copy = The folder is damaged. This is the sealed copy of { $day }, and it can only be read. To put it in place: repair
home-repaired = Mended. The damaged file was set aside in the folder. { $copies } parts are as the sealed copies had them; { $lost } are lost.
home-damaged = The folder is damaged and has no sealed copy. What still opens can be read, and nothing written. To mend it: repair
home-erased = Everything is erased: the folder's contents and the key.
home-offers-words = If the key is ever lost, six words can open the journal: recovery words
pin-ask = PIN:
pin-ask-new = New PIN, six digits or more:
pin-ask-again = The same again:
pin-is-set = From now on the journal asks for the PIN. Letters and reminders do not.
pin-is-removed = The journal asks for no PIN any more.
pin-is-right = That is the PIN.
pin-two = The two are not the same. Nothing was changed.
lock-is-on = The journal is closed. In a terminal it is closed after every command.
recovery-shown = Write these six words on paper, in this order. They are shown only now, and whoever has them and the folder can read the journal:
recovery-ask = The six words:
recovery-opened = The folder is open again and has a new key: { $key }. The journal asks for no PIN until a new one is set.
backup-ask = Passphrase of the backup:
backup-written = { $records ->
    [one] Everything is in { $file } (1 record). It opens with the passphrase alone.
   *[other] Everything is in { $file } ({ $records } records). It opens with the passphrase alone.
}
backup-exists = { $file } is there already, and nothing is written over.
restore-would = This backup would bring:
restore-did = From this backup came:
restore-reports = { $count ->
    [one] 1 report about the family
   *[other] { $count } reports about the family
}
restore-waiting = { $count ->
    [one] 1 child who waits for you to say how it is (family show)
   *[other] { $count } children who wait for you to say how they are (family show)
}
restore-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
restore-changed = { $count ->
    [one] 1 entry in two versions: the newer stands, the other is one step back
   *[other] { $count } entries in two versions: the newer stands, the other is one step back
}
restore-deleted = { $count ->
    [one] 1 entry or number deleted there, which goes here too
   *[other] { $count } entries or numbers deleted there, which go here too
}
restore-growths = { $count ->
    [one] 1 measurement
   *[other] { $count } measurements
}
restore-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
restore-regions = { $count ->
    [one] 1 region from outside
   *[other] { $count } regions from outside
}
restore-keys = { $count ->
    [one] 1 key that may bring regions
   *[other] { $count } keys that may bring regions
}
restore-numbers = { $count ->
    [one] 1 number of your own
   *[other] { $count } numbers of your own
}
restore-preferences = how letters are wanted
restore-nothing = Nothing that is not here already.
error-locked = The journal is closed: it needs the PIN.
error-wrong-words = That does not open the folder. Nothing was changed.
error-wrong-key = The key in { $key } does not open the folder. If there is another key file, name it: --device-key. With the six words: recovery open. With a backup: restore it into a new folder.
error-key-lost = The key of this folder is not there (looked for in { $key }). If it lies elsewhere, name it: --device-key. With the six words: recovery open. With a backup: restore it into a new folder.
error-damaged = { $what } is damaged. Nothing was deleted. To mend it from a sealed copy: repair. If that does not help: begin a new folder and restore a backup there.
error-too-new = This was written by a newer version. Nothing was changed; the newer version opens it.
error-full = The disk is full. Nothing was changed.
error-read-only = Here nothing can be written, so nothing was changed. If the folder is damaged, mend it first: repair
error-busy = Another companion is writing here. Please try again.
error-storage = The storage does not answer as it should: { $reason }
error-invalid = That cannot be kept: { $reason }
error-not-found = There is no such { $what }.
error-wrong-pin = That is not the PIN. { $left ->
    [0] The next try is possible in { $seconds } seconds.
    [one] 1 more try without waiting.
   *[other] { $left } more tries without waiting.
}
error-wait = { $seconds ->
    [one] The next try is possible in 1 second.
   *[other] The next try is possible in { $seconds } seconds.
}
error-pin-needs-words = First write down the words that open the journal when the PIN is forgotten: recovery words. Or confirm that you want none: pin set --without-words
error-wrong-passphrase = The passphrase does not open this file.
error-not-a-backup = This is not a backup: { $reason }
error-backup-damaged = The backup is damaged or cut: { $reason }. Nothing was changed.
error-too-much-work = The file asks for more work than a phone can do. Nothing was changed.
error-secrets = A secret was expected and none came.
error-month = “{ $text }” is not a month. Write it as year-month: 2027-03.
error-entry-name = There is nothing called “{ $text }” here, or more than one.
# The phone's screens.
phone-today = Today
phone-read-on = Go on reading
phone-shelf = Shelf
phone-journal = Journal
phone-family = Family
phone-hide = Hide for now
phone-back = Back
phone-next = Next
phone-not-now = Not now
phone-again = Try again
phone-none = None
phone-write = Write in the journal
phone-listen = Read aloud
phone-share = Share
phone-earlier = ‹ Earlier
phone-later = Later ›
phone-quiet = We are here. Nothing will come. There are only cards, for whenever you want to read one.
phone-is-not = It does not take the place of a doctor or a midwife. Whom you can call when you are worried is always close at hand.
phone-when = What do you know so far?
phone-by-due = I know the due date
phone-by-period = I know when the last period began
phone-by-weeks = I know how many weeks it is today
phone-by-birth = The child is born already
phone-not-sure = I am not sure yet
phone-afterwards = Decide later
phone-date-form = Year, month and day, like 2027-03-01.
phone-hour = When letters come
phone-at = { $hour }:00
phone-why-notices = At most once a day, a notification says that a letter has come. On a locked screen it says nothing about your family. Without notifications, the letters wait here all the same.
phone-allow = Allow notifications
phone-search = Search
phone-look = Find
phone-shelf-empty = Letters you have received will appear here.
phone-upcoming = The next 30 days
phone-month = By month
phone-month-earlier = ‹ Earlier
phone-month-later = Later ›
phone-growth = Growth
phone-measure = Write down a measurement
phone-close = Close the journal
phone-on-this-day = On this day
phone-journal-entries = Entries
phone-journal-empty = Nothing is written here yet. What you write stays on this phone.
phone-entry-damaged = This entry cannot be read now. A sealed copy may still have it.
phone-words = What you write
phone-answers = To this letter
phone-mood = Mood
phone-tags = Tags
phone-camera = Take a photo
phone-picture = Choose a photo
phone-keep = Save
phone-delete = Delete
phone-locked = The journal is closed. Letters can be read without opening it.
phone-pin = PIN
phone-open = Open
phone-forgot = I forgot it
phone-words-written = I wrote them down
phone-words-none = Go on without recovery words
phone-words-check = Check your words
phone-words-check-what = Type words { $first } and { $second } from your paper.
phone-words-which = Word number { $number }
phone-words-again = Show them again
phone-add-child = Add a child
phone-family-empty = No child has been added yet.
phone-record-birth = Record the birth
phone-correct-date = Correct the due date
phone-correct-birth = Correct the day of birth
phone-pause = Pause the letters
phone-resume = Start the letters again
phone-ended = This has ended
phone-ended-what = If this has ended, everything about this child stops. Nothing more comes, and nothing is counted. What you wrote stays.
phone-ended-done = It has stopped. Nothing more will come. What you wrote stays, and there are cards if you want them. If the app is on another phone as well, it goes on there until you say so there.
phone-mistake = This was a mistake
phone-came-along = This came from another phone or a backup. Please say how it is now; nothing comes before that.
phone-still-so = It is still so
phone-has-ended = This has ended
phone-same = The same child: { $other }
phone-settings = Settings
phone-language = Language
phone-second-language = Second language
phone-text-size = Size of the text
phone-readings = Readings over kanji
phone-wording = Wording of notifications
phone-region = Region
phone-set-pin = Journal PIN
phone-backup = Make a backup
phone-backup-what = Everything goes into one file, closed with a passphrase. The app does not keep the passphrase, and without it the file does not open. Whoever has both can read everything in it, the journal too.
phone-backup-do = Choose where to save
phone-passphrase = Passphrase
phone-percent = { $percent }%
phone-restore = Restore a backup
phone-erase = Erase everything
phone-erase-what = Letters, journal and family on this phone will be erased. Only a backup can bring them back.
phone-erase-do = Erase everything
phone-about = About this app
phone-permissions = These are all the permissions this app has.
phone-permission-notices = To tell you that a letter has come.
phone-permission-boot = To go on with that after the phone was switched off.
phone-key-lost = The key in this phone is gone, so what you wrote does not open. Nothing was deleted. The six words open it, or you can begin from a backup.
phone-key-lost-no-words = The key in this phone is gone, so what you wrote does not open. Nothing was deleted. You can begin from a backup.
phone-wrong-key = The key in this phone does not open it. Nothing was changed. Try again, open it with the six words, or begin from a backup.
phone-wrong-key-no-words = The key in this phone does not open it. Nothing was changed. Try again, or begin from a backup.
phone-key-silent = The phone's key store does not answer just now. Nothing was deleted. Please wait a little and try again.
phone-damaged = Part of what is kept here is damaged. Nothing was deleted. A sealed copy may be able to mend it.
phone-too-new = A newer version of the app wrote this. Nothing was changed. Update the app, and it opens.
phone-full = The phone is full. What you wrote before is still there. Make some room, for example by removing an app you don't use, and try again.
phone-read-only = This is a sealed copy: you can read, but nothing can be written down.
phone-with-words = Open with the six words
phone-with-backup = Begin from a backup
phone-repair = Mend it from the copy
phone-month-of = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
phone-not-there = That is not here any more.
phone-busy = Something else is being written. Please wait a little and try again.
phone-went-wrong = Something went wrong inside the app. What you wrote before is kept. Please try again.
phone-unwritten = What you told the app could not be written down. Every notification has been stopped. When there is room again, please tell it once more.
phone-tell-again = Tell it again
phone-nothing-changed = Nothing has changed
phone-other-cards = Cards for other times
phone-deadlines = Offices, check-ups, vaccines
phone-deadlines-none = There is nothing to do now or soon.
phone-deadlines-after = Paperwork afterwards
phone-bring = What to bring
phone-one-more = There is one more child
phone-remove = Remove this child from the app
phone-that-is-it = That is right
phone-weeks = Weeks
phone-days = Days (0 to 6)
phone-weeks-at-birth = Weeks at birth (if early)
phone-born-on = Day of birth
phone-joined-on = Day of joining the family (if later)
phone-period-on = First day of the last period
phone-due-on = Due date
phone-how-many = How many (twins: 2)
phone-number-form = Please write it in digits.
phone-calendar = Choose from the calendar
phone-pin-what = A PIN closes the journal, the measurements and the photos. Letters and notifications stay open. Six digits or more.
phone-pin-old = Your PIN now
phone-pin-new = New PIN
phone-pin-again = The same PIN again
phone-pin-two = The two are not the same. Nothing was changed.
phone-pin-change = Change the PIN
phone-pin-remove = Remove the PIN
phone-pin-is-set = From now on the journal asks for the PIN.
phone-pin-is-removed = The journal asks for no PIN any more.
phone-words-what = These six words open the journal when the PIN is forgotten or this phone's key is gone. Write them on paper, in this order. They are shown only now. Whoever has them and this phone can read the journal.
phone-words-six = The six words
phone-words-part = Leave a space or begin a new line between the words.
phone-words-not = That is not the word with this number. Please look at the paper once more.
phone-words-wrong = These words do not open it. Nothing was changed.
phone-words-none-what = Without words, a forgotten PIN or a lost key means that the journal cannot be read any more, unless there is a backup.
phone-words-none-yes = Go on without them
phone-words-make = Make six words
phone-words-had = Once new words are made, the old ones no longer open the journal.
phone-forgot-what = The six words on your paper open it. After that you can choose a new PIN.
phone-words-opened = It is open. The journal asks for no PIN until you choose a new one.
phone-journal-none = No entry has “{ $words }” in it.
phone-photo = Photo { $number }
phone-photo-remove = Remove this photo
phone-photo-bad = This picture cannot be read. Please choose a JPEG, PNG or WebP picture.
phone-earlier-version = See how it was before
phone-step-back = Put it back as it was
phone-draft = Something you began is waiting here.
phone-drop-draft = Throw the draft away
phone-delete-what = This entry and its photos will be deleted.
phone-still-in-copy = It is deleted. A sealed copy keeps it until the next one is made.
phone-date = Date
phone-whose = Who is it about?
phone-measure-form = In grams and millimetres. Leave blank what you do not know.
phone-growth-choose = Whose growth?
phone-backup-again = The passphrase again
phone-backup-two = The two passphrases are not the same.
phone-backup-done = The backup is made. Keep the file and the passphrase somewhere other than this phone.
phone-restore-what = Choose the backup's file and give its passphrase. What it holds is added to what is here.
phone-restore-file = Choose the file
phone-restore-do = Restore it
phone-restore-done = It is restored. You are asked once about each child, and nothing comes before that.
phone-file-bad = This file could not be read. Nothing was changed.
phone-file-unwritten = The file could not be written. Please choose another place.
phone-wrong-passphrase = This passphrase does not open it. Nothing was changed.
phone-region-file = Read a region's file
phone-region-what = A file about help near you, made by a city or a group. Compare its fingerprint with the one they gave you some other way, such as on a leaflet.
phone-region-print = The fingerprint of this file's key
phone-region-typed = The fingerprint they gave you
phone-region-trust = They are the same
phone-region-came = The region's file is in place.
phone-region-remove = Remove this region's file
phone-licences = Work by others in this app
phone-texts = { $name }: { $texts } texts, { $reviewed } of them reviewed by a professional
phone-edition = Edition { $edition } of the texts, { $date }
phone-version = Version { $version } of the app
phone-shake = Shake the phone to hide
phone-on = On
phone-off = Off
phone-mended = It is mended.
phone-mended-lost = It is mended, but { $lost } of what was kept could not be brought back. A backup may have it.
phone-share-text = As text
phone-share-picture = As a picture
phone-open-settings = Open the phone's settings
phone-counter = Cards to show at a counter
phone-letters-for = Who the letters are for
phone-single-yes = I carry this on my own
phone-single-no = I do not carry this on my own
phone-milestones-hide = No letters about milestones
phone-milestones-show = Letters about milestones again
phone-disability-yes = There is a disability, or a question about one
phone-disability-no = The disability, or the question about one, no longer applies
phone-undecided-yes = I am not sure about this pregnancy
phone-undecided-no = I am no longer unsure
phone-leap-28 = Without a 29 February: birthday on 28 February
phone-leap-01 = Without a 29 February: birthday on 1 March
phone-what-was-told = What you have recorded
phone-take-back = This was a mistake
phone-mood-own = In your own words
phone-booklet = Save as a booklet
phone-table = Save as a table
phone-table-do = Choose where
phone-export-what = It becomes a file of its own, outside this app. Whoever has it can read it.
phone-exported = The file is where you chose.
phone-journal-more = Earlier entries
phone-photo-unseen = This photo cannot be shown.
phone-wording-neutral = Only that a letter has come
phone-wording-neutral-what = The notification never says what the letter is about.
phone-wording-full = With the title of the letter
phone-wording-full-what = The title is shown once the phone is unlocked. A locked screen still says only that a letter has come.
phone-letters-both = Both
phone-regions-outside = Regions from files, and their keys
phone-region-files = Read from a file
phone-region-keys = Keys that you trust
phone-region-aside = Kept aside and not used
phone-region-none = No region has been read from a file.
phone-region-forget = Trust this key no longer
phone-own-numbers = Numbers of your own
phone-own-numbers-what = They come first wherever help is listed, and need no PIN.
phone-number-add = Add a number
phone-number-name = What you call it
phone-number-digits = The number
phone-number-for = What is it for?
phone-number-for-what = If you choose none, it is shown everywhere.
phone-number-keep = Keep this number
phone-number-remove = Remove this number
phone-passphrase-none = Please write a passphrase.
phone-restore-would = This backup would add
phone-restore-nothing = Everything in it is here already.
phone-restore-children = Children: { $count }
phone-restore-reports = Things told of the family: { $count }
phone-restore-entries = Entries of the journal: { $count }
phone-restore-changed = Entries that differ: { $count }. The newer one stands, the other is one step back.
phone-restore-deleted = Entries that were deleted there, and go here too: { $count }
phone-restore-photos = Photos: { $count }
phone-restore-growths = Measurements: { $count }
phone-restore-numbers = Numbers of your own: { $count }
phone-restore-regions = Regions from files: { $count }
phone-restore-wishes = How letters are wanted
phone-not-mended = It could not be mended here. Nothing was deleted. A backup begins anew beside it.
phone-child-of = Child { $number } of { $count }
phone-not-noted = That this was read could not be written down: there is no room, or this is a sealed copy. It can be read all the same.
phone-listen-stop = Stop reading aloud
phone-no-voice = This phone has no voice for this language. One can be added in the phone's settings.
phone-late-unwritten = The app was closed while you were choosing a place, so nothing was written. Please begin again.
phone-late-unread = The app was closed while you were choosing a file, so nothing was read. Please begin again.
phone-late-empty = An empty file may be left where you chose. There is nothing in it, and you can delete it.
phone-notices = Notifications
phone-notices-off = Off. Letters wait here, and nothing tells you when one comes.
phone-voice-stopped = The voice stopped before the end. It may need a network. In the phone's settings you can add a voice that needs none.
phone-pause-from = Stop letters on
phone-pause-until = Start letters again on (if you know)
phone-taken-back = Said to be a mistake
phone-storage = The phone's storage did not answer. What you wrote before is still there. Please try again; turning the phone off and on may help.
phone-key-broken = For the second time in a row the phone's key store did not answer. Nothing was deleted. Turning the phone off and on may help. You can try again, now or later, or take one of the other ways below.
phone-words-gone = I do not have them
phone-words-unchecked = Six words were made, but it was never checked that they are on your paper. Please make new ones.
phone-words-will = Six words will open the journal when the PIN is forgotten or this phone's key is gone. You will see them once, to write them on paper. Whoever has them and this phone can read the journal.
phone-forgot-none = Without the six words only the PIN opens this journal. Nobody else can open it, and neither can this app. You can try the PIN again at any time, and letters keep coming. With a backup you can begin anew; what is closed now stays closed beside it.
phone-restore-beside = Choose the backup's file and give its passphrase. The app begins anew with it. What does not open now is kept beside it and not deleted.
phone-date-none = Please write a date.
phone-birth-blank = Leave the day blank for a child who is not born yet.
phone-pause-order = Letters can only start again after the day they stop.
phone-one-more-what = One more child is added to this pregnancy, and letters come for all of them.
phone-mistake-what = Then this child has not ended. Letters and notifications about it come again.
phone-remove-what = Nothing more comes about this child, and it is no longer shown here. What you wrote stays.
phone-take-back-what = Then it is as if you had never told it, and letters follow that.
phone-kept-but-silent = That is written down. What you told before it is not yet, so nothing comes until then.
phone-due-is = Due
phone-born-is = Born
phone-told-expecting = A child is expected
phone-told-one-more = There is one more
phone-told-due-date = The due date
phone-told-born = The birth
phone-told-birth-corrected = The day of birth, put right
phone-told-joined = A child joined the family
phone-told-ended = It has ended
phone-told-removed = Left out here
phone-told-mistake = That something was a mistake
phone-told-paused = Letters rest
phone-told-resumed = Letters go on
phone-told-still-so = It is still so
phone-told-same = Two are the same child
phone-told-leap-birthday = The birthday in common years
phone-told-chosen = A choice about letters
phone-told-moved = Where the family lives
# What is near: help lines, deadlines, cards, regions.
line-none = No number is known here for this. In danger, call the emergency number of the country you are in.
line-open = Open now
line-closed = Closed now
line-opens = Closed now, opens { $date } { $time }
line-opens-today = Closed now, opens at { $time }
line-in-yours = in your language: { $state }
line-not-yours = not in your language
line-varies = Hours differ from place to place
line-unknown = Hours not known
line-always = day and night
line-free = free
line-charged = the call is charged
line-anonymous = no name needed
line-languages = Spoken there: { $languages }
line-spoken-now = now
language-between = { ", " }
language-de = German
language-en = English
language-es = Spanish
language-fil = Filipino
language-fr = French
language-id = Indonesian
language-ja = Japanese
language-km = Khmer
language-ko = Korean
language-mn = Mongolian
language-my = Burmese
language-ne = Nepali
language-pl = Polish
language-pt = Portuguese
language-si = Sinhala
language-th = Thai
language-tr = Turkish
language-ur = Urdu
language-vi = Vietnamese
language-zh = Chinese
line-other = Also { $number }: { $when }
line-checked = Checked on { $date }, may have changed.
line-weak = This rests on one weak source: ask before you rely on it.
line-chat = chat
line-text = text message
line-mail = mail or form
line-visit = go there, or call them
day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
support-emergency = In danger
support-situations = Situations
deadline-open = Open now
deadline-open-until = Open until { $date }
deadline-past = The last day was { $date }. It is still worth asking.
deadline-opens = From { $date }
deadline-opens-until = From { $date } until { $last }
deadline-remind = One reminder on { $date }
deadline-who = For whom
deadline-where = Where
deadline-bring = Bring
deadline-cost = Cost
deadline-none = Nothing is open or coming up.
counter-where = At which counter
counter-show = Show this:
counter-none = There is no card here.
region-row = version { $version }, from { $maintainer }
region-key = Key { $key }. Fingerprint: { $print }
region-term = Looked at last on { $checked }; the first record is over its term after { $expires }.
region-over-term = Looked at last on { $checked }; a record is over its term since { $expires }. Ask { $maintainer } for a newer file.
region-of-the-app = part of the app
region-of-key = from outside, key { $print } trusted here
region-installed = { $region } is here now. It is asked with --region { $region }, or from the day the family lives there (family move { $region }).
region-removed = { $region } is removed. What the app itself knows stays.
region-aside = Kept aside and not used: { $region }, version { $version }. { $reason }
region-unreadable = A region that was installed cannot be read any more. Install its file again.
region-compare = Nobody here knows the key that signed this file. Its fingerprint:
region-compare-later = If you have the same from its maintainer by another way (a poster, a leaflet, aloud), say so with --trust and the fingerprint.
region-no-keys = No key was trusted here. The app itself has none compiled in yet.
region-forgotten = That key counts no longer. What it brought is kept aside and not used.
number-name = Give it a name of one line, at most 60 characters.
number-digits = A number has digits, and may have + # * - ( ) and spaces, at most 32 characters.
number-helps = Name what it is for with words that `support` lists, at most 32.
number-added = Written down. It stands first where it can help.
number-removed = Removed.
number-for-all = for everything
number-none = There are no numbers of your own.
line-own = your own
install-not-signed = This file is not a signed region. Ask for the file that ends in .otayori.
install-damaged = This file is damaged or was cut on the way. Ask for it again.
install-forged = The signature does not fit: this file is not as its maintainer made it. Do not use it.
install-unknown-key = Nobody here knows the key that signed this file ({ $print }). Compare this fingerprint with its owner first.
install-other-fingerprint = The fingerprint is another one: this file is not from the owner of that key. Do not use it.
install-too-new = This file is for a newer version of the app. Update the app first.
install-too-large = This file is too large for a region ({ $what }). Ask its maintainer.
install-mistake = This region has a mistake in it ({ $reason }). Tell its maintainer.
install-older = This is version { $found } of { $region }; version { $known } was here already. Ask for a newer one.
install-here = Version { $version } of { $region } is already here. Nothing to do.
install-not-its = { $region } belongs to the app itself; this key may bring regions of its own only.
install-languages = Its languages ({ $languages }) are not in this app.
install-safety = It would replace { $slot }, which carries a safety fact. A region may add to it and not replace it.
error-situation = “{ $text }” is not a situation. There are: { $known }
error-card = There is no card “{ $text }”. There are: { $known }
error-key = { $file } is not a public key: give the .pub file.

# Help keys: who can be called. Their numbers come with a region.
help-ambulance = an ambulance
help-police = the police
help-maternity-unit = your maternity hospital or clinic
help-midwife = a midwife
help-doctor = your doctor
help-children-doctor = a children's doctor
help-child-night-line = the night line for ill children
help-poison = the poison line
help-dentist = a dentist
help-pharmacist = a pharmacist
help-medicines-line = the line for medicines in pregnancy and breastfeeding
help-health-nurse = the city's health nurse
help-family-office = the city's family centre
help-parents-at-limit = a line for parents at their limit
help-crisis = a crisis line
help-mind = a mental health line
help-violence = a line for violence at home
help-sexual-violence = a centre for sexual violence
help-pregnancy-worries = a pregnancy advice line
help-loss-support = people to talk to after a loss
help-foreign-residents = advice for foreign residents
help-interpreter = an interpreter
help-immigration = the immigration office
help-labour-office = the labour office
help-employer = your employer
help-insurer = your health insurer
help-single-parent-office = the single-parent adviser
help-child-care-office = the child-care office
help-development-support = child development support
help-breastfeeding = feeding support
help-vaccine-office = the vaccination office
help-school = the school
help-school-counsellor = the school counsellor
help-youth-line = a line for children and young people
help-bullying-line = a line about bullying
help-consumer = the consumer line
help-money-advice = money advice
help-city-office = the city office
help-legal-aid = legal advice

keep-nothing = Nothing is written yet.
keep-text-long = The text is too long: { $most } characters at most.
keep-mood = A mood in your own words has 1 to { $most } characters.
keep-children = Too many children for one entry: { $most } at most.
keep-tags = Too many tags: { $most } at most.
keep-tag = A tag has 1 to { $most } characters on one line.
keep-photos = Too many photos for one entry: { $most } at most.
keep-photo = A photo is there twice, or the words under one are longer than { $most } characters.
keep-letter = That is no letter of this app.
keep-no-measure = Nothing is measured yet.
keep-weight = Please check the weight: { $least } g to { $most } g can be written down.
keep-length = Please check the length: { $least } mm to { $most } mm can be written down.
keep-head = Please check the head: { $least } mm to { $most } mm can be written down.
keep-note-long = The note is too long: { $most } characters at most.
photo-not-one = This is no picture that can be kept. JPEG, PNG and WebP can be.
photo-heic = This is a HEIC or AVIF picture. Save it as JPEG first.
photo-large = This picture is too large. Make it smaller first: 8 MB and 100 million pixels at most.
photo-uncommon = Not every phone can show this kind of picture. Save it as JPEG first.
photo-broken = This picture is damaged or was cut off. Choose it again, or another one.
pin-digits = A PIN has 6 to 64 digits.
pin-there = There is a PIN already.
pin-not-there = There is no PIN.
words-six = The recovery words are six words.
words-unknown = One of these is none of the recovery words. Please look at the paper.
passphrase-needed = Please give a passphrase.
file-there = There is a file of this name already. Nothing was written over.
backup-is-none = This file is not a backup.
numbers-full = There are { $most } numbers already. Remove one first.
keys-full = { $most } keys are trusted already. Forget one first.
