/** Counts how many injected faults the coach finds, and how often it cries without reason. */
@org.jspecify.annotations.NullMarked
package org.songline.bench.coach;
