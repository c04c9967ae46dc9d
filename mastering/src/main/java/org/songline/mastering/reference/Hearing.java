package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.music.Music;
import org.songline.measure.music.Section;
import org.songline.measure.plot.Span;

/**
 * Listens to a piece in one pass: feed it with {@link #accept}, then take {@link #finish}. Memory
 * grows by 360 KB a minute.
 */
public final class Hearing {
  private final int channels;
  private final Measurer measurer;
  private final BandMeter bands;
  private final @Nullable OctaveMeter octaves;

  /** What is looked at beside levels and spectra. */
  public enum Detail {
    /** Peaks between samples. */
    TRUE_PEAK,
    /** Crest factors by octave. */
    CREST,
    /** The parts of a whole piece. */
    PARTS
  }

  /**
   * @param sampleRate in Hz, 4000 or more
   */
  public Hearing(int sampleRate, int channels, Set<Detail> details) {
    this.channels = channels;
    Set<Part> parts = EnumSet.noneOf(Part.class);
    if (details.contains(Detail.TRUE_PEAK)) {
      parts.add(Part.TRUE_PEAK);
    }
    if (details.contains(Detail.PARTS)) {
      parts.add(Part.SECTIONS);
    }
    measurer = new Measurer(sampleRate, channels, parts);
    bands = new BandMeter(sampleRate);
    octaves = details.contains(Detail.CREST) ? new OctaveMeter(sampleRate, sampleRate / 10) : null;
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[] interleaved, int offset, int count) {
    measurer.accept(interleaved, offset, count);
    bands.accept(interleaved, offset, count, channels);
    if (octaves != null) {
      octaves.accept(interleaved, offset, count, channels);
    }
  }

  /** Ends the stream. */
  public Heard finish(String name) {
    if (octaves != null) {
      octaves.finish();
    }
    return new Heard(name, measurer.finish(), bands.finish(), octaves);
  }

  /** A piece that was heard, from which profiles of any sections can be drawn. */
  public static final class Heard {
    private static final double WINDOW = 30;
    private static final double SHORT_TERM = 3;

    /** Values of a loudness series before the first whole window of 3 s. */
    private static final int STEPS = 30;

    private final String name;
    private final Measured measured;
    private final BandFrames frames;
    private final @Nullable OctaveMeter octaves;

    Heard(String name, Measured measured, BandFrames frames, @Nullable OctaveMeter octaves) {
      this.name = name;
      this.measured = measured;
      this.frames = frames;
      this.octaves = octaves;
    }

    public Measured measured() {
      return measured;
    }

    BandFrames frames() {
      return frames;
    }

    /** Whether it has a loudness at all. */
    public boolean audible() {
      return measured.figures().loudness().integratedLufs() != null;
    }

    /** The parts that were heard, in order; empty unless asked for, and when there is only one. */
    public List<Span> parts() {
      Music music = measured.figures().music();
      if (music == null || music.sections().size() < 2) {
        return List.of();
      }
      Map<String, Integer> met = new HashMap<>();
      List<Span> spans = new ArrayList<>();
      for (Section section : music.sections()) {
        int number = met.merge(section.label(), 1, Integer::sum);
        String name = Portrait.HEARD + section.label() + (number > 1 ? " " + number : "");
        spans.add(new Span(name, section.startSeconds(), section.endSeconds()));
      }
      return spans;
    }

    /**
     * Draws the profile.
     *
     * @param sections known sections in order; when empty, the loudest 30 s and the rest
     */
    public Profile profile(List<Span> sections) {
      Measurement figures = measured.figures();
      Double lufs = figures.loudness().integratedLufs();
      double loudness = lufs == null ? Portrait.SILENT : lufs;
      double seconds = figures.seconds();
      List<Portrait> portraits = new ArrayList<>();
      for (Span part : sections) {
        portraits.add(portrait(part, inside(part)));
      }
      Portrait whole = portrait(new Span(Portrait.WHOLE, 0, seconds), all());
      if (portraits.isEmpty()) {
        if (seconds < 1.5 * WINDOW) {
          portraits.add(whole);
        } else {
          Span loudest = loudest();
          boolean[] outside = all();
          double step = frames.stepSeconds();
          int from = frames.at(loudest.fromSeconds() - step);
          Arrays.fill(outside, from, Math.max(from, frames.at(loudest.toSeconds() + step)), false);
          portraits.add(portrait(loudest, inside(loudest)));
          portraits.add(portrait(new Span(Portrait.REST, 0, seconds), outside));
        }
      }
      Double truePeak = figures.levels().truePeakDbtp();
      return new Profile(
          name,
          seconds,
          loudness,
          orNaN(figures.loudness().rangeLu()),
          truePeak == null ? Portrait.SILENT : truePeak,
          orNaN(figures.levels().plrLu()),
          orNaN(figures.levels().psrLu()),
          PeakRatio.middle(measured),
          whole,
          portrait(new Span(Portrait.LOUD, 0, seconds), loud()),
          portraits);
    }

    private static double orNaN(@Nullable Double value) {
      return value == null ? Double.NaN : value;
    }

    private boolean[] all() {
      boolean[] chosen = new boolean[frames.count()];
      Arrays.fill(chosen, true);
      return chosen;
    }

    /**
     * The level of mid and side together in each of the {@link Bands} that is not reached for a
     * share of the time, dB.
     *
     * @param percent 0 to 100
     */
    public List<Double> levels(double percent) {
      List<Double> levels = new ArrayList<>();
      double[] sorted = new double[frames.count()];
      for (int band = 0; band < Bands.COUNT; band++) {
        for (int frame = 0; frame < sorted.length; frame++) {
          sorted[frame] =
              frames.band(frames.mid(), frame, band) + frames.band(frames.side(), frame, band);
        }
        Arrays.sort(sorted);
        int at = (int) Math.rint(percent / 100 * (sorted.length - 1));
        levels.add(sorted.length == 0 ? Portrait.SILENT : decibels(sorted[at]));
      }
      return levels;
    }

    /** Frames whose window lies within a section; if it is too short, those amid it. */
    private boolean[] inside(Span part) {
      boolean[] chosen = new boolean[frames.count()];
      int from = frames.at(part.fromSeconds() + frames.stepSeconds());
      int to = frames.at(part.toSeconds() - frames.stepSeconds());
      if (from >= to) {
        from = frames.at(part.fromSeconds());
        to = Math.max(from, frames.at(part.toSeconds()));
      }
      Arrays.fill(chosen, from, to, true);
      return chosen;
    }

    /** Frames amid 3 s that are not quieter than the whole; all when there are none. */
    boolean[] loud() {
      boolean[] chosen = new boolean[frames.count()];
      float[] series = measured.curves().loudness().shortTermLufs();
      Double lufs = measured.figures().loudness().integratedLufs();
      boolean any = false;
      for (int i = 0; i < chosen.length && lufs != null; i++) {
        int end = (int) Math.round(10 * (i * frames.stepSeconds() + 0.5 * SHORT_TERM)) - 1;
        chosen[i] =
            series.length >= STEPS && series[Math.clamp(end, STEPS - 1, series.length - 1)] >= lufs;
        any |= chosen[i];
      }
      return any ? chosen : all();
    }

    private Span loudest() {
      float[] series = measured.curves().loudness().momentaryLufs();
      int length = Math.min(series.length, (int) (10 * WINDOW));
      double sum = 0;
      double best = -1;
      int at = 0;
      for (int i = 0; i < series.length; i++) {
        sum += power(series[i]) - (i >= length ? power(series[i - length]) : 0);
        if (i >= length - 1 && sum > best * (1 + 1e-9)) {
          best = sum;
          at = i - length + 1;
        }
      }
      return new Span(Portrait.LOUDEST, 0.1 * at, 0.1 * (at + length));
    }

    private static double power(double lufs) {
      double gain = lufs > -140 ? Exact.gain(lufs) : 0;
      return gain * gain;
    }

    /** Mean levels of chosen frames in dB by band: of the mid, and of the side. */
    double[][] levels(boolean[] chosen) {
      boolean[] own = Arrays.copyOf(chosen, frames.count());
      double[][] means = {frames.mean(frames.mid(), own), frames.mean(frames.side(), own)};
      double[][] levels = new double[2][Bands.COUNT];
      for (int part = 0; part < 2; part++) {
        for (int band = 0; band < Bands.COUNT; band++) {
          levels[part][band] = decibels(sum(means[part], band));
        }
      }
      return levels;
    }

    /** How chosen frames sound; frames beyond the end are left out. */
    Portrait portrait(boolean[] chosen) {
      boolean[] own = Arrays.copyOf(chosen, frames.count());
      return portrait(new Span(Portrait.LOUD, 0, measured.figures().seconds()), own);
    }

    private Portrait portrait(Span part, boolean[] chosen) {
      List<List<Double>> percentiles = new ArrayList<>();
      Portrait.LEVELS.forEach(level -> percentiles.add(new ArrayList<>()));
      double[] mid = frames.mean(frames.mid(), chosen);
      double[] side = frames.mean(frames.side(), chosen);
      List<Double> mids = new ArrayList<>();
      List<Double> sides = new ArrayList<>();
      double[] sorted = new double[frames.count()];
      for (int band = 0; band < Bands.COUNT; band++) {
        mids.add(decibels(sum(mid, band)));
        sides.add(decibels(sum(side, band)));
        int count = 0;
        for (int frame = 0; frame < chosen.length; frame++) {
          if (chosen[frame]) {
            sorted[count++] =
                frames.band(frames.mid(), frame, band) + frames.band(frames.side(), frame, band);
          }
        }
        Arrays.sort(sorted, 0, count);
        for (int i = 0; i < percentiles.size(); i++) {
          int at = (int) Math.rint(Portrait.LEVELS.get(i) / 100 * (count - 1));
          percentiles.get(i).add(count == 0 ? Portrait.SILENT : decibels(sorted[at]));
        }
      }
      List<Double> crests = new ArrayList<>();
      for (int octave = 0; octaves != null && octave < Bands.OCTAVES; octave++) {
        int from = (int) Math.rint(10 * part.fromSeconds());
        int to = (int) Math.rint(10 * part.toSeconds());
        crests.add(octaves.crest(octave, from, Math.max(from + 1, to)));
      }
      return new Portrait(part, Bands.loudness(mid, side), mids, sides, percentiles, crests);
    }

    private static double sum(double[] parts, int band) {
      double sum = 0;
      for (int i = 0; i < Bands.PARTS; i++) {
        sum += parts[band * Bands.PARTS + i];
      }
      return sum;
    }

    static double decibels(double power) {
      return power < 1e-14 ? Portrait.SILENT : 0.5 * Exact.decibels(power);
    }
  }
}
