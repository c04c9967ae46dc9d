package org.songline.release.check.rule;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;

/** Changes that fixes make. */
public final class Edits {
  private Edits() {}

  /**
   * The catalog with its recordings on the release changed. A release of one track that had that
   * track's title, version or artists has them afterwards.
   */
  public static Catalog recordings(Scene scene, BiConsumer<Placed, RecordingDraft> change) {
    Catalog catalog = scene.catalog();
    List<Placed> tracks = scene.tracks();
    for (Placed track : tracks) {
      Recording before = catalog.recording(track.recording().id());
      Recording after = RecordingDraft.of(before, draft -> change.accept(track, draft));
      catalog = after.equals(before) ? catalog : catalog.with(after);
      if (tracks.size() == 1) {
        catalog = catalog.with(followed(scene.release(), before, after));
      }
    }
    return catalog;
  }

  private static Release followed(Release release, Recording before, Recording after) {
    return ReleaseDraft.of(
        release,
        draft -> {
          draft.title = draft.title.equals(before.title()) ? after.title() : draft.title;
          draft.version = draft.version.equals(before.version()) ? after.version() : draft.version;
          draft.artist = draft.artist.equals(before.artist()) ? after.artist() : draft.artist;
        });
  }

  /** The catalog with the release changed. */
  public static Catalog release(Scene scene, Consumer<ReleaseDraft> change) {
    var after = ReleaseDraft.of(scene.release(), change);
    return after.equals(scene.release()) ? scene.catalog() : scene.catalog().with(after);
  }

  /** The catalog with the titles of the release and of its tracks changed. */
  public static Catalog titles(Scene scene, UnaryOperator<String> change) {
    Scene next =
        scene.with(recordings(scene, (_, draft) -> draft.title = change.apply(draft.title)));
    return release(next, draft -> draft.title = change.apply(draft.title));
  }

  /** The catalog with the artist lines of the release and of its tracks changed. */
  public static Catalog credits(Scene scene, UnaryOperator<ArtistCredit> change) {
    Scene next =
        scene.with(recordings(scene, (_, draft) -> draft.artist = change.apply(draft.artist)));
    return release(next, draft -> draft.artist = change.apply(draft.artist));
  }
}
