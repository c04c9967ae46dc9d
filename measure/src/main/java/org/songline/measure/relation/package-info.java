/** How two signals relate: delay, polarity, and what their sum loses. */
@org.jspecify.annotations.NullMarked
package org.songline.measure.relation;
