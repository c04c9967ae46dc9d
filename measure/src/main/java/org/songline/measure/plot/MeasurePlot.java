package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Curves;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.fault.SoundFaults;
import org.songline.measure.music.Music;
import org.songline.measure.plot.Canvas.Align;
import org.songline.measure.spectrum.LevelBand;

/**
 * The whole sheet of one sound: the figures that matter, waveform, loudness over time, spectrum and
 * stereo image. What was not measured leaves its place to the others.
 *
 * @param name of the sound, as its user knows it
 * @param sections of the song as its maker knows them; when empty, those that were heard are shown
 */
public record MeasurePlot(String name, Measured measured, List<Span> sections) implements Picture {
  /** The size the sheet is made for. */
  public static final double WIDTH = 1200;

  public static final double HEIGHT = 1240;

  /** Of the spread of levels, at the bottom. */
  private static final double SPREAD = 268;

  private static final double GAP = 12;
  private static final double MARGIN = 24;

  public MeasurePlot {
    sections = List.copyOf(sections);
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    canvas.box(box.x(), box.y(), box.width(), box.height(), 0, Theme.BACKGROUND);
    Box page = box.inside(MARGIN, MARGIN, MARGIN, MARGIN);
    Measurement figures = measured.figures();
    Curves curves = measured.curves();
    Music music = figures.music();
    canvas.text(name, page.x(), page.y() + 16, 18, true, Align.LEFT, Theme.TEXT);
    canvas.text(
        format(figures),
        page.right(),
        page.y() + 15,
        Theme.BODY,
        false,
        Align.RIGHT,
        Theme.TEXT_SOFT);
    tiles(canvas, new Box(page.x(), page.y() + 34, page.width(), 62));
    double y = page.y() + 34 + 62 + GAP;
    var sixths = curves.sixths();
    if (sixths != null) {
      spread(
          canvas, sixths.rows(), new Box(page.x(), page.bottom() - SPREAD, page.width(), SPREAD));
      page = new Box(page.x(), page.y(), page.width(), page.height() - SPREAD - GAP);
    }
    double left = page.bottom() - y;
    var waveform = curves.waveform();
    var spectrum = curves.spectrum();
    double unit =
        (left - 2 * GAP) / ((waveform == null ? 0 : 2) + 3 + (spectrum == null ? 0 : 4.4));
    if (waveform != null) {
      double height = 2 * unit;
      new WaveformPlot(
              "Waveform",
              waveform,
              figures.sampleRateHz(),
              figures.seconds(),
              figures.faults().clips(),
              music == null || music.beats() == null ? List.of() : music.beats().seconds(),
              places(figures.soundFaults()))
          .draw(canvas, new Box(page.x(), y, page.width(), height));
      y += height + GAP;
    }
    new LoudnessPlot(
            "Loudness",
            List.of(
                new LoudnessPlot.Curve(
                    name, curves.loudness(), figures.loudness().integratedLufs())),
            spans(music))
        .draw(canvas, new Box(page.x(), y, page.width(), 3 * unit));
    y += 3 * unit + GAP;
    if (spectrum != null) {
      double height = page.bottom() - y;
      int[] cloud = curves.cloud();
      var stereo = figures.stereo();
      boolean image = cloud != null && stereo != null;
      double width = image ? page.width() - 300 - GAP : page.width();
      double correlation = image ? 0.38 * height : 0;
      new SpectrumPlot("Spectrum", List.of(new SpectrumPlot.Curve(name, spectrum)))
          .draw(canvas, new Box(page.x(), y, width, height - correlation - (image ? GAP : 0)));
      if (cloud != null && stereo != null) {
        new CorrelationPlot("Correlation", spectrum)
            .draw(canvas, new Box(page.x(), page.bottom() - correlation, width, correlation));
        new StereoPlot("Stereo image", cloud, stereo.correlation())
            .draw(canvas, new Box(page.right() - 300, y, 300, height));
      }
    }
  }

  private List<Span> spans(@Nullable Music music) {
    if (!sections.isEmpty() || music == null) {
      return sections;
    }
    return music.sections().stream()
        .map(each -> new Span(each.label(), each.startSeconds(), each.endSeconds()))
        .toList();
  }

  /** The spread of mid, and of side when there is any. */
  private static void spread(Canvas canvas, List<LevelBand> rows, Box box) {
    List<PercentilePlot.Point> mid = new ArrayList<>();
    List<PercentilePlot.Point> side = new ArrayList<>();
    double top = -60;
    for (LevelBand row : rows) {
      var inMid = row.mid();
      var inSide = row.side();
      if (inMid != null) {
        mid.add(new PercentilePlot.Point(row.hertz(), inMid));
        top = Math.max(top, inMid.p100());
      }
      if (inSide != null) {
        side.add(new PercentilePlot.Point(row.hertz(), inSide));
        top = Math.max(top, inSide.p100());
      }
    }
    double ceiling = 6 * Math.ceil((top + 2) / 6);
    if (side.isEmpty()) {
      new PercentilePlot("Spread of levels", mid, ceiling).draw(canvas, box);
      return;
    }
    double half = (box.width() - GAP) / 2;
    new PercentilePlot("Spread, mid", mid, ceiling)
        .draw(canvas, new Box(box.x(), box.y(), half, box.height()));
    new PercentilePlot("Spread, side", side, ceiling)
        .draw(canvas, new Box(box.right() - half, box.y(), half, box.height()));
  }

  private static List<Double> places(@Nullable SoundFaults faults) {
    List<Double> places = new ArrayList<>();
    if (faults != null) {
      faults.overs().places().forEach(over -> places.add(over.seconds()));
      faults.clickPlaces().forEach(click -> places.add(click.seconds()));
      faults.dropoutPlaces().forEach(dropout -> places.add(dropout.seconds()));
    }
    return places;
  }

  private static String format(Measurement m) {
    String channels =
        switch (m.channels()) {
          case 1 -> "mono";
          case 2 -> "stereo";
          default -> m.channels() + " channels";
        };
    int decimals = m.sampleRateHz() % 1000 == 0 ? 0 : m.sampleRateHz() % 100 == 0 ? 1 : 3;
    String rate = Figures.plain(m.sampleRateHz() / 1000.0, decimals) + " kHz";
    return Axis.clock(m.seconds(), true) + "  \u00b7  " + rate + "  \u00b7  " + channels;
  }

  private void tiles(Canvas canvas, Box row) {
    Measurement m = measured.figures();
    var tempo = m.tempo();
    var key = m.key();
    String range = Figures.plain(m.loudness().rangeLu(), 1);
    String[][] tiles = {
      {"Integrated", Figures.plain(m.loudness().integratedLufs(), 1), "LUFS"},
      {"Short-term max", Figures.plain(m.loudness().shortTermMaxLufs(), 1), "LUFS"},
      {"Momentary max", Figures.plain(m.loudness().momentaryMaxLufs(), 1), "LUFS"},
      {"Loudness range", range, "LU"},
      {"True peak", Figures.plain(m.levels().truePeakDbtp(), 1), "dBTP"},
      {"Peak to loudness", Figures.plain(m.levels().plrLu(), 1), "LU"},
      {"Tempo", tempo == null ? Figures.NONE : Figures.plain(tempo.bpm(), 1), "BPM"},
      {"Key", key == null ? Figures.NONE : key.name(), ""},
    };
    double width = (row.width() - GAP * (tiles.length - 1)) / tiles.length;
    for (int i = 0; i < tiles.length; i++) {
      double x = row.x() + i * (width + GAP);
      Panel.surface(canvas, new Box(x, row.y(), width, row.height()));
      String value = tiles[i][1];
      double size = Theme.width(value, 22, true) > width - 24 ? 17 : 22;
      canvas.text(
          tiles[i][0], x + 12, row.y() + 20, Theme.LABEL, false, Align.LEFT, Theme.TEXT_FAINT);
      canvas.text(value, x + 12, row.y() + 47, size, true, Align.LEFT, Theme.TEXT);
      canvas.text(
          tiles[i][2],
          x + width - 12,
          row.y() + 47,
          Theme.LABEL,
          false,
          Align.RIGHT,
          Theme.TEXT_SOFT);
    }
  }
}
