package org.songline.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.peak.TruePeak;
import org.songline.measure.fault.Silence;
import org.songline.measure.fault.SoundFaults;
import org.songline.measure.level.ChannelMeter;
import org.songline.measure.level.ClipRun;
import org.songline.measure.level.PairMeter;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.music.BeatFinder;
import org.songline.measure.music.Beats;
import org.songline.measure.music.HarmonicChange;
import org.songline.measure.music.Music;
import org.songline.measure.music.Structure;
import org.songline.measure.pitch.NoteFinder;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.Spectrum;
import org.songline.measure.spectrum.SpectrumMeter;

/** Turns what a measurer collected into figures. */
final class Conclusion {
  private static final int SHORT_TERM_BLOCKS = LoudnessSeries.SHORT_TERM_STEPS;
  private static final double BLOCK_SECONDS = 0.1;
  private static final double LONG_SILENCE_BLOCKS = 20;

  /** -70 dB. */
  private static final double SILENT_PEAK = 0.000316;

  private static final double LOUD_ENOUGH_LU = 10;
  private static final double FLOOR_SHARE = 0.1;

  /** A mean so small is the rounding of sums, not an offset. */
  private static final double NO_OFFSET = 1e-9;

  private final Measurer from;
  private final LoudnessSeries series;
  private final double[] psrCurve;
  private final @Nullable Spectrum spectrum;

  Conclusion(Measurer from) {
    this.from = from;
    series = from.loudness.series();
    psrCurve = psrCurve();
    spectrum = from.spectrum == null ? null : from.spectrum.spectrum();
  }

  Measured measured() {
    boolean wanted = from.parts.contains(Part.SPECTRUM);
    boolean draws = from.parts.contains(Part.CURVES);
    var plain = from.key == null ? null : from.key.key();
    double cents = plain == null ? 0 : plain.tuningCents();
    var pulse =
        from.onsets == null ? null : BeatFinder.find(from.onsets, harmony(cents)).orElse(null);
    var structure = structure(pulse, cents);
    var key = from.key == null || structure == null ? plain : from.key.key(structure.phraseBass());
    var voice = from.pitch == null ? null : from.pitch.finish();
    var figures =
        new Measurement(
            from.sampleRate,
            from.channels.length,
            from.frames,
            seconds(from.frames),
            loudness(),
            levels(),
            faults(),
            from.pair == null ? null : stereo(from.pair),
            wanted && from.spectrum != null ? from.spectrum.stereoBands() : List.of(),
            soundFaults(),
            from.distribution == null ? null : from.distribution.noiseFloor(),
            from.dynamics == null ? null : from.dynamics.finish(series, from.loudness.integrated()),
            wanted && from.spectrum != null && spectrum != null
                ? balance(from.spectrum, spectrum)
                : null,
            pulse == null ? null : pulse.tempo(),
            key,
            music(pulse, structure),
            voice == null ? null : NoteFinder.find(voice));
    var curves =
        new Curves(
            series,
            from.waveform == null ? null : from.waveform.waveform(),
            wanted ? spectrum : null,
            draws && from.pair != null ? from.pair.correlationCurve() : null,
            draws && from.pair != null ? from.pair.cloud() : null,
            from.hearing == null ? null : from.hearing.finish(),
            voice == null ? null : voice.curve(),
            psrCurve,
            from.distribution == null ? null : from.distribution.sixths(),
            from.distribution == null ? null : from.distribution.thirds());
    return new Measured(figures, curves);
  }

  private @Nullable Music music(BeatFinder.@Nullable Pulse pulse, @Nullable Structure structure) {
    if (from.onsets == null) {
      return null;
    }
    if (structure != null) {
      return new Music(structure.barred(), from.onsets.onsets(), structure.sections());
    }
    Beats beats = pulse == null ? null : pulse.beats().orElse(null);
    return new Music(beats, from.onsets.onsets(), List.of());
  }

  private @Nullable Structure structure(BeatFinder.@Nullable Pulse pulse, double cents) {
    if (from.onsets == null || from.harmony == null || from.harmony.frames() == 0) {
      return null;
    }
    return new Structure(
        pulse == null ? null : pulse.beats().orElse(null),
        from.onsets,
        from.harmony,
        harmonySeconds(),
        cents,
        seconds(from.frames));
  }

  private @Nullable HarmonicChange harmony(double cents) {
    return from.harmony == null || from.harmony.frames() == 0
        ? null
        : new HarmonicChange(from.harmony, harmonySeconds(), cents);
  }

  /** From one frame of the harmony to the next: half a window of the spectrum. */
  private double harmonySeconds() {
    return 0.5 / SpectrumMeter.binHertz(from.sampleRate);
  }

  private double seconds(double frames) {
    return frames / from.sampleRate;
  }

  private double seconds(long frames) {
    return seconds((double) frames);
  }

  private Measurement.Loudness loudness() {
    var meter = from.loudness;
    var range = meter.range();
    return new Measurement.Loudness(
        finite(meter.integrated()),
        finite(meter.momentaryMax()),
        finite(meter.shortTermMax()),
        range.isPresent() ? (Double) range.getAsDouble() : null,
        meter.rangeSettled());
  }

  private Measurement.Levels levels() {
    List<Measurement.Channel> byChannel = new ArrayList<>();
    double samplePeak = 0;
    double truePeak = 0;
    double squares = 0;
    boolean hasTruePeak = from.truePeaks.length > 0;
    for (int c = 0; c < from.channels.length; c++) {
      ChannelMeter channel = from.channels[c];
      double peak = channel.samplePeak();
      samplePeak = Math.max(samplePeak, peak);
      squares += channel.meanSquare() / from.channels.length;
      Double dbtp = null;
      Double dbtpAt = null;
      if (hasTruePeak) {
        double found = from.truePeaks[c].peak();
        truePeak = Math.max(truePeak, found);
        dbtp = decibels(found);
        dbtpAt = dbtp == null ? null : (Double) seconds(from.truePeaks[c].peakFrame());
      }
      byChannel.add(
          new Measurement.Channel(
              dbtp,
              dbtpAt,
              decibels(peak),
              peak == 0 ? null : (Double) seconds(channel.samplePeakFrame()),
              decibels(Math.sqrt(channel.meanSquare())),
              channel.mean()));
    }
    Double highest = decibels(hasTruePeak ? truePeak : samplePeak);
    Double integrated = finite(from.loudness.integrated());
    Double rms = decibels(Math.sqrt(squares));
    Double peak = decibels(samplePeak);
    return new Measurement.Levels(
        hasTruePeak ? highest : null,
        ituPeak(),
        peak,
        rms,
        difference(highest, integrated),
        psr(),
        difference(peak, rms),
        noiseFloor(),
        byChannel);
  }

  private @Nullable Double ituPeak() {
    double most = 0;
    for (TruePeak peak : from.ituPeaks) {
      most = Math.max(most, peak.peak());
    }
    return decibels(most);
  }

  private @Nullable Double psr() {
    double least = Double.POSITIVE_INFINITY;
    for (double psr : psrCurve) {
      if (psr < least) {
        least = psr;
      }
    }
    return finite(least);
  }

  private double[] psrCurve() {
    double gate = from.loudness.integrated() - LOUD_ENOUGH_LU;
    float[] shortTerm = series.shortTermLufs();
    double[] curve = new double[shortTerm.length];
    for (int i = 0; i < curve.length; i++) {
      curve[i] = Double.NaN;
      if (i >= SHORT_TERM_BLOCKS - 1 && shortTerm[i] >= gate) {
        double peak = 0;
        for (int k = i - SHORT_TERM_BLOCKS + 1; k <= i; k++) {
          peak = Math.max(peak, from.blockPeaks.get(k));
        }
        curve[i] = Exact.decibels(peak) - shortTerm[i];
      }
    }
    return curve;
  }

  private @Nullable SoundFaults soundFaults() {
    if (from.faults == null) {
      return null;
    }
    var meter = from.spectrum;
    return from.faults.finish(
        from.pair == null ? null : finite(from.pair.correlation()),
        silences(),
        meter == null ? null : meter.averagePower(),
        SpectrumMeter.binHertz(from.sampleRate));
  }

  /** Stretches of whole blocks inside the sound. */
  private List<Silence> silences() {
    List<Silence> found = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i < from.blockPeaks.size(); i++) {
      if (from.blockPeaks.get(i) >= SILENT_PEAK) {
        if (begin > 0 && i - begin >= LONG_SILENCE_BLOCKS) {
          found.add(new Silence(begin * BLOCK_SECONDS, i * BLOCK_SECONDS));
        }
        begin = -1;
      } else if (begin < 0) {
        begin = i;
      }
    }
    return found;
  }

  private @Nullable Double noiseFloor() {
    double[] squares =
        Arrays.stream(from.blockSquares.toArray()).filter(s -> s > 0).sorted().toArray();
    int count = Math.max(1, (int) (squares.length * FLOOR_SHARE));
    if (squares.length == 0) {
      return null;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += squares[i];
    }
    return decibels(Math.sqrt(sum / count));
  }

  private Measurement.Faults faults() {
    long runs = 0;
    long clipped = 0;
    long overs = 0;
    double offset = 0;
    List<ClipRun> clips = new ArrayList<>();
    for (ChannelMeter channel : from.channels) {
      runs += channel.clipRuns();
      clipped += channel.clippedSamples();
      overs += channel.overs();
      clips.addAll(channel.clips());
      offset = Math.max(offset, Math.abs(channel.mean()));
    }
    clips.sort(Comparator.comparingLong(ClipRun::frame));
    boolean silent = from.firstAudible < 0;
    return new Measurement.Faults(
        runs,
        clipped,
        clips,
        overs,
        from.notNumbers,
        offset < NO_OFFSET ? null : decibels(offset),
        seconds(silent ? from.frames : from.firstAudible),
        seconds(silent ? from.frames : from.frames - 1 - from.lastAudible));
  }

  private Measurement.Stereo stereo(PairMeter pair) {
    double both = pair.leftSquares() + pair.rightSquares();
    Double low = null;
    if (spectrum != null) {
      low = lowCorrelation(spectrum);
    }
    return new Measurement.Stereo(
        finite(pair.correlation()),
        powerRatio(pair.rightSquares(), pair.leftSquares()),
        powerRatio(
            pair.sideSquares() < 1e-12 * pair.midSquares() ? 0 : pair.sideSquares(),
            pair.midSquares()),
        powerRatio(2 * pair.midSquares(), both),
        low);
  }

  /** Below 120 Hz, weighted by power. */
  private static @Nullable Double lowCorrelation(Spectrum spectrum) {
    double sum = 0;
    double weights = 0;
    for (Band band : spectrum.thirdOctaves()) {
      if (band.hertz() < 115 && band.correlation() != null) {
        double power = Exact.gain(2 * band.dbfs());
        sum += power * band.correlation();
        weights += power;
      }
    }
    return weights == 0 ? null : (Double) (sum / weights);
  }

  private static Measurement.@Nullable Balance balance(SpectrumMeter meter, Spectrum spectrum) {
    double all = meter.power(20, 20_000);
    if (all < 1e-18) {
      return null;
    }
    double power = 0;
    double moment = 0;
    for (Band band : spectrum.thirdOctaves()) {
      double p = Exact.gain(2 * band.dbfs());
      power += p;
      moment += p * band.hertz();
    }
    return new Measurement.Balance(
        share(meter, 20, 60, all),
        share(meter, 60, 250, all),
        share(meter, 250, 500, all),
        share(meter, 500, 2000, all),
        share(meter, 2000, 6000, all),
        share(meter, 6000, 20_000, all),
        slope(spectrum),
        moment / power);
  }

  private static double share(SpectrumMeter meter, double low, double high, double all) {
    return 0.5 * Exact.decibels(Math.max(1e-12, meter.power(low, high) / all));
  }

  /** The line of least squares through the third octaves from 100 Hz to 10 kHz. */
  private static double slope(Spectrum spectrum) {
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (Band band : spectrum.thirdOctaves()) {
      if (band.hertz() > 95 && band.hertz() < 10_500) {
        double x = Exact.log(band.hertz()) / Exact.log(2);
        n++;
        sx += x;
        sy += band.dbfs();
        sxx += x * x;
        sxy += x * band.dbfs();
      }
    }
    return n < 2 ? 0 : (n * sxy - sx * sy) / (n * sxx - sx * sx);
  }

  private static @Nullable Double powerRatio(double power, double reference) {
    return power <= 0 || reference <= 0 ? null : decibels(Math.sqrt(power / reference));
  }

  private static @Nullable Double difference(@Nullable Double a, @Nullable Double b) {
    return a == null || b == null ? null : (Double) (a - b);
  }

  private static @Nullable Double decibels(double linear) {
    return linear == 0 ? null : finite(Exact.decibels(linear));
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
