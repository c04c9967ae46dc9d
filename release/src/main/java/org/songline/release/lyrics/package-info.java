/** Lyrics with their times, read and written in the forms that players and shops take. */
@org.jspecify.annotations.NullMarked
package org.songline.release.lyrics;
