/**
 * Faults put into clean songs on purpose, so that it can be counted how many of them the coach
 * finds. Start with {@link org.songline.coach.fault.Faults}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.coach.fault;
