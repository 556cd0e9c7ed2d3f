package io.sosw.local.reload;

/** Brings the folders up to date with the sources. */
@FunctionalInterface
interface SourceCheck {

    /** @throws io.sosw.error.UserError with the compiler's words if the sources do not compile */
    void bringUpToDate();
}
