/**
 * The mix coach: listens to a song or a file, and says what is wrong or unusual, where, how sure it
 * is, on what evidence, and which edits would mend it.
 *
 * <p>Start with {@link org.songline.coach.Coach}. {@code listening} hears the song once, track by
 * track and device by device; each class of {@code rules} looks for one kind of fault in what was
 * heard. A rule states facts through {@code measure} and never listens by itself.
 */
@org.jspecify.annotations.NullMarked
package org.songline.coach;
