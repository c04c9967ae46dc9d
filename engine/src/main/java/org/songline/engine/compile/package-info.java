/** From a song to a plan: order of strips, delays, lane groups; which strips a solo leaves open. */
@org.jspecify.annotations.NullMarked
package org.songline.engine.compile;
