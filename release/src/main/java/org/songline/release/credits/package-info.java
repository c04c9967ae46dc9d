/**
 * Credits that grow by themselves: what a song says about people, tracks and instruments, as
 * parties, a work and a recording of a catalog. {@link org.songline.release.credits.SongCredits#of}
 * reads, {@link org.songline.release.credits.CreditMerge#into} adds what is not there yet and
 * overwrites nothing.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.credits;
