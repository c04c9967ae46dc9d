/** What frequencies a sound is made of, on average, and how wide each band is. */
@org.jspecify.annotations.NullMarked
package org.songline.measure.spectrum;
