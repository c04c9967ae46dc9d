package org.songline.mastering.target;

/**
 * A record as a listener hears it on a platform.
 *
 * @param platform id of the platform
 * @param name of the platform
 * @param gainDb by how much it is turned up or down
 * @param lufs integrated loudness at which it is heard, before any limiter
 * @param truePeakDbtp highest true peak after that, before any limiter
 * @param limitedDb how far the platform's limiter must turn down the highest peak; 0 for none
 * @param heldBackDb how much louder the platform would have it if its peaks left room
 */
public record Heard(
    String platform,
    String name,
    double gainDb,
    double lufs,
    double truePeakDbtp,
    double limitedDb,
    double heldBackDb) {}
