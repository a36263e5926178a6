/**
 * Photos of an entry, on their way into the vault and out again. Knows files from outside and parts of sealed ones; which entry
 * names a photo is for the room.
 */
package otayori.app.room

import android.graphics.Bitmap
import org.otayori.core.CompanionException
import org.otayori.core.PhotoRow
import org.otayori.core.Wording
import otayori.app.core.failure
import otayori.app.core.orNull
import otayori.app.door.Chosen
import otayori.app.shell.Failure
import otayori.app.shell.picture
import otayori.app.shell.smaller
import java.io.IOException
import java.io.InputStream

/** What came of a file that should become a photo. */
internal sealed interface Taken {
    /** It is in the vault. Nothing names it yet. */
    class Photo(val row: PhotoRow) : Taken

    class Not(val why: Wording) : Taken
}

/** `side`: pixels of the longer side, as they are shown. */
internal class EntryPhotos(private val here: Here, private val side: Int = SHOWN) {
    private val images = HashMap<String, Bitmap?>()

    /** As it stands on a page; null where it cannot be shown. */
    fun image(row: PhotoRow): Bitmap? = images.getOrPut(row.id) { drawn(row) }

    /** Nothing of them stays in memory. */
    fun forget() = images.clear()

    /** Takes a picture in; one that is too large is made smaller. What the app kept of it for that goes. */
    fun taken(file: Chosen): Taken {
        val taken = try {
            poured(file)?.let(Taken::Photo)
        } catch (error: CompanionException) {
            // Kept until the journal is open.
            if (error is CompanionException.Locked) throw error
            file.gone()
            return Taken.Not(unwritten(here, error) ?: throw error)
        } catch (_: IOException) {
            null
        } catch (_: RuntimeException) {
            // Whoever keeps the picture is not there any more, or never let it go.
            null
        } ?: return Taken.Not(here.say("phone-photo-bad"))
        file.gone()
        return taken
    }

    private fun poured(file: Chosen): PhotoRow? = try {
        pour(file.read())
    } catch (_: CompanionException.Invalid) {
        smaller(file)?.let { pour(it.inputStream()) }
    }

    private fun pour(stream: InputStream): PhotoRow = stream.use {
        val core = here.core
        core.beginPhoto()
        val part = ByteArray(PART)
        while (true) {
            val count = it.read(part)
            if (count < 0) break
            core.addToPhoto(part.copyOf(count))
        }
        core.keepPhoto()
    }

    private fun drawn(row: PhotoRow): Bitmap? = orNull {
        val parts = Parts { from -> here.core.photo(row.id, from, READ).bytes }
        picture(row.width.toInt(), row.height.toInt(), row.orientation.toInt(), side, parts)
    }

    companion object {
        /** Bytes of a photo that are in memory at once, on their way in and out. Each part out unseals all of it. */
        private const val PART = 256 * 1024
        private const val READ = 1_048_576u

        /** On a page, and beside a line of a list. */
        private const val SHOWN = 1080
        const val SMALL = 160
    }
}

/** What is said at the place where something could not be written for want of room or leave; null for anything else. */
internal fun unwritten(here: Here, error: CompanionException): Wording? = when (error.failure) {
    Failure.FULL -> here.say("phone-full")
    Failure.STORAGE -> here.say("phone-storage")
    Failure.READ_ONLY -> here.say("phone-read-only")
    else -> null
}

/** A photo of the vault, part after part. */
private class Parts(private val part: (ULong) -> ByteArray) : InputStream() {
    private var at = 0uL
    private var now = ByteArray(0)
    private var next = 0

    override fun read(): Int = if (more()) now[next++].toInt() and 0xff else -1

    override fun read(into: ByteArray, from: Int, count: Int): Int {
        if (count == 0) return 0
        if (!more()) return -1
        val length = minOf(count, now.size - next)
        now.copyInto(into, from, next, next + length)
        next += length
        return length
    }

    private fun more(): Boolean {
        if (next < now.size) return true
        now = part(at)
        at += now.size.toULong()
        next = 0
        return now.isNotEmpty()
    }
}
