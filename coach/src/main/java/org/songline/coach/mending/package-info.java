/**
 * Edits that mend mixes: bands of equalisers, faders and sends, mutes, devices that are put in.
 *
 * <p>They know the song alone, so a rule says what it wants done and where, and {@link
 * org.songline.coach.mending.Remedies} leaves out what does not fit the song.
 */
@org.jspecify.annotations.NullMarked
package org.songline.coach.mending;
