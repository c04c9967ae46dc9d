package org.songline.coach.listening;

import org.songline.measure.relation.Relation;

/**
 * Two tracks that hear the same thing, such as two microphones on one voice.
 *
 * @param first as in the order of the arrangement
 * @param relation of the second to the first
 */
public record Twins(HeardTrack first, HeardTrack second, Relation relation) {}
