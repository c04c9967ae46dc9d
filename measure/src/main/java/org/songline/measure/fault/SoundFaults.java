package org.songline.measure.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is broken in a sound, and where.
 *
 * @param overs beyond full scale
 * @param hum null when none stands out, and for less than ten seconds
 * @param clicks how many
 * @param clickPlaces the first hundred of each channel
 * @param dropouts how many
 * @param dropoutPlaces the first hundred of each channel
 * @param falseStereo whether left and right are the same but for a gain: their correlation is above
 *     0.9995
 * @param silences longer than two seconds inside the sound, under -70 dBFS
 * @param emptyAboveHertz where a sound that is full up to there ends at once, as after a rise of
 *     the sample rate or a lossy coder; null when it ends like sounds do
 */
public record SoundFaults(
    Overs overs,
    @Nullable Hum hum,
    long clicks,
    List<Click> clickPlaces,
    long dropouts,
    List<Dropout> dropoutPlaces,
    Offset offset,
    boolean falseStereo,
    List<Silence> silences,
    @Nullable Double emptyAboveHertz) {
  public SoundFaults {
    clickPlaces = List.copyOf(clickPlaces);
    dropoutPlaces = List.copyOf(dropoutPlaces);
    silences = List.copyOf(silences);
  }
}
