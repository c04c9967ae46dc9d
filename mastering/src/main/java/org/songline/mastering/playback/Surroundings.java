package org.songline.mastering.playback;

import java.util.Optional;

/**
 * How loud a device plays, and in what noise.
 *
 * @param levelDba sound pressure of the mix where the listener is, dB(A)
 * @param noise sound pressure of what else is heard there, dB in each third octave
 * @param limitDbfs above which the device protects itself
 */
public record Surroundings(double levelDba, Optional<Points> noise, Optional<Double> limitDbfs) {}
