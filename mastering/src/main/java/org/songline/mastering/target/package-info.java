/**
 * What becomes of a record where it is played: {@link org.songline.mastering.target.Platform}s are
 * dated lines of data, and {@link org.songline.mastering.target.Heard} is what each makes of a
 * loudness and a true peak.
 */
@org.jspecify.annotations.NullMarked
package org.songline.mastering.target;
