package org.songline.studio.finish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.engine.render.RenderRequest;
import org.songline.mastering.playback.Part;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.Translation;
import org.songline.measure.hearing.Cochleagram;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.studio.Rendering;
import org.songline.studio.references.Cochleagrams;

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
    var heard = new Cochleagrams();
    Rendering.run(
        song, files, RenderRequest.MIX.outlets(Outlet.MIX, Outlet.STRIPS), heard::sink, progress);
    return new Elsewhere(heard.mix(), heard.tracks(song));
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
