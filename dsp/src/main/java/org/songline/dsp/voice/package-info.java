/** Which voice plays which note. */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.voice;
