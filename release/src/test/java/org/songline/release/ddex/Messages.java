package org.songline.release.ddex;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.ddex.MessageOrder.Correspondent;
import org.songline.release.ddex.MessageOrder.Delivered;
import org.songline.release.id.Dpid;

/** Messages about the example catalogs. */
final class Messages {
  static final Correspondent SENDER =
      new Correspondent(new Dpid("PADPIDA2007050901U"), "Harbour Records");
  static final Correspondent RECIPIENT =
      new Correspondent(new Dpid("PADPIDA2013042401U"), "A Shop");
  static final Instant CREATED = Instant.parse("2027-01-10T09:30:00Z");

  private Messages() {}

  static MessageOrder order(Catalog catalog, MessageOrder.Kind kind, ErnVersion version) {
    SortedMap<RecordingId, Delivered> sounds = new TreeMap<>();
    if (kind != MessageOrder.Kind.TAKEDOWN) {
      for (Recording recording : catalog.recordings().values()) {
        recording
            .file()
            .ifPresent(
                file ->
                    sounds.put(
                        recording.id(),
                        new Delivered(
                            "resources/" + recording.isrc().orElseThrow().text() + ".wav",
                            file.sha256(),
                            file.frames() * 4 + 44,
                            0,
                            0)));
      }
    }
    return new MessageOrder(
        kind,
        version,
        MessageOrder.Profile.AUDIO,
        SENDER,
        RECIPIENT,
        "M0001",
        "T0001",
        CREATED,
        false,
        sounds,
        kind == MessageOrder.Kind.TAKEDOWN
            ? Optional.empty()
            : Optional.of(
                new Delivered("resources/cover.jpg", "c".repeat(64), 1_234_567, 3000, 3000)));
  }

  static ErnMessage make(Catalog catalog, MessageOrder.Kind kind, ErnVersion version) {
    return MessageMaker.make(catalog, Examples.release(catalog), order(catalog, kind, version));
  }

  static ErnMessage make(Catalog catalog) {
    return make(catalog, MessageOrder.Kind.NEW, ErnVersion.V43);
  }
}
