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
letter-instead = Here is an earlier one, of { $date } ({ $slot }).
letter-none-today = No letter comes on this day.
letter-of = The latest one is of { $date } ({ $slot }).
letter-next = The next one comes on { $date }.
letter-no-more = No more letters will come. Those that came stay here to read.
letter-not-begun = The first letter comes on { $date }.
help = Help
upcoming-not-written = (not written yet)
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
reason-nothing-to-confirm = Nobody waits to be confirmed.
reason-region = That is not the name of a region: JP, JP-13 or generic.
reason-out-of-range = That date cannot be counted.
reason-fewer = More children are written down than that. If one has ended: family end, with its name.
error-language = There is no language “{ $text }” here. There are: { $tags }
error-hour = Letters come at an hour between 7 and 21.
error-family-busy = Another companion is writing to { $file }. Please try again.

# How letters are wanted.
prefer-language = Letters are in { $language }.
prefer-beside = Below them, the same in { $language }.
prefer-hour = They come at { $hour }:00.
prefer-notice-neutral = A locked screen says only that an otayori has come.
prefer-notice-full = A locked screen shows the title of the letter.
prefer-track-main = Letters for whoever carries or cares first.
prefer-track-partner = Letters for the other parent.
prefer-ruby = Kanji have readings.
prefer-no-ruby = Kanji have no readings.

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
line-languages = Spoken there: { $codes }
line-spoken-now = now
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
deadline-opens = From { $date }
deadline-opens-until = From { $date } until { $last }
deadline-remind = One reminder on { $date }
deadline-who = For whom
deadline-where = Where
deadline-bring = Bring
deadline-cost = Cost
deadline-none = Nothing is open or coming up.
deadline-later = Later
counter-where = At which counter
counter-show = Show this:
counter-none = There is no card here.
region-row = version { $version }, from { $maintainer }
region-key = Key { $key }. Fingerprint: { $print }
region-term = Looked at last on { $checked }; the first record is over its term after { $expires }.
install-not-signed = This file is not a signed region. Ask for the file that ends in .otayori.
install-damaged = This file is damaged or was cut on the way. Ask for it again.
install-forged = The signature does not fit: this file is not as its maintainer made it. Do not use it.
install-unknown-key = Nobody here knows the key { $key }. If you know its owner, compare the fingerprint with them first.
install-too-new = This file is for a newer version of the app. Update the app first.
install-too-large = This file is too large for a region ({ $what }). Ask its maintainer.
install-mistake = This region has a mistake in it ({ $reason }). Tell its maintainer.
install-older = This is version { $found } of { $region }; version { $known } was here already. Ask for a newer one.
install-here = Version { $version } of { $region } is already here. Nothing to do.
install-not-its = { $region } belongs to the app itself; this key may bring regions of its own only.
install-languages = Its languages ({ $languages }) are not in this app.
install-safety = It would replace { $slot }, which carries a safety fact. A region may add to it and not replace it.
error-situation = “{ $text }” is not a situation. There are: { $known }
error-moment = “{ $text }” is not a moment. Write it as 2026-12-01T02:30+09:00.
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
