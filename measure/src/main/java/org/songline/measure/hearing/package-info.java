/**
 * Sound as the ear sorts it: power in bands one ERB wide, every tenth of a second. What masks what,
 * what a loudspeaker loses, and what a section is made of are worked out from these.
 */
@org.jspecify.annotations.NullMarked
package org.songline.measure.hearing;
