package org.songline.measure;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.peak.TruePeak;
import org.songline.measure.curve.Curve;
import org.songline.measure.curve.WaveformMeter;
import org.songline.measure.fault.FaultMeter;
import org.songline.measure.hearing.CochleagramMeter;
import org.songline.measure.level.ChannelMeter;
import org.songline.measure.level.DynamicsMeter;
import org.songline.measure.level.PairMeter;
import org.songline.measure.loudness.ChannelLayout;
import org.songline.measure.loudness.Loudness;
import org.songline.measure.music.HarmonyMeter;
import org.songline.measure.music.KeyFinder;
import org.songline.measure.music.OnsetMeter;
import org.songline.measure.pitch.PitchMeter;
import org.songline.measure.spectrum.FrameListener;
import org.songline.measure.spectrum.LevelDistributionMeter;
import org.songline.measure.spectrum.SpectrumMeter;

/**
 * Measures a stream of frames in one pass: feed it with {@link #accept}, then take {@link #finish}.
 * The stream is cut into blocks of 100 ms whatever the calls, so the figures are bit-identical
 * however it arrives. Memory grows by some 150 KB a minute for {@link Part#TEMPO} and {@link
 * Part#PITCH} each, by 190 for {@link Part#HEARING}, and by under 30 for the rest.
 */
public final class Measurer {
  private static final int BLOCKS_PER_SECOND = 10;
  private static final float AUDIBLE = 0.001f;

  final int sampleRate;
  final Set<Part> parts;
  final Loudness loudness;
  final ChannelMeter[] channels;
  final TruePeak[] truePeaks;
  final @Nullable PairMeter pair;
  final @Nullable WaveformMeter waveform;
  final @Nullable SpectrumMeter spectrum;
  final @Nullable KeyFinder key;
  final @Nullable HarmonyMeter harmony;
  final @Nullable OnsetMeter onsets;
  final @Nullable CochleagramMeter hearing;
  final @Nullable PitchMeter pitch;
  final TruePeak[] ituPeaks;
  final @Nullable LevelDistributionMeter distribution;
  final @Nullable FaultMeter faults;
  final @Nullable DynamicsMeter dynamics;

  /** The largest sample and the mean square of each block. */
  final Curve blockPeaks = new Curve();

  final Curve blockSquares = new Curve();
  long frames;
  long firstAudible = -1;
  long lastAudible = -1;
  long notNumbers;

  private final float[][] block;
  private int fill;
  private long blocks;
  private int blockFrames;
  private boolean finished;

  /**
   * @param sampleRate in Hz, 4000 to 10,000,000
   */
  public Measurer(int sampleRate, ChannelLayout layout, Set<Part> parts) {
    this.sampleRate = sampleRate;
    this.parts = Set.copyOf(parts);
    int count = layout.channels();
    loudness = new Loudness(sampleRate, layout);
    channels = new ChannelMeter[count];
    truePeaks = new TruePeak[parts.contains(Part.TRUE_PEAK) ? count : 0];
    for (int c = 0; c < count; c++) {
      channels[c] = new ChannelMeter(c);
    }
    for (int c = 0; c < truePeaks.length; c++) {
      truePeaks[c] = TruePeak.fine();
    }
    ituPeaks = new TruePeak[parts.contains(Part.ITU_TRUE_PEAK) ? count : 0];
    for (int c = 0; c < ituPeaks.length; c++) {
      ituPeaks[c] = TruePeak.itu();
    }
    int longest = sampleRate / BLOCKS_PER_SECOND + 1;
    distribution =
        parts.contains(Part.DISTRIBUTION) ? new LevelDistributionMeter(sampleRate, count) : null;
    faults = parts.contains(Part.FAULTS) ? new FaultMeter(sampleRate, count, longest) : null;
    dynamics = parts.contains(Part.DYNAMICS) ? new DynamicsMeter(sampleRate, count, longest) : null;
    boolean draws = parts.contains(Part.CURVES);
    pair = count < 2 ? null : new PairMeter(draws);
    waveform = draws ? new WaveformMeter(count) : null;
    hearing = parts.contains(Part.HEARING) ? new CochleagramMeter(sampleRate, count) : null;
    pitch = parts.contains(Part.PITCH) ? new PitchMeter(sampleRate) : null;
    boolean sections = parts.contains(Part.SECTIONS);
    onsets = sections || parts.contains(Part.TEMPO) ? new OnsetMeter(sampleRate) : null;
    double binHertz = SpectrumMeter.binHertz(sampleRate);
    KeyFinder tones = sections || parts.contains(Part.KEY) ? new KeyFinder(binHertz) : null;
    HarmonyMeter chords = sections ? new HarmonyMeter(binHertz) : null;
    key = tones;
    harmony = chords;
    spectrum =
        tones != null || parts.contains(Part.SPECTRUM)
            ? new SpectrumMeter(sampleRate, count, listener(tones, chords))
            : null;
    block = new float[count][longest];
    blockFrames = blockFrames();
  }

  public Measurer(int sampleRate, int channels, Set<Part> parts) {
    this(sampleRate, ChannelLayout.of(channels), parts);
  }

  private static FrameListener listener(@Nullable KeyFinder key, @Nullable HarmonyMeter harmony) {
    return power -> {
      if (key != null) {
        key.frame(power);
      }
      if (harmony != null) {
        harmony.frame(power);
      }
    };
  }

  private int blockFrames() {
    return (int) (boundary(blocks + 1) - boundary(blocks));
  }

  private long boundary(long at) {
    return (at * sampleRate + BLOCKS_PER_SECOND / 2) / BLOCKS_PER_SECOND;
  }

  /**
   * Takes the next frames.
   *
   * @param interleaved samples, full scale 1; those that are no numbers are counted and taken as 0
   * @param offset index of the first sample
   * @param count frames
   */
  public void accept(float[] interleaved, int offset, int count) {
    int stride = channels.length;
    Objects.checkFromIndexSize(offset, count * stride, interleaved.length);
    int at = offset;
    for (int left = count; left > 0; ) {
      int n = Math.min(left, blockFrames - fill);
      if (stride == 2) {
        split(interleaved, at, n);
      } else {
        for (int c = 0; c < stride; c++) {
          float[] x = block[c];
          for (int i = 0; i < n; i++) {
            x[fill + i] = interleaved[at + i * stride + c];
          }
        }
      }
      at += n * stride;
      left -= n;
      fill += n;
      if (fill == blockFrames) {
        endBlock();
      }
    }
  }

  private void split(float[] interleaved, int at, int n) {
    float[] left = block[0];
    float[] right = block[1];
    for (int i = 0; i < n; i++) {
      left[fill + i] = interleaved[at + 2 * i];
      right[fill + i] = interleaved[at + 2 * i + 1];
    }
  }

  private void endBlock() {
    int n = fill;
    double squares = 0;
    float peak = 0;
    for (int c = 0; c < channels.length; c++) {
      notNumbers += channels[c].accept(block[c], n);
      squares += channels[c].blockSquares();
      peak = Math.max(peak, channels[c].blockPeak());
    }
    for (int c = 0; c < truePeaks.length; c++) {
      truePeaks[c].add(block[c], 0, 1, n);
    }
    for (int c = 0; c < ituPeaks.length; c++) {
      ituPeaks[c].add(block[c], 0, 1, n);
    }
    loudness.accept(block, 0, n);
    if (pair != null) {
      pair.accept(block[0], block[1], n, channels[0].blockSquares(), channels[1].blockSquares());
    }
    if (waveform != null) {
      waveform.accept(block, n);
    }
    if (spectrum != null) {
      spectrum.accept(block, n);
    }
    if (onsets != null) {
      onsets.accept(block, n);
    }
    if (hearing != null) {
      hearing.accept(block, n);
    }
    if (pitch != null) {
      pitch.accept(block, n);
    }
    if (distribution != null) {
      distribution.accept(block, 0, n);
    }
    if (faults != null) {
      faults.accept(block, n);
    }
    if (dynamics != null) {
      dynamics.accept(block, n);
    }
    blockPeaks.add(peak);
    blockSquares.add(squares / n / channels.length);
    if (peak > AUDIBLE) {
      audible(n);
    }
    frames += n;
    fill = 0;
    blocks++;
    blockFrames = blockFrames();
  }

  private void audible(int n) {
    if (firstAudible < 0) {
      int i = 0;
      while (!audibleAt(i)) {
        i++;
      }
      firstAudible = frames + i;
    }
    int i = n - 1;
    while (!audibleAt(i)) {
      i--;
    }
    lastAudible = frames + i;
  }

  private boolean audibleAt(int i) {
    for (float[] x : block) {
      if (Math.abs(x[i]) > AUDIBLE) {
        return true;
      }
    }
    return false;
  }

  /** Ends the stream and gives what was measured. */
  public Measured finish() {
    if (finished) {
      throw new IllegalStateException("the stream has ended already");
    }
    finished = true;
    if (fill > 0) {
      endBlock();
    }
    for (ChannelMeter channel : channels) {
      channel.finish();
    }
    for (TruePeak truePeak : truePeaks) {
      truePeak.finish();
    }
    for (TruePeak ituPeak : ituPeaks) {
      ituPeak.finish();
    }
    if (spectrum != null) {
      spectrum.finish();
    }
    if (onsets != null) {
      onsets.finish();
    }
    if (distribution != null) {
      distribution.finish();
    }
    return new Conclusion(this).measured();
  }
}
