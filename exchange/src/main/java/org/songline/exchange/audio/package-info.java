/** Recordings into songs. */
@org.jspecify.annotations.NullMarked
package org.songline.exchange.audio;
