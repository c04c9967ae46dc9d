/** A running engine whose song may change: plans are swapped between blocks, state stays. */
@org.jspecify.annotations.NullMarked
package org.songline.engine.live;
