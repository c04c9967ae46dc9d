package org.songline.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.measure.fault.SoundFaults;
import org.songline.measure.level.ClipRun;
import org.songline.measure.level.Dynamics;
import org.songline.measure.music.Key;
import org.songline.measure.music.Music;
import org.songline.measure.music.Tempo;
import org.songline.measure.pitch.Pitch;
import org.songline.measure.spectrum.NoiseFloor;
import org.songline.measure.stereo.StereoBand;

/**
 * Everything measured about one sound. A figure that does not exist (the loudness of silence, the
 * key of noise) or was not asked for is null.
 *
 * @param sampleRateHz frames a second
 * @param channels channels in a frame
 * @param frames length
 * @param seconds length
 * @param stereo null unless there are two channels or more; then about the first two
 * @param stereoBands the same by third octaves; empty for mono and without a spectrum
 * @param soundFaults null unless asked for
 * @param noiseFloor by the statistics of minima; null unless levels were asked for band by band
 * @param dynamics null unless asked for
 * @param pitch of one voice; null unless asked for
 */
public record Measurement(
    int sampleRateHz,
    int channels,
    long frames,
    double seconds,
    Loudness loudness,
    Levels levels,
    Faults faults,
    @Nullable Stereo stereo,
    List<StereoBand> stereoBands,
    @Nullable SoundFaults soundFaults,
    @Nullable NoiseFloor noiseFloor,
    @Nullable Dynamics dynamics,
    @Nullable Balance balance,
    @Nullable Tempo tempo,
    @Nullable Key key,
    @Nullable Music music,
    @Nullable Pitch pitch) {
  public Measurement {
    stereoBands = List.copyOf(stereoBands);
  }

  /**
   * By ITU-R BS.1770-5, EBU R 128, Tech 3341 and Tech 3342.
   *
   * @param integratedLufs null when nothing is louder than -70 LUFS or longer than 400 ms
   * @param momentaryMaxLufs the loudest 400 ms
   * @param shortTermMaxLufs the loudest 3 s
   * @param rangeLu loudness range (LRA); null under 10 s: too short to speak of a range
   * @param rangeSettled false under 60 s: the range may still move
   */
  public record Loudness(
      @Nullable Double integratedLufs,
      @Nullable Double momentaryMaxLufs,
      @Nullable Double shortTermMaxLufs,
      @Nullable Double rangeLu,
      boolean rangeSettled) {}

  /**
   * Levels in decibels of full scale; null for digital silence.
   *
   * @param truePeakDbtp the largest value between and on the samples of any channel
   * @param truePeakItuDbtp the same as the filter of ITU-R BS.1770-5 annex 2 reads it, at 4 points
   *     a frame
   * @param samplePeakDbfs the largest sample of any channel
   * @param rmsDbfs the mean level of all channels; a sine at full scale has -3.01
   * @param plrLu peak to loudness ratio: true peak (or sample peak) minus integrated loudness
   * @param psrLu the smallest peak to short-term loudness ratio: sample peak of 3 s minus their
   *     loudness, over all windows not quieter than 10 LU under the integrated loudness
   * @param crestDb sample peak to mean level
   * @param noiseFloorDbfs the level of the quietest tenth of 100 ms parts that are not digital
   *     silence
   */
  public record Levels(
      @Nullable Double truePeakDbtp,
      @Nullable Double truePeakItuDbtp,
      @Nullable Double samplePeakDbfs,
      @Nullable Double rmsDbfs,
      @Nullable Double plrLu,
      @Nullable Double psrLu,
      @Nullable Double crestDb,
      @Nullable Double noiseFloorDbfs,
      List<Channel> byChannel) {
    public Levels {
      byChannel = List.copyOf(byChannel);
    }
  }

  /**
   * One channel.
   *
   * @param truePeakSeconds where its true peak lies
   * @param samplePeakSeconds where its largest sample lies
   * @param dcOffset its mean, full scale 1
   */
  public record Channel(
      @Nullable Double truePeakDbtp,
      @Nullable Double truePeakSeconds,
      @Nullable Double samplePeakDbfs,
      @Nullable Double samplePeakSeconds,
      @Nullable Double rmsDbfs,
      double dcOffset) {}

  /**
   * What is broken in the samples themselves.
   *
   * @param clipRuns places where the wave was cut off: three or more equal samples at a channel's
   *     highest level, entered or left with a corner
   * @param clippedSamples samples in those places
   * @param clips the first of them, a hundred a channel at most
   * @param samplesOverFullScale samples beyond full scale, which whole-number files cannot hold
   * @param samplesNotNumbers NaN and infinite samples, counted and taken as silence
   * @param dcOffsetDbfs the largest offset of a channel; null when it is nothing
   * @param silenceAtStartSeconds before the first sample above -60 dBFS; all for a silent file
   * @param silenceAtEndSeconds after the last one
   */
  public record Faults(
      long clipRuns,
      long clippedSamples,
      List<ClipRun> clips,
      long samplesOverFullScale,
      long samplesNotNumbers,
      @Nullable Double dcOffsetDbfs,
      double silenceAtStartSeconds,
      double silenceAtEndSeconds) {
    public Faults {
      clips = List.copyOf(clips);
    }
  }

  /**
   * How left and right relate.
   *
   * @param correlation 1 mono, 0 unrelated, -1 opposite; null when a side is silent
   * @param balanceDb right over left, by power; null when a side is silent
   * @param widthDb side over mid, by power; null for mono, and when there is no mid
   * @param monoLossDb what is lost as mono: 0 for equal sides, -3.01 unrelated; null when all is
   *     lost or silent
   * @param lowCorrelation correlation below 120 Hz; null without a spectrum
   */
  public record Stereo(
      @Nullable Double correlation,
      @Nullable Double balanceDb,
      @Nullable Double widthDb,
      @Nullable Double monoLossDb,
      @Nullable Double lowCorrelation) {}

  /**
   * The tonal balance: levels of wide bands relative to the whole, in dB.
   *
   * @param subDb 20 to 60 Hz
   * @param bassDb 60 to 250 Hz
   * @param lowMidDb 250 to 500 Hz
   * @param midDb 500 to 2000 Hz
   * @param highMidDb 2 to 6 kHz
   * @param highDb 6 to 20 kHz
   * @param slopeDbPerOctave of the third octaves from 100 Hz to 10 kHz; pink noise has 0
   * @param centroidHz the power's centre of gravity
   */
  public record Balance(
      double subDb,
      double bassDb,
      double lowMidDb,
      double midDb,
      double highMidDb,
      double highDb,
      double slopeDbPerOctave,
      double centroidHz) {}
}
