package org.songline.model.song;

import java.util.Comparator;
import org.songline.model.song.Id.MarkerId;
import org.songline.model.time.TickPosition;

/** A named point in the song. */
public record Marker(MarkerId id, String name, TickPosition at) {
  /** By position, then id. */
  public static final Comparator<Marker> ORDER =
      Comparator.comparing(Marker::at).thenComparing(marker -> marker.id().text());
}
