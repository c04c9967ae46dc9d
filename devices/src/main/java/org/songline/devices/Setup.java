package org.songline.devices;

import java.util.List;

/**
 * What a processor may know when it is made.
 *
 * @param sampleRate frames a second
 * @param initial the values at the start, one for each parameter in table order, within their
 *     ranges; {@link Parameter.Kind#STRUCTURAL} ones never change later
 * @param assets the files named by the song
 * @param seed for noise and variation: from the device's identity, so that the same song always
 *     sounds the same
 * @param programs the programs that the song will select while it plays, each as {@code bank * 128
 *     + program} with the numbers of {@link Events#PROGRAM}; a device that must load sounds has
 *     these ready
 * @param tempo at the start of the song, quarter notes a minute; it may change while it plays
 */
public record Setup(
    double sampleRate,
    List<Double> initial,
    Assets assets,
    long seed,
    List<Integer> programs,
    double tempo) {
  /** The tempo where nothing says another. */
  public static final double USUAL_TEMPO = 120;

  public Setup {
    initial = List.copyOf(initial);
    programs = List.copyOf(programs);
  }

  /** A setup for a song at the usual tempo. */
  public Setup(
      double sampleRate, List<Double> initial, Assets assets, long seed, List<Integer> programs) {
    this(sampleRate, initial, assets, seed, programs, USUAL_TEMPO);
  }

  /** A setup for a song that selects no programs. */
  public Setup(double sampleRate, List<Double> initial, Assets assets, long seed) {
    this(sampleRate, initial, assets, seed, List.of());
  }

  /** A setup with the initial values of the type's table, no files and seed 1. */
  public static Setup of(DeviceType type, double sampleRate) {
    return new Setup(
        sampleRate, type.parameters().stream().map(Parameter::initial).toList(), Assets.NONE, 1);
  }
}
