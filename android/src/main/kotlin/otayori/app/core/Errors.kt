/** The core's errors, as a shell has to tell them apart. */
package otayori.app.core

import org.otayori.core.CompanionException
import org.otayori.core.InternalException
import otayori.app.shell.Failure
import otayori.app.shell.Refusal

/** Calls the core for the machine. */
internal fun <T> asking(work: () -> T): T = try {
    work()
} catch (error: CompanionException) {
    throw error.refusal()
} catch (_: InternalException) {
    // The core gave up in the middle of a call, and has changed nothing.
    throw Refusal.Unreadable(Failure.BROKEN)
} catch (_: LinkageError) {
    throw Refusal.Unreadable(Failure.NO_CORE)
}

internal fun CompanionException.refusal(): Refusal = failure?.let { which ->
    when (which) {
        Failure.FULL -> Refusal.Full()
        Failure.READ_ONLY -> Refusal.Full(isCopy = true)
        else -> Refusal.Unreadable(which)
    }
} ?: when (this) {
    is CompanionException.Busy -> Refusal.Busy()
    is CompanionException.Invalid -> Refusal.Invalid(reason)
    else -> Refusal.Invalid("")
}

/** The failures that have a screen of their own; null for what is said where it happened. */
internal val CompanionException.failure: Failure?
    get() = when (this) {
        is CompanionException.KeyLost -> Failure.KEY_LOST
        is CompanionException.WrongKey -> Failure.WRONG_KEY
        is CompanionException.Damaged -> Failure.DAMAGED
        is CompanionException.TooNew -> Failure.TOO_NEW
        is CompanionException.Full, is CompanionException.Storage -> Failure.FULL
        is CompanionException.ReadOnly -> Failure.READ_ONLY
        else -> null
    }
