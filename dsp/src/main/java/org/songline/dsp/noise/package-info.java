/** Seeded noise: random to the ear, the same bits at every render. */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.noise;
