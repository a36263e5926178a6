// What the README shows; a test holds both together.
// README
package org.otayori

import org.otayori.core.*

/** The first letters of a family: call from a background thread, with the 32 bytes of your key store. */
fun lettersOfToday(folder: String, deviceKey: ByteArray): List<String> =
    OtayoriCompanion(folder, "ja-JP").use { companion ->
        val now = LocalMoment(date = "2026-07-06", time = "07:00", utcOffsetMinutes = 540)
        try {
            val opened = companion.open(deviceKey)
            if (opened.isFirstRun) {
                companion.tell(Telling.Expecting(1.toUByte(), Dated.DueDate("2027-03-01")), now)
            }
            companion.today(now).members.flatMap { member -> member.letters.map { it.slot } }
        } catch (wrong: CompanionException.WrongKey) {
            emptyList() // ask for the recovery words: companion.openWithRecovery(words, newKey)
        }
    }
// end
