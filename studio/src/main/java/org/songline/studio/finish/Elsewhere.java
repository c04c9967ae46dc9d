package org.songline.studio.finish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.mastering.playback.Part;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.Translation;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.CochleagramMeter;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.studio.references.ReferenceSounds;

/**
 * A song and its tracks as ears take them, to be played on other devices.
 *
 * @param whole the mix
 * @param tracks after their faders, without groups
 */
public record Elsewhere(Cochleagram whole, List<Part> tracks) {
  public Elsewhere {
    tracks = List.copyOf(tracks);
  }

  /**
   * Renders a song once.
   *
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static Elsewhere song(Song song, SongFiles files, Progress progress) throws IOException {
    Map<Port, CochleagramMeter> meters = new LinkedHashMap<>();
    RenderReport report =
        new Renderer(BuiltIn.catalogue(), files)
            .render(
                song,
                RenderRequest.MIX.outlets(Outlet.MIX, Outlet.STRIPS),
                (port, rate) -> {
                  var meter = new CochleagramMeter(rate, 2);
                  meters.put(port, meter);
                  return new ReferenceSounds.TrackSink(meter);
                },
                progress);
    if (report.cancelled()) {
      throw new CancellationException();
    }
    List<Part> parts = new ArrayList<>();
    for (Track track : song.tracks()) {
      CochleagramMeter meter = meters.get(new Port.Strip(track.id()));
      boolean sounds =
          switch (track.kind()) {
            case GROUP, FOLDER, MASTER -> false;
            default -> true;
          };
      if (meter != null && sounds) {
        parts.add(new Part(track.name(), meter.finish()));
      }
    }
    return new Elsewhere(Objects.requireNonNull(meters.get(new Port.Mix())).finish(), parts);
  }

  /**
   * What becomes of it on each device.
   *
   * @throws CancellationException when {@code progress} asks to stop
   */
  public List<Translation> on(List<PlaybackDevice> devices, Progress progress) {
    List<Translation> found = new ArrayList<>();
    for (PlaybackDevice device : devices) {
      if (!progress.at(found.size(), devices.size())) {
        throw new CancellationException();
      }
      found.add(Translation.of(device, whole, tracks));
    }
    return found;
  }
}
