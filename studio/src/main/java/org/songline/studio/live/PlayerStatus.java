package org.songline.studio.live;

import org.songline.engine.live.TransportState;

/**
 * How the engine runs.
 *
 * @param engine frame of the engine that is made next
 * @param song frame of the song that is made next; it is heard {@code latency} frames later
 * @param latency frames by which the mix lags the song
 * @param load share of its time that the thread works, smoothed over half a second
 * @param blocks made so far
 * @param late blocks that took longer to make than they last
 * @param worstMillis longest time that a block took since somebody last asked
 * @param failures blocks that could not be made and were silent
 */
public record PlayerStatus(
    long engine,
    long song,
    TransportState state,
    int latency,
    double load,
    long blocks,
    long late,
    double worstMillis,
    long failures) {}
