package org.songline.release.check.rule;

import java.util.Optional;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.check.audio.AudioFacts;

/**
 * A track where it stands.
 *
 * @param place in plain words
 * @param sound what its master is; empty when that could not be read
 */
public record Placed(
    int disc,
    int number,
    Release.Track track,
    Recording recording,
    String place,
    Optional<AudioFacts> sound) {}
