package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.pitch.PitchTracker;
import org.songline.measure.pitch.Pitch;
import org.songline.measure.pitch.PitchCurve;
import org.songline.measure.pitch.Tone;

/**
 * The pitch of one voice over time: its line, its notes behind it, and below how clear it is.
 *
 * @param name of the sound, as its user knows it
 * @param seconds length of the sound
 */
public record PitchPlot(String name, Pitch pitch, PitchCurve curve, double seconds)
    implements Picture {
  /** The size the picture is made for. */
  public static final double WIDTH = 1200;

  public static final double HEIGHT = 640;

  private static final double MARGIN = 24;
  private static final double GAP = 12;
  private static final double CLARITY = 150;
  private static final double CONCERT = 440;
  private static final int MARKS = 10;

  /** Up to so many semitones each has its mark. */
  private static final int FEW = 16;

  private static final double NOTE = 0.42;
  private static final List<Integer> NATURAL = List.of(0, 2, 4, 5, 7, 9, 11);

  @Override
  public void draw(Canvas canvas, Box box) {
    canvas.box(box.x(), box.y(), box.width(), box.height(), 0, Theme.BACKGROUND);
    Box page = box.inside(MARGIN, MARGIN, MARGIN, MARGIN);
    double height = page.height() - CLARITY - GAP;
    pitches(canvas, new Box(page.x(), page.y(), page.width(), height));
    clarity(canvas, new Box(page.x(), page.bottom() - CLARITY, page.width(), CLARITY));
  }

  private void pitches(Canvas canvas, Box box) {
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int i = 0; i < curve.count(); i++) {
      if (curve.voiced(i)) {
        lowest = Math.min(lowest, (int) Math.floor(curve.keys()[i]));
        highest = Math.max(highest, (int) Math.ceil(curve.keys()[i]));
      }
    }
    if (lowest > highest) {
      lowest = 57;
      highest = 69;
    }
    Panel panel =
        Panel.draw(
            canvas,
            box,
            name,
            about(),
            List.of(new Panel.Entry("pitch", Theme.ACCENT), new Panel.Entry("notes", Theme.SECOND)),
            Axis.time(seconds, MARKS),
            keys(lowest - 1, highest + 1));
    canvas.clip(panel.plot());
    for (Pitch.Note note : pitch.notes()) {
      double key = PitchTracker.semitones(note.tone().hertz(), CONCERT);
      double left = panel.x(note.startSeconds());
      double top = panel.y(key + NOTE);
      canvas.box(
          left,
          top,
          Math.max(1, panel.x(note.endSeconds()) - left),
          panel.y(key - NOTE) - top,
          2,
          Theme.fade(Theme.SECOND, 0.35));
    }
    for (int from = 0; from < curve.count(); from++) {
      int to = from;
      while (to < curve.count() && curve.voiced(to)) {
        to++;
      }
      line(canvas, panel, curve.keys(), from, to, Theme.ACCENT);
      from = Math.max(from, to);
    }
    canvas.unclip();
  }

  private String about() {
    Pitch.Tuning tuning = pitch.tuning();
    return tuning == null
        ? "nothing has a pitch"
        : "notes over time, tuned to A = " + Figures.plain(tuning.a4Hertz(), 1) + " Hz";
  }

  private void line(Canvas canvas, Panel panel, double[] values, int from, int to, int colour) {
    int count = to - from;
    if (count < 2) {
      return;
    }
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = panel.x(curve.seconds(from + i));
      y[i] = panel.y(values[from + i]);
    }
    canvas.line(x, y, count, 1.6, colour);
  }

  /** Notes by name. */
  private static Axis keys(int from, int to) {
    List<Double> ticks = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    boolean wide = to - from > 2 * FEW;
    for (int key = from; key <= to; key++) {
      int place = Math.floorMod(key, 12);
      if (to - from <= FEW || (wide ? place == 0 || place == 7 : NATURAL.contains(place))) {
        ticks.add((double) key);
        labels.add(Tone.name(key));
      }
    }
    return new Axis(from, to, false, ticks, labels);
  }

  private void clarity(Canvas canvas, Box box) {
    Panel panel =
        Panel.draw(
            canvas,
            box,
            "Clarity",
            "% of one period in the next",
            List.of(),
            Axis.time(seconds, MARKS),
            Axis.steps(0, 100, 25));
    double[] percent = new double[curve.count()];
    for (int i = 0; i < percent.length; i++) {
      percent[i] = 100 * curve.clarity()[i];
    }
    canvas.clip(panel.plot());
    line(canvas, panel, percent, 0, percent.length, Theme.hue(1));
    canvas.unclip();
  }
}
