/**
 * A mastering chain as data and as text: {@link org.songline.mastering.chain.Plan} is the song's
 * own devices with their settings, the limiter and the depth; {@link
 * org.songline.mastering.chain.PlanText} writes it with the reasons and reads it back after a
 * person has changed it.
 */
@org.jspecify.annotations.NullMarked
package org.songline.mastering.chain;
