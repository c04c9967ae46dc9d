/**
 * The fingerprint of a sound: a short text that stays nearly the same when the sound is coded with
 * loss, and that finds the same sound elsewhere. Compatible with Chromaprint's algorithm 1, so that
 * public services understand it. Start with {@link org.songline.release.fingerprint.Fingerprint}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.fingerprint;
