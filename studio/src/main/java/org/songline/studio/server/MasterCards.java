package org.songline.studio.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.mastering.reference.Bands;
import org.songline.mastering.reference.Portrait;
import org.songline.measure.Measurement;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.stereo.StereoBand;
import org.songline.studio.finish.SongMeasure;

/** What was measured, as pages show it: a figure that does not exist is empty. */
final class MasterCards {
  /** What silence is drawn as. */
  private static final double SILENT = -120;

  private MasterCards() {}

  /**
   * Figures of a whole; see {@link Measurement}.
   *
   * @param rangeSettled whether it is long enough for its range to stay
   */
  record SoundFigures(
      Optional<Double> integrated,
      Optional<Double> momentaryMax,
      Optional<Double> shortTermMax,
      Optional<Double> range,
      boolean rangeSettled,
      Optional<Double> truePeak,
      Optional<Double> samplePeak,
      Optional<Double> plr,
      Optional<Double> psr,
      Optional<Double> correlation,
      Optional<Double> lowCorrelation,
      Optional<Double> width,
      Optional<Double> balance,
      Optional<Double> monoLoss,
      Optional<Double> offset,
      long clipped) {
    static SoundFigures of(Measurement m) {
      Measurement.Stereo stereo = m.stereo();
      return new SoundFigures(
          maybe(m.loudness().integratedLufs()),
          maybe(m.loudness().momentaryMaxLufs()),
          maybe(m.loudness().shortTermMaxLufs()),
          maybe(m.loudness().rangeLu()),
          m.loudness().rangeSettled(),
          maybe(m.levels().truePeakDbtp()),
          maybe(m.levels().samplePeakDbfs()),
          maybe(m.levels().plrLu()),
          maybe(m.levels().psrLu()),
          maybe(stereo == null ? null : stereo.correlation()),
          maybe(stereo == null ? null : stereo.lowCorrelation()),
          maybe(stereo == null ? null : stereo.widthDb()),
          maybe(stereo == null ? null : stereo.balanceDb()),
          maybe(stereo == null ? null : stereo.monoLossDb()),
          maybe(m.faults().dcOffsetDbfs()),
          m.faults().clipRuns());
    }
  }

  /**
   * One third octave.
   *
   * @param level of mid and side together, dB of full scale
   * @param soft not reached a tenth of the time
   * @param loud exceeded a tenth of the time
   * @param width side over mid, dB
   */
  record BandCard(
      double hertz,
      double level,
      double soft,
      double loud,
      double width,
      Optional<Double> correlation) {}

  /** A section in seconds, with its loudness. */
  record PartCard(String name, double from, double to, double lufs) {}

  /** What a listener hears somewhere; see {@link org.songline.mastering.target.Heard}. */
  record HeardAt(
      String name, double gain, double lufs, double truePeak, double limited, double heldBack) {}

  /**
   * The song as it was measured.
   *
   * @param momentary LUFS of 400 ms, every tenth of a second
   * @param shortTerm LUFS of 3 s
   */
  record MeasuredSong(
      long revision,
      double seconds,
      SoundFigures figures,
      List<Double> momentary,
      List<Double> shortTerm,
      List<PartCard> parts,
      List<BandCard> bands,
      List<HeardAt> heard) {
    static MeasuredSong of(long revision, SongMeasure measure) {
      return new MeasuredSong(
          revision,
          measure.figures().seconds(),
          SoundFigures.of(measure.figures()),
          series(measure.loudness().momentaryLufs()),
          series(measure.loudness().shortTermLufs()),
          MasterCards.parts(measure.profile().sections()),
          MasterCards.bands(measure),
          MasterCards.heard(measure.figures()));
    }
  }

  static List<HeardAt> heard(Measurement m) {
    return MasterReport.heard(m).stream()
        .map(
            each ->
                new HeardAt(
                    each.name(),
                    each.gainDb() + 0.0,
                    each.lufs(),
                    each.truePeakDbtp(),
                    each.limitedDb(),
                    each.heldBackDb()))
        .toList();
  }

  static List<PartCard> parts(List<Portrait> sections) {
    return sections.stream()
        .map(
            each ->
                new PartCard(
                    each.part().name(),
                    each.part().fromSeconds(),
                    each.part().toSeconds(),
                    each.lufs()))
        .toList();
  }

  /** Levels of mid and side together by third octaves, dB. */
  static List<Double> levels(Portrait portrait) {
    List<Double> levels = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      double power =
          StrictMath.pow(10, portrait.mid().get(band) / 10)
              + StrictMath.pow(10, portrait.side().get(band) / 10);
      levels.add(Math.max(SILENT, 10 * StrictMath.log10(power)));
    }
    return levels;
  }

  /** Side over mid by third octaves, dB. */
  static List<Double> widths(Portrait portrait) {
    List<Double> widths = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      widths.add(portrait.width(band));
    }
    return widths;
  }

  private static List<BandCard> bands(SongMeasure measure) {
    Portrait whole = measure.profile().whole();
    List<Double> levels = levels(whole);
    List<BandCard> cards = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      double hertz = Bands.centre(band);
      cards.add(
          new BandCard(
              hertz,
              levels.get(band),
              Math.max(SILENT, measure.soft().get(band)),
              Math.max(SILENT, measure.loud().get(band)),
              whole.width(band),
              measure.bands().stream()
                  .filter(each -> Math.abs(each.hertz() / hertz - 1) < 0.02)
                  .findFirst()
                  .map(StereoBand::correlation)));
    }
    return cards;
  }

  private static List<Double> series(float[] lufs) {
    List<Double> values = new ArrayList<>(lufs.length);
    for (float value : lufs) {
      values.add(Math.max(SILENT, Math.rint(100.0 * value) / 100));
    }
    return values;
  }

  /** Seconds between two values of a series. */
  static double step() {
    return LoudnessSeries.STEP_SECONDS;
  }

  static Optional<Double> maybe(@Nullable Double value) {
    return Optional.ofNullable(value).filter(Double::isFinite);
  }
}
