package org.songline.studio.server;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.songline.media.Progress;
import org.songline.studio.Library;
import org.songline.studio.UserFolders;
import org.songline.studio.desk.Desk.Snapshot;
import org.songline.studio.desk.Place;
import org.songline.studio.finish.LastMix;
import org.songline.studio.finish.ReferenceFiles;
import org.songline.studio.finish.Share;
import org.songline.studio.finish.SongMeasure;
import org.songline.studio.production.MixSource;

/** What the routes of the master page share: the last mix, what was measured of it, references. */
final class MasterDesk {
  private final LastMix mixes = new LastMix(UserFolders.cache().resolve("mixes"));
  private final ReferenceFiles references =
      new ReferenceFiles(UserFolders.cache().resolve("references"));
  private final AtomicReference<@Nullable Known<SongMeasure>> measured = new AtomicReference<>();

  /**
   * Something that is known of a song at a revision.
   *
   * @param opening of the song
   */
  record Known<T>(String opening, long revision, T what) {}

  MasterDesk(Studio studio) {
    studio.atEnd(mixes);
  }

  ReferenceFiles references() {
    return references;
  }

  /** The mix of a song; see {@link LastMix#of}. Jobs alone may ask, which run one by one. */
  MixSource mix(Place place, Snapshot heard, boolean bare, Progress progress) throws IOException {
    return mixes.of(
        place.name(),
        heard.revision(),
        heard.song(),
        Library.files(place.folder()),
        bare,
        Share.of(heard.song(), progress));
  }

  void measured(Place place, long revision, SongMeasure measure) {
    measured.set(new Known<>(place.name(), revision, measure));
  }

  /** What was measured last of an open song. */
  Optional<Known<SongMeasure>> measured(Place place) {
    return of(place, measured.get());
  }

  static <T> Optional<Known<T>> of(Place place, @Nullable Known<T> known) {
    return Optional.ofNullable(known).filter(it -> it.opening().equals(place.name()));
  }
}
