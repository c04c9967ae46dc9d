/**
 * What is unusual about a mix: tracks that hide each other, sections without a rise, levels that a
 * device does not want. Most of it is convention, and says so.
 */
@org.jspecify.annotations.NullMarked
package org.songline.coach.rules.mix;
