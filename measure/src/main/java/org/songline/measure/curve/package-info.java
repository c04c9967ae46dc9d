/** Small stores for values over time, bounded or of known growth. */
@org.jspecify.annotations.NullMarked
package org.songline.measure.curve;
