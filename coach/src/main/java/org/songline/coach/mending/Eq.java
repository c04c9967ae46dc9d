package org.songline.coach.mending;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.edit.Edit;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Bands of the equaliser: a free one of the last equaliser of a chain, else of a new one. */
public final class Eq {
  private static final String TYPE = "eq";
  private static final int BANDS = 8;
  private static final int BELL = 0;
  private static final int LOW_SHELF = 1;
  private static final int HIGH_SHELF = 2;
  private static final int LOW_CUT_24 = 4;
  private static final double BUTTERWORTH = 0.7071;

  private Eq() {}

  /** A bell on a track. */
  public static List<Edit> bell(Song song, TrackId track, double hertz, double q, double gain) {
    return band(song, track, settings(BELL, hertz, q, gain));
  }

  public static List<Edit> lowShelf(Song song, TrackId track, double hertz, double gain) {
    return band(song, track, settings(LOW_SHELF, hertz, BUTTERWORTH, gain));
  }

  public static List<Edit> highShelf(Song song, TrackId track, double hertz, double gain) {
    return band(song, track, settings(HIGH_SHELF, hertz, BUTTERWORTH, gain));
  }

  /** Takes away what lies below a frequency, by 24 dB an octave. */
  public static List<Edit> lowCut(Song song, TrackId track, double hertz) {
    return band(song, track, settings(LOW_CUT_24, hertz, BUTTERWORTH, 0));
  }

  /** A bell that only cuts while the sound is loud around its frequency. */
  public static List<Edit> dynamicBell(
      Song song, TrackId track, double hertz, double q, double threshold, double range) {
    SortedMap<String, Double> settings = settings(BELL, hertz, q, 0);
    settings.put("dynamic", 1.0);
    settings.put("threshold", Math.clamp(threshold, -80, 0));
    settings.put("range", range);
    return band(song, track, settings);
  }

  private static SortedMap<String, Double> settings(int type, double hertz, double q, double gain) {
    SortedMap<String, Double> settings = new TreeMap<>();
    settings.put("on", 1.0);
    settings.put("type", (double) type);
    settings.put("frequency", Math.clamp(hertz, 20, 20_000));
    settings.put("q", Math.clamp(q, 0.1, 20));
    settings.put("gain", Math.clamp(gain, -24, 24));
    return settings;
  }

  private static List<Edit> band(Song song, TrackId id, SortedMap<String, Double> settings) {
    Track track = song.track(id).orElseThrow();
    for (Device device : track.devices().reversed()) {
      Optional<Integer> free = device.type().equals(TYPE) ? free(track, device) : Optional.empty();
      if (device.enabled() && free.isPresent()) {
        return Chain.settings(device, prefixed(free.get(), settings));
      }
    }
    return Chain.append(song, id, TYPE, prefixed(1, settings));
  }

  private static SortedMap<String, Double> prefixed(int band, SortedMap<String, Double> settings) {
    SortedMap<String, Double> prefixed = new TreeMap<>();
    settings.forEach((name, value) -> prefixed.put("band-" + band + "-" + name, value));
    return prefixed;
  }

  /** A band that is off, has none of its settings changed but by chance, and is moved by nobody. */
  private static Optional<Integer> free(Track track, Device device) {
    if (device.parameters().getOrDefault("phase", 0.0) > 0.5) {
      return Optional.empty();
    }
    for (int band = 1; band <= BANDS; band++) {
      String prefix = "band-" + band + "-";
      boolean off = device.parameters().getOrDefault(prefix + "on", 0.0) < 0.5;
      boolean plain =
          device.parameters().getOrDefault(prefix + "placement", 0.0) < 0.5
              && device.parameters().getOrDefault(prefix + "dynamic", 0.0) < 0.5;
      if (off && plain && !moved(track, device, prefix)) {
        return Optional.of(band);
      }
    }
    return Optional.empty();
  }

  private static boolean moved(Track track, Device device, String prefix) {
    boolean automated =
        track.automation().stream()
            .anyMatch(
                lane ->
                    lane.target() instanceof Target.Parameter(var id, String parameter)
                        && id.equals(device.id())
                        && parameter.startsWith(prefix));
    return automated
        || track.devices().stream()
            .flatMap(other -> other.modulations().stream())
            .anyMatch(m -> m.device().equals(device.id()) && m.parameter().startsWith(prefix));
  }
}
