/** How left and right relate, band by band. */
@org.jspecify.annotations.NullMarked
package org.songline.measure.stereo;
