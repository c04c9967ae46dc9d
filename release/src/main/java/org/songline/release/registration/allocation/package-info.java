/** Codes that are given out: ISRCs of the label's ranges, bought barcodes, GRids. */
@org.jspecify.annotations.NullMarked
package org.songline.release.registration.allocation;
