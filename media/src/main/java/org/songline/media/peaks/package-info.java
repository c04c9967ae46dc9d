/**
 * How loud a recording is at a glance: its extremes over spans of five sizes, kept in a small file
 * beside it. Start with {@link org.songline.media.peaks.PeakBuilder}, which makes such a file, and
 * {@link org.songline.media.peaks.PeakFile}, which reads one.
 */
@NullMarked
package org.songline.media.peaks;

import org.jspecify.annotations.NullMarked;
