/** The pitch of one voice over time, its notes, and how it is tuned. */
@org.jspecify.annotations.NullMarked
package org.songline.measure.pitch;
