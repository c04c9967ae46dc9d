package org.songline.studio.server;

import java.util.List;
import java.util.Optional;
import org.songline.coach.Coach;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Nature;
import org.songline.coach.finding.Rule;
import org.songline.coach.finding.Severity;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.LinePlot.Across;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.time.FramePosition;
import org.songline.model.time.TickPosition;
import org.songline.studio.checking.Area;
import org.songline.studio.checking.Checking;
import org.songline.studio.checking.Reason;

/**
 * A finding as pages show it.
 *
 * @param looksFor what its rule looks for, and from where on it speaks
 * @param confidence 0 to 1
 * @param tracks the one it is about first
 * @param section empty when it is about the whole
 * @param from where it is in the song as it was heard
 * @param band empty when it is about all frequencies
 */
record FindingCard(
    String id,
    String title,
    Area area,
    Severity severity,
    Nature nature,
    double confidence,
    List<TrackId> tracks,
    Optional<String> section,
    TickPosition from,
    TickPosition to,
    Optional<Band> band,
    String text,
    String why,
    String advice,
    String looksFor,
    List<Figure> evidence,
    List<Offer> remedies,
    Optional<FindingPlot> plot) {

  /** Frequencies in hertz. */
  record Band(double fromHertz, double toHertz) {}

  /**
   * A measured figure.
   *
   * @param value empty when there is nothing to measure, such as the level of silence
   * @param limit from where on it counts; empty when it only informs
   */
  record Figure(String name, Optional<Double> value, String unit, Optional<Double> limit) {}

  /**
   * What would mend it.
   *
   * @param change one step, as it would be performed
   */
  record Offer(String text, Transaction change) {}

  /**
   * A picture of the evidence.
   *
   * @param across what the axis from left to right counts: {@code hertz}, {@code seconds} or empty
   * @param behind the range behind the lines
   */
  record FindingPlot(
      String title,
      String unit,
      String across,
      double left,
      double right,
      double low,
      double high,
      double step,
      List<PlotLine> lines,
      Optional<PlotRange> behind) {}

  record PlotLine(String name, List<Double> x, List<Double> y) {}

  record PlotRange(String name, List<Double> x, List<Double> low, List<Double> high) {}

  /**
   * What was found.
   *
   * @param revision of the song that was heard
   */
  record Checked(long revision, List<FindingCard> findings) {}

  static Checked checked(Song song, long revision, List<Finding> findings) {
    return new Checked(revision, findings.stream().map(finding -> of(song, finding)).toList());
  }

  private static FindingCard of(Song song, Finding finding) {
    Reason reason = Reason.of(finding);
    var place = finding.place();
    return new FindingCard(
        finding.id(),
        reason.title(),
        reason.area(),
        finding.severity(),
        finding.nature(),
        finding.confidence(),
        place.tracks(),
        place.passage(),
        tick(song, place.fromSeconds()),
        tick(song, place.toSeconds()),
        place.band().map(band -> new Band(band.fromHertz(), band.toHertz())),
        finding.text(),
        reason.why(),
        finding.advice(),
        Coach.rule(finding.rule()).map(Rule::about).orElse(""),
        finding.evidence().stream().map(FindingCard::figure).toList(),
        finding.remedies().stream()
            .map(remedy -> new Offer(remedy.text(), Checking.transaction(finding, remedy)))
            .toList(),
        finding.plot().map(FindingCard::curves));
  }

  private static TickPosition tick(Song song, double seconds) {
    long frame = Math.max(0, Math.round(seconds * song.rate()));
    return song.tempoMap().tickAt(new FramePosition(frame), song.rate());
  }

  private static Figure figure(Evidence evidence) {
    return new Figure(
        evidence.name(), finite(evidence.value()), evidence.unit(), finite(evidence.limit()));
  }

  private static Optional<Double> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value + 0.0) : Optional.empty();
  }

  private static FindingPlot curves(LinePlot plot) {
    List<PlotLine> lines =
        plot.lines().stream()
            .map(line -> new PlotLine(line.name(), line.x(), within(plot, line.y())))
            .toList();
    Optional<PlotRange> behind =
        Optional.ofNullable(plot.band())
            .map(
                band ->
                    new PlotRange(
                        band.name(),
                        band.x(),
                        within(plot, band.low()),
                        within(plot, band.high())));
    double left = 0;
    double right = 0;
    String across = "";
    switch (plot.across()) {
      case Across.Frequency() -> {
        across = "hertz";
        left = 20;
        right = 20_000;
      }
      case Across.Time(double seconds) -> {
        across = "seconds";
        right = seconds;
      }
      case Across.Numbers(double first, double last, double _) -> {
        left = first;
        right = last;
      }
    }
    return new FindingPlot(
        plot.title(),
        plot.unit(),
        across,
        left,
        right,
        plot.from(),
        plot.to(),
        plot.step(),
        lines,
        behind);
  }

  /** What leaves the picture, by as much as a step, so that it is told in finite numbers. */
  private static List<Double> within(LinePlot plot, List<Double> values) {
    double least = plot.from() - plot.step();
    return values.stream()
        .map(value -> value.isNaN() ? least : Math.clamp(value, least, plot.to() + plot.step()))
        .toList();
  }
}
