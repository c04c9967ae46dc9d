package org.songline.coach.fault;

import java.util.List;
import java.util.Set;

/** Faults of a recording: the lead is frozen and spoilt. */
final class SoundFaults {
  private SoundFaults() {}

  /** Makes a bad take of a good one. */
  private interface Spoil {
    float[] spoil(float[] take, int rate, double amount);
  }

  static List<Fault> all() {
    return List.of(
        fault("hum", "hum of 50 Hz at %s dBFS in the lead", -60, -50, -40, SoundFaults::hum),
        fault("dc-offset", "an offset of %s in the lead", 0.005, 0.02, 0.1, SoundFaults::offset),
        fault("clicks", "%s clicks a second in the lead", 0.3, 1, 3, SoundFaults::clicks),
        fault("dropouts", "%s holes of 15 ms a second in the lead", 0.3, 1, 3, SoundFaults::holes),
        fault("clipped-take", "the lead clipped by %s dB", "clipping", 1, 3, 9, SoundFaults::clip),
        fault(
            "noise",
            "hiss at %s dBFS in the lead",
            "noise-floor",
            -62,
            -52,
            -42,
            SoundFaults::hiss),
        fault("sibilance", "sibilants %s dB beside the lead", -6, 2, 10, SoundFaults::sibilants));
  }

  private static Fault fault(
      String kind, String about, double slight, double clear, double grave, Spoil spoil) {
    return fault(kind, about, kind, slight, clear, grave, spoil);
  }

  private static Fault fault(
      String kind,
      String about,
      String rule,
      double slight,
      double clear,
      double grave,
      Spoil spoil) {
    return new Fault(
        kind,
        about,
        Set.of(rule),
        slight,
        clear,
        grave,
        (scene, amount) ->
            new Injected(
                Takes.frozen(scene, spoil.spoil(scene.take(), scene.song().rate(), amount)),
                Set.of(scene.clean().lead())));
  }

  private static float[] hum(float[] take, int rate, double dbfs) {
    return Signals.sum(
        take, Signals.sines(take.length, rate, dbfs, 4, 50, 100, 150, 200, 250, 300));
  }

  private static float[] offset(float[] take, int rate, double amount) {
    float[] to = take.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += (float) amount;
    }
    return to;
  }

  private static float[] clicks(float[] take, int rate, double perSecond) {
    float[] to = take.clone();
    float size = 0.9f * Signals.peak(take);
    int apart = (int) (rate / perSecond);
    for (int i = apart / 3; i + 3 < to.length / 2; i += apart) {
      for (int side = 0; side < 2; side++) {
        to[2 * i + side] += size;
        to[2 * i + 2 + side] -= 0.8f * size;
        to[2 * i + 4 + side] += 0.4f * size;
      }
    }
    return to;
  }

  private static float[] holes(float[] take, int rate, double perSecond) {
    float[] to = take.clone();
    int hole = 2 * (int) (0.015 * rate);
    int apart = 2 * (int) (rate / perSecond);
    double loud = 0.05 * Signals.peak(take);
    for (int from = apart / 3; from + hole < to.length; from += apart) {
      int at = from;
      while (at + 2 * hole < Math.min(to.length, from + apart - 2 * hole)
          && Math.abs(to[at]) < loud) {
        at += 2;
      }
      java.util.Arrays.fill(to, at, at + hole, 0);
    }
    return to;
  }

  private static float[] clip(float[] take, int rate, double decibels) {
    float[] to = take.clone();
    float ceiling = (float) (Signals.peak(take) * org.songline.dsp.Exact.gain(-decibels));
    for (int i = 0; i < to.length; i++) {
      to[i] = Math.clamp(to[i], -ceiling, ceiling);
    }
    return to;
  }

  private static float[] hiss(float[] take, int rate, double dbfs) {
    return Signals.sum(take, Signals.noise(take.length, dbfs, 1));
  }

  private static float[] sibilants(float[] take, int rate, double decibels) {
    double level = Signals.active(take, rate) + decibels;
    float[] noise = Signals.above(Signals.noise(take.length, 0, 2), rate, 6500);
    float[] bursts = Signals.bursts(noise, rate, 0.7, 0.09);
    return Signals.sum(take, Signals.gained(bursts, level - Signals.active(noise, rate)));
  }
}
