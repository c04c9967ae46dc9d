package org.songline.mastering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.songline.measure.Measurement;

/**
 * What is done before the limiter, decided from the measured mix: removal of an offset, mono bass,
 * a gentle correction of bass and treble, gentle compression. Every decision says why.
 *
 * @param devices in order, each with its settings
 * @param steps the same decisions in words, those against a treatment too
 */
record MasteringChain(List<Device> devices, List<MasterReport.Step> steps) {
  /** Offset in dBFS from which it is removed. */
  private static final double OFFSET = -50;

  /**
   * Bass (60 to 250 Hz) and treble (6 to 20 kHz) relative to the middle (500 to 2000 Hz), in dB:
   * popular records fall about 5 dB an octave (Pestana et al., AES 135, 2013), which is 2 dB an
   * octave in octave bands, and faster at the top.
   */
  private static final double BASS = 6;

  private static final double TREBLE = -10;

  /** Deviations up to this are taste. */
  private static final double TASTE = 4;

  private static final double MOST_TONE = 2;

  /** Peak to loudness ratio under which a mix is dense enough. */
  private static final double DENSE = 10;

  MasteringChain {
    devices = List.copyOf(devices);
    steps = List.copyOf(steps);
  }

  /**
   * @param id of the device
   * @param settings by parameter id
   */
  record Device(String id, Map<String, Double> settings) {}

  static MasteringChain decide(Measurement mix, MasterRequest request) {
    List<Device> devices = new ArrayList<>();
    List<MasterReport.Step> steps = new ArrayList<>();
    if (mix.loudness().integratedLufs() != null && request.amount() > 0) {
      clean(mix, request, devices, steps);
      if (request.tone()) {
        tone(mix, request, devices, steps);
      }
      if (request.glue()) {
        glue(mix, request, devices, steps);
      }
    }
    return new MasteringChain(devices, steps);
  }

  private static void clean(
      Measurement mix, MasterRequest request, List<Device> devices, List<MasterReport.Step> steps) {
    Map<String, Double> settings = new TreeMap<>();
    Double offset = mix.faults().dcOffsetDbfs();
    if (offset != null && offset > OFFSET) {
      settings.put("dc-block", 1.0);
      steps.add(
          new MasterReport.Step(
              "Offset",
              "removed, below 5 Hz",
              "the mix has one of " + number("%.0f", offset) + " dBFS"));
    }
    if (request.monoBelowHertz() > 0 && mix.channels() == 2) {
      settings.put("mono-bass", 1.0);
      settings.put("mono-bass-frequency", request.monoBelowHertz());
      steps.add(
          new MasterReport.Step(
              "Mono bass",
              "below " + number("%.0f", request.monoBelowHertz()) + " Hz",
              "wanted for " + request.target().name()));
    }
    if (!settings.isEmpty()) {
      devices.add(new Device("utility", settings));
    }
  }

  private static void tone(
      Measurement mix, MasterRequest request, List<Device> devices, List<MasterReport.Step> steps) {
    Measurement.Balance balance = mix.balance();
    if (balance == null) {
      return;
    }
    double bass = balance.bassDb() - balance.midDb();
    double treble = balance.highDb() - balance.midDb();
    double low = correction(bass, BASS) * request.amount();
    // Under 32 kHz there is no treble band to judge.
    double high = mix.sampleRateHz() < 32_000 ? 0 : correction(treble, TREBLE) * request.amount();
    Map<String, Double> settings = new TreeMap<>();
    if (low != 0) {
      settings.put("band-2-on", 1.0);
      settings.put("band-2-frequency", 140.0);
      settings.put("band-2-gain", low);
      settings.put("band-2-q", 0.5);
      steps.add(
          new MasterReport.Step(
              "Bass",
              number("%+.1f", low) + " dB, shelf around 140 Hz",
              usual("bass", bass, BASS)));
    }
    if (high != 0) {
      settings.put("band-7-on", 1.0);
      settings.put("band-7-frequency", 6000.0);
      settings.put("band-7-gain", high);
      settings.put("band-7-q", 0.5);
      steps.add(
          new MasterReport.Step(
              "Treble",
              number("%+.1f", high) + " dB, shelf around 6 kHz",
              usual("treble", treble, TREBLE)));
    }
    if (settings.isEmpty()) {
      steps.add(
          new MasterReport.Step(
              "Tone",
              "left alone",
              "bass "
                  + number("%+.1f", bass)
                  + ", treble "
                  + number("%+.1f", treble)
                  + " dB to the middle"));
    } else {
      devices.add(new Device("eq", settings));
    }
  }

  /** Half of what lies beyond taste, at most 2 dB; nothing below a third of a decibel. */
  private static double correction(double found, double usual) {
    double off = usual - found;
    double beyond = Math.copySign(Math.max(0, Math.abs(off) - TASTE), off);
    double gain = Math.clamp(beyond / 2, -MOST_TONE, MOST_TONE);
    return Math.abs(gain) < 0.33 || !Double.isFinite(gain) ? 0 : gain;
  }

  private static void glue(
      Measurement mix, MasterRequest request, List<Device> devices, List<MasterReport.Step> steps) {
    Double plr = mix.levels().plrLu();
    Double loudness = mix.loudness().integratedLufs();
    if (plr == null || loudness == null) {
      return;
    }
    if (plr < DENSE) {
      steps.add(
          new MasterReport.Step(
              "Glue",
              "left out",
              "peaks are only " + number("%.1f", plr) + " LU over the loudness"));
      return;
    }
    double ratio = 1 + 0.5 * request.amount();
    double threshold = Math.clamp(loudness, -60, 0);
    Map<String, Double> settings = new TreeMap<>();
    settings.put("threshold", threshold);
    settings.put("ratio", ratio);
    settings.put("knee", 12.0);
    settings.put("attack", 30.0);
    settings.put("release", 150.0);
    settings.put("auto-release", 1.0);
    settings.put("detector", 1.0);
    devices.add(new Device("compressor", settings));
    steps.add(
        new MasterReport.Step(
            "Glue",
            number("%.2f", ratio)
                + ":1 over "
                + number("%.1f", threshold)
                + " dBFS, attack 30 ms, slow automatic release",
            "peaks are " + number("%.1f", plr) + " LU over the loudness"));
  }

  /** Running devices for a sample rate. */
  List<DeviceStep> running(int sampleRate) {
    return devices.stream().map(d -> new DeviceStep(d.id(), sampleRate, d.settings())).toList();
  }

  private static String usual(String band, double found, double usual) {
    return band
        + " is "
        + number("%+.1f", found)
        + " dB to the middle, records have about "
        + number("%+.0f", usual);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
