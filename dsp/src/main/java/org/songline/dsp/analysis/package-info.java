/**
 * What a recording holds, found before it plays: its attacks. Whole recordings in memory, not the
 * audio path.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.analysis;
