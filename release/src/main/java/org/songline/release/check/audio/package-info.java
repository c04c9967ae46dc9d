/** All that the rules ask about a master's file, in one pass over it. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.audio;
