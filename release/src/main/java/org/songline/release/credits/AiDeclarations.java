package org.songline.release.credits;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.AiUse;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;

/** Declares how much of recordings and covers was generated. */
public final class AiDeclarations {
  private static final String COVER = "cover";

  private AiDeclarations() {}

  /** Whether a recording or a release has this id or title. */
  public static boolean knows(Catalog catalog, String name) {
    return recording(catalog, name).isPresent() || release(catalog, name).isPresent();
  }

  /**
   * A catalog with a declaration. A name that a recording and a release share means the recording,
   * but the release for the part {@code cover}.
   *
   * @param parts {@code none}, {@code partly} or {@code all} by part, and {@code tools}; none at
   *     all declares that nothing was generated
   * @throws ReleaseProblem when there is no such part or use, or no cover
   */
  public static Catalog declare(Catalog catalog, String name, Map<String, String> parts) {
    Map<String, String> ofRecording = new TreeMap<>(parts);
    Optional<String> cover = Optional.ofNullable(ofRecording.remove(COVER));
    Optional<Recording> recording = recording(catalog, name);
    Optional<Release> release = release(catalog, name);
    Catalog changed = catalog;
    if (cover.isPresent() || (recording.isEmpty() && parts.isEmpty())) {
      changed =
          changed.with(
              covered(
                  release.orElseThrow(
                      () -> new ReleaseProblem(name, "only a release has a cover", "name one")),
                  use(cover.orElse("none"))));
    }
    if (!ofRecording.isEmpty() || (parts.isEmpty() && recording.isPresent())) {
      Recording old =
          recording.orElseThrow(
              () -> new ReleaseProblem(name, "a release has only the part cover", "name it"));
      changed = changed.with(declared(old, ofRecording));
    }
    return changed;
  }

  private static Recording declared(Recording old, Map<String, String> parts) {
    Map<String, String> values = new TreeMap<>();
    parts.forEach((part, use) -> values.put("ai." + part, use));
    if (parts.isEmpty()) {
      for (String part :
          new String[] {"vocals", "instruments", "composition", "lyrics", "post-production"}) {
        values.put("ai." + part, "none");
      }
      values.put("ai.tools", "");
    }
    values.putIfAbsent("ai.vocals", old.ai().vocals().name().toLowerCase(Locale.ROOT));
    return EntryText.RECORDING.with(old, values);
  }

  private static Release covered(Release old, AiUse use) {
    Release.Cover cover =
        old.cover()
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        old.fullTitle(), "it has no cover yet", "give it one, then declare it"));
    return new Release(
        old.id(),
        old.type(),
        old.title(),
        old.version(),
        old.artist(),
        old.label(),
        old.catalogNumber(),
        old.barcode(),
        old.grid(),
        old.genre(),
        old.subgenre(),
        old.language(),
        old.phonogram(),
        old.copyright(),
        old.date(),
        old.original(),
        old.preorder(),
        old.deals(),
        old.media(),
        Optional.of(
            new Release.Cover(
                cover.path(), cover.sha256(), cover.words(), Optional.of(use), cover.rights())),
        old.texts(),
        old.confirmed());
  }

  private static AiUse use(String word) {
    for (AiUse use : AiUse.values()) {
      if (use.name().toLowerCase(Locale.ROOT).equals(word)) {
        return use;
      }
    }
    throw new ReleaseProblem(COVER, "\"" + word + "\" is no use", "write none, partly or all");
  }

  private static Optional<Recording> recording(Catalog catalog, String name) {
    return catalog.recordings().values().stream()
        .filter(one -> one.id().text().equals(name) || one.fullTitle().equalsIgnoreCase(name))
        .findFirst();
  }

  private static Optional<Release> release(Catalog catalog, String name) {
    return catalog.releases().values().stream()
        .filter(one -> one.id().text().equals(name) || one.fullTitle().equalsIgnoreCase(name))
        .findFirst();
  }
}
