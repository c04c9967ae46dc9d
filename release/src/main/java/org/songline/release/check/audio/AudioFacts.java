package org.songline.release.check.audio;

import java.util.List;
import java.util.Optional;
import org.songline.media.audio.Container;
import org.songline.media.audio.Encoding;

/**
 * What one pass over a master tells.
 *
 * @param path as the catalog writes it
 * @param bytes of the file
 * @param bits of each sample as the file claims; 0 when it is compressed with loss
 * @param usedBits of them that ever differ from 0; 0 for silence and for floats
 * @param bandEnd the frequency in Hz above which nothing is, though sound is full up to there;
 *     empty when it ends like sounds do
 * @param silenceBefore in seconds, before the first sample above -60 dBFS
 * @param silenceAfter in seconds, after the last one
 * @param fades whether the last sound dies away over seconds
 * @param samplePeak in dBFS; empty for silence
 * @param truePeak in dBTP; empty for silence
 * @param offset the largest mean of a channel in dBFS; empty for none
 * @param clipRuns places where the wave was cut off
 * @param correlation of left and right; empty for mono, and when a side is silent
 * @param silentChannels numbers from 1 of channels without sound beside one with sound
 * @param notNumbers samples that are none
 * @param first each channel's first sample
 * @param last each channel's last sample
 * @param lastPeak the largest sample of the last millisecond, full scale 1
 * @param step the largest step between neighbouring samples of the last and first 10 ms
 * @param soundHash SHA-256 over the decoded samples, whatever the file around them
 * @param faults of the file's structure, each a plain clause
 * @param carried what the file carries beside its sound, such as {@code LIST}
 */
public record AudioFacts(
    String path,
    long bytes,
    Container container,
    Encoding encoding,
    int rate,
    int channels,
    int bits,
    long frames,
    int usedBits,
    Optional<Double> bandEnd,
    double silenceBefore,
    double silenceAfter,
    boolean fades,
    Optional<Double> samplePeak,
    Optional<Double> truePeak,
    Optional<Double> offset,
    long clipRuns,
    Optional<Double> correlation,
    List<Integer> silentChannels,
    long notNumbers,
    List<Double> first,
    List<Double> last,
    double lastPeak,
    double step,
    String soundHash,
    List<String> faults,
    List<String> carried) {
  public AudioFacts {
    silentChannels = List.copyOf(silentChannels);
    first = List.copyOf(first);
    last = List.copyOf(last);
    faults = List.copyOf(faults);
    carried = List.copyOf(carried);
  }

  public double seconds() {
    return (double) frames / rate;
  }

  /** The largest of the first samples. */
  public double startsAt() {
    return first.stream().mapToDouble(Math::abs).max().orElse(0);
  }
}
