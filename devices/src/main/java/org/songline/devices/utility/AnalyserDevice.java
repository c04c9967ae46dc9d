package org.songline.devices.utility;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Tells the spectrum and the levels of what passes. */
public final class AnalyserDevice implements DeviceType {
  static final int FREEZE = 0;

  static final int PEAK = 31;
  static final int RMS = 32;
  static final int LOUDNESS = 33;
  static final int CORRELATION = 34;

  private static final List<String> BANDS =
      List.of(
          "20", "25", "31.5", "40", "50", "63", "80", "100", "125", "160", "200", "250", "315",
          "400", "500", "630", "800", "1000", "1250", "1600", "2000", "2500", "3150", "4000",
          "5000", "6300", "8000", "10000", "12500", "16000", "20000");

  private static final List<Reading> READINGS = readingTable();

  private static List<Reading> readingTable() {
    var readings = new ArrayList<Reading>();
    for (String hertz : BANDS) {
      readings.add(
          new Reading(
              "band-" + hertz.replace('.', '-'),
              hertz + " Hz",
              Unit.DECIBELS,
              "Level of the third-octave band around " + hertz + " Hz, a full sine being -3 dB."));
    }
    readings.add(
        new Reading(
            "peak", "Peak", Unit.DECIBELS, "The highest sample, falling by 20 dB a second."));
    readings.add(
        new Reading("rms", "RMS", Unit.DECIBELS, "Mean level of the last third of a second."));
    readings.add(
        new Reading(
            "loudness",
            "Loudness",
            Unit.DECIBELS,
            "Momentary loudness of the last 400 ms in LUFS."));
    readings.add(
        new Reading(
            "correlation",
            "Correlation",
            Unit.PLAIN,
            "How alike the sides are: 1 is mono, 0 wide, below 0 loses sound in mono."));
    return List.copyOf(readings);
  }

  static final List<Parameter> TABLE =
      List.of(
          Parameter.toggle(
              "freeze", "Freeze", false, "Holds the readings; the sound passes as ever."));

  @Override
  public String id() {
    return "analyser";
  }

  @Override
  public String name() {
    return "Analyser";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Reads 31 third-octave bands, peak, mean level, momentary loudness and correlation. The"
        + " sound passes unchanged, to the bit.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<Reading> readings() {
    return READINGS;
  }

  @Override
  public Processor create(Setup setup) {
    return new AnalyserProcessor(setup);
  }
}
