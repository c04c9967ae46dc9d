package org.songline.studio.server;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.songline.model.operation.Fragments;
import org.songline.model.song.Id;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Pieces of the open song, each a whole song by itself, for pasting. */
final class FragmentRoutes {
  private final Studio studio;

  FragmentRoutes(Studio studio) {
    this.studio = studio;
  }

  List<Routes.Route> routes() {
    return List.of(Routes.Route.get("/api/fragment", this::fragment));
  }

  /**
   * {@code GET /api/fragment?from&length&tracks}: a stretch of time in the song's text.
   *
   * @see org.songline.model.operation.TimeOperation.PasteTime
   */
  private void fragment(Call call) {
    long from = call.number("from", 0);
    long length = call.number("length", 0);
    List<String> names =
        Arrays.stream(call.query("tracks").orElse("").split(","))
            .filter(name -> !name.isEmpty())
            .toList();
    if (length == 0 || !names.stream().allMatch(Id::isOne)) {
      call.refused(HttpStatus.BAD_REQUEST_400, "there is no such piece of the song");
      return;
    }
    Song song = studio.place().desk().song();
    List<TrackId> tracks = names.stream().map(TrackId::new).toList();
    call.json(Fragments.time(song, new TickPosition(from), new Ticks(length), tracks));
  }
}
