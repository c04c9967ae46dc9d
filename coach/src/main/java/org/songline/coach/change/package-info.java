/** The edits that remedies and injected faults are made of. */
@org.jspecify.annotations.NullMarked
package org.songline.coach.change;
