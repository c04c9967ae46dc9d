/** What waveforms are drawn from: peaks and samples of recordings, by the names songs give them. */
@NullMarked
package org.songline.studio.peaks;

import org.jspecify.annotations.NullMarked;
