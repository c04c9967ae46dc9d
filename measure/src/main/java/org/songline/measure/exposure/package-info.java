/**
 * What ears are given to bear: A-weighted levels over time, the dose they add up to by ITU-T H.870
 * and by NIOSH, how long without a break, and whether the level creeps up. Pure functions over
 * {@link org.songline.measure.exposure.Heard} steps; nothing is stored here.
 */
@org.jspecify.annotations.NullMarked
package org.songline.measure.exposure;
