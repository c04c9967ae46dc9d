/**
 * Holding a ceiling: {@link org.songline.dsp.limiter.TruePeakLimiter} keeps the true peak of a
 * stereo stream at or under a level, with as little change to the sound as possible; {@link
 * org.songline.dsp.limiter.OvershootGuard} does so for what is clipped already.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.limiter;
