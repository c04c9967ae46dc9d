package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import org.songline.measure.curve.Waveform;
import org.songline.measure.level.ClipRun;

/**
 * The waveform: peaks pale, mean level bright, one lane a channel (the first two), clipping marked.
 *
 * @param seconds length of the sound
 * @param beats where they are in seconds; marked below, every fourth or sixteenth where they are
 *     many
 * @param faults where something else is broken, in seconds
 */
public record WaveformPlot(
    String title,
    Waveform waveform,
    int sampleRateHz,
    double seconds,
    List<ClipRun> clips,
    List<Double> beats,
    List<Double> faults)
    implements Picture {
  private static final double LEAST_APART = 5;
  private static final int BEATS_PER_BAR = 4;

  public WaveformPlot {
    clips = List.copyOf(clips);
    beats = List.copyOf(beats);
    faults = List.copyOf(faults);
  }

  /** Without beats and other faults. */
  public WaveformPlot(
      String title, Waveform waveform, int sampleRateHz, double seconds, List<ClipRun> clips) {
    this(title, waveform, sampleRateHz, seconds, clips, List.of(), List.of());
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    int lanes = Math.min(2, waveform.channels());
    var across = Axis.time(seconds, (int) (box.width() / 70));
    double scale = scale();
    String top = scale == 1 ? "1" : "1/" + Math.round(1 / scale);
    String unit = scale == 1 ? "full scale" : "to " + top + " of full scale";
    var up =
        lanes == 1
            ? new Axis(-1, 1, false, List.of(-1.0, 0.0, 1.0), List.of("\u2212" + top, "0", top))
            : new Axis(-2, 2, false, List.of(-1.0, 1.0), List.of("R", "L"));
    List<Panel.Entry> legend = new ArrayList<>();
    if (!clips.isEmpty()) {
      legend.add(new Panel.Entry("Clipping", Theme.BAD));
    }
    if (!faults.isEmpty()) {
      legend.add(new Panel.Entry("Faults", Theme.SECOND));
    }
    legend.add(new Panel.Entry("Peak", Theme.fade(Theme.ACCENT, 0.45)));
    legend.add(new Panel.Entry("RMS", Theme.ACCENT));
    Panel panel = Panel.draw(canvas, box, title, unit, legend, across, up);
    canvas.clip(panel.plot());
    for (int c = 0; c < lanes; c++) {
      lane(canvas, panel, c, lanes == 1 ? 0 : 1 - 2 * c, 0.95 / scale);
    }
    if (lanes == 2) {
      canvas.line(
          panel.plot().x(), panel.y(0), panel.plot().right(), panel.y(0), 1, Theme.GRID_STRONG);
    }
    beats(canvas, panel);
    for (ClipRun clip : clips) {
      double x = panel.x((double) clip.frame() / sampleRateHz);
      Box plot = panel.plot();
      canvas.box(x - 0.5, plot.y(), 1, plot.height(), 0, Theme.fade(Theme.BAD, 0.12));
      canvas.box(x - 1, plot.y(), 2, 5, 0, Theme.BAD);
    }
    for (double at : faults) {
      double x = panel.x(at);
      Box plot = panel.plot();
      canvas.box(x - 0.5, plot.y(), 1, plot.height(), 0, Theme.fade(Theme.SECOND, 0.2));
      canvas.box(x - 1, plot.y(), 2, 5, 0, Theme.SECOND);
    }
    canvas.unclip();
  }

  private void beats(Canvas canvas, Panel panel) {
    Box plot = panel.plot();
    double apart = plot.width() / Math.max(1, beats.size());
    int step = 1;
    while (step * apart < LEAST_APART) {
      step *= BEATS_PER_BAR;
    }
    for (int i = 0; i < beats.size(); i += step) {
      canvas.box(panel.x(beats.get(i)) - 0.5, plot.bottom() - 6, 1, 6, 0, Theme.SECOND);
    }
  }

  /** Full scale, or the half, quarter or eighth of it that still holds a quiet sound. */
  private double scale() {
    float peak = 0;
    for (int c = 0; c < Math.min(2, waveform.channels()); c++) {
      for (int i = 0; i < waveform.parts(); i++) {
        peak = Math.max(peak, Math.max(waveform.high()[c][i], -waveform.low()[c][i]));
      }
    }
    double scale = 1;
    while (scale > 0.125 && peak < 0.95 * scale / 2) {
      scale /= 2;
    }
    return scale;
  }

  private void lane(Canvas canvas, Panel panel, int c, double middle, double gain) {
    int columns = (int) Math.max(1, Math.min(panel.plot().width() * 1.5, waveform.parts()));
    double[] x = new double[2 * columns];
    double[] peak = new double[2 * columns];
    double[] body = new double[2 * columns];
    double partSeconds = (double) waveform.framesPerPart() / sampleRateHz;
    for (int i = 0; i < columns; i++) {
      int from = (int) ((long) i * waveform.parts() / columns);
      int to = Math.max(from + 1, (int) ((i + 1L) * waveform.parts() / columns));
      double low = 0;
      double high = 0;
      double squares = 0;
      for (int k = from; k < to && k < waveform.parts(); k++) {
        low = Math.min(low, waveform.low()[c][k]);
        high = Math.max(high, waveform.high()[c][k]);
        squares += (double) waveform.rms()[c][k] * waveform.rms()[c][k] / (to - from);
      }
      double rms = Math.sqrt(squares);
      int back = 2 * columns - 1 - i;
      x[i] = panel.x(0.5 * (from + to) * partSeconds);
      x[back] = x[i];
      peak[i] = panel.y(middle + Math.min(0.97, gain * high)) - 0.3;
      peak[back] = panel.y(middle + Math.max(-0.97, gain * low)) + 0.3;
      body[i] = panel.y(middle + Math.min(0.97, gain * Math.min(rms, high)));
      body[back] = panel.y(middle - Math.min(0.97, gain * Math.min(rms, -low)));
    }
    canvas.area(x, peak, x.length, Theme.fade(Theme.ACCENT, 0.45));
    canvas.area(x, body, x.length, Theme.ACCENT);
  }
}
