package org.songline.measure.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;

/** Finds what is broken in a stream, in one pass and in constant memory. */
public final class FaultMeter {
  private static final double NO_OFFSET = 1e-6;

  private final int channels;
  private final OversMeter overs;
  private final ClickMeter[] clicks;
  private final DropoutMeter[] dropouts;
  private final OffsetMeter[] offsets;
  private final HumMeter hum;

  /**
   * @param longest the most frames that are given at once
   */
  public FaultMeter(int sampleRate, int channels, int longest) {
    this.channels = channels;
    overs = new OversMeter(sampleRate, channels);
    clicks = new ClickMeter[channels];
    dropouts = new DropoutMeter[channels];
    offsets = new OffsetMeter[channels];
    Arrays.setAll(clicks, c -> new ClickMeter(c, sampleRate));
    Arrays.setAll(dropouts, c -> new DropoutMeter(c, sampleRate));
    Arrays.setAll(offsets, c -> new OffsetMeter(sampleRate));
    hum = new HumMeter(sampleRate, channels, longest);
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[][] planar, int count) {
    overs.accept(planar, count);
    for (int c = 0; c < channels; c++) {
      clicks[c].accept(planar[c], count);
      dropouts[c].accept(planar[c], count);
      offsets[c].accept(planar[c], count);
    }
    hum.accept(planar, count);
  }

  /**
   * Ends the stream.
   *
   * @param correlation of left and right; null for mono
   * @param silences inside the sound
   * @param power of the averaged spectrum by bin; null when it was not measured
   * @param binHertz from bin to bin
   */
  public SoundFaults finish(
      @Nullable Double correlation,
      List<Silence> silences,
      double @Nullable [] power,
      double binHertz) {
    List<Click> clickPlaces = new ArrayList<>();
    List<Dropout> dropoutPlaces = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      clickPlaces.addAll(clicks[c].places());
      dropoutPlaces.addAll(dropouts[c].places());
    }
    clickPlaces.sort(Comparator.comparingDouble(Click::seconds));
    dropoutPlaces.sort(Comparator.comparingDouble(Dropout::seconds));
    return new SoundFaults(
        overs.finish(),
        hum.hum(),
        sum(clicks, ClickMeter::count),
        clickPlaces,
        sum(dropouts, DropoutMeter::count),
        dropoutPlaces,
        offset(),
        correlation != null && correlation > 0.9995,
        silences,
        power == null ? null : BandEnd.find(power, binHertz));
  }

  private static <T> long sum(T[] meters, ToLongFunction<T> count) {
    return Arrays.stream(meters).mapToLong(count).sum();
  }

  private Offset offset() {
    OffsetMeter worst = offsets[0];
    double median = 0;
    for (OffsetMeter meter : offsets) {
      worst = meter.worst() > worst.worst() ? meter : worst;
      median = Math.max(median, meter.median());
    }
    return new Offset(
        worst.worst() < NO_OFFSET ? null : (Double) Exact.decibels(worst.worst()),
        worst.worst() < NO_OFFSET ? 0 : worst.worstSecond(),
        median <= NO_OFFSET ? null : (Double) Exact.decibels(median));
  }
}
