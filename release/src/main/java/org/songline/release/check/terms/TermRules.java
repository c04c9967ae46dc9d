package org.songline.release.check.terms;

import static org.songline.release.check.rule.Subject.RELEASE;
import static org.songline.release.check.rule.Subject.TRACK;
import static org.songline.release.check.rule.Subject.WORK;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.Material;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.check.rule.Edits;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.exact.Share;

/** Rules 51, 77, 80 to 84 and 87: notices, shares, licences, declarations. */
public final class TermRules {
  private static final Set<String> NO_LABELS =
      Set.of("label", "records", "unknown", "none", "n/a", "na", "no label", "independent", "self");

  private TermRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            51,
            TRACK,
            "AI in audio declared",
            "What of a recording was generated is declared, even when nothing was.",
            (scene, out) -> {
              for (Placed track : scene.tracks()) {
                if (!track.recording().ai().made()) {
                  out.add(
                      track.place(),
                      "nobody has said what of it was generated",
                      "declare none, partly or all for its parts");
                }
              }
            }),
        Rule.reject(
            77,
            TRACK,
            "licence for covers",
            "A cover of somebody's song has a mechanical licence.",
            TermRules::covers),
        Rule.reject(
                80,
                RELEASE,
                "P line and C line",
                "Recordings and releases name year and owner of their rights.",
                TermRules::notices)
            .fixedBy(TermRules::mendNotices),
        Rule.warn(
            81,
            WORK,
            "publisher named",
            "A work names its publisher, or a writer who publishes alone says so.",
            TermRules::publishers),
        Rule.reject(
            82, RELEASE, "label named", "A release names a label that is one.", TermRules::label),
        Rule.reject(
            83,
            WORK,
            "shares make a whole",
            "The shares of each work and of each master add up to 100 %.",
            TermRules::shares),
        Rule.warn(
            84,
            WORK,
            "shares accepted",
            "Everybody who has a share accepted the same sheet.",
            TermRules::accepted),
        Rule.reject(
            87,
            TRACK,
            "samples cleared",
            "Everything by others that is heard may be used.",
            TermRules::samples));
  }

  private static List<Material> materials(Scene scene, Recording recording) {
    List<Material> materials = new ArrayList<>();
    for (MaterialId id : recording.materials()) {
      materials.add(scene.catalog().material(id));
    }
    return materials;
  }

  private static void covers(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      if (!recording.cover()) {
        continue;
      }
      boolean material =
          materials(scene, recording).stream()
              .anyMatch(
                  one ->
                      one.kind() == Material.Kind.COVERED_WORK
                          && one.clearance().settled()
                          && (one.clearance() == Material.Clearance.FREE
                              || !one.document().isBlank()));
      boolean agreement =
          scene.catalog().agreements().values().stream()
              .filter(one -> one.kind().contains("mechanical"))
              .filter(one -> one.status() == Agreement.Status.AGREED)
              .anyMatch(
                  one ->
                      one.scope().recordings().contains(recording.id())
                          || one.scope().works().stream().anyMatch(recording.works()::contains));
      if (!material && !agreement) {
        out.add(
            track.place(),
            "it is a cover, and no mechanical licence is attached",
            "get a licence, and add it as covered work with its document");
      }
    }
  }

  private static void notices(Scene scene, Findings out) {
    Optional<Notice> common = common(scene);
    if (scene.release().phonogram().isEmpty()) {
      if (common.isPresent()) {
        out.mendable(scene.place(), "it has no P line", "write that of its tracks");
      } else {
        out.add(scene.place(), "it has no P line", "add the year and the masters' owner");
      }
    }
    if (scene.release().copyright().isEmpty()) {
      out.add(scene.place(), "it has no C line", "add the year and the owner of release and cover");
    }
    for (Placed track : scene.tracks()) {
      if (track.recording().phonogram().isEmpty()) {
        if (scene.release().phonogram().isPresent()) {
          out.mendable(track.place(), "it has no P line", "write that of the release");
        } else {
          out.add(track.place(), "it has no P line", "add the year and the master's owner");
        }
      }
    }
  }

  /** The P line that all tracks share. */
  private static Optional<Notice> common(Scene scene) {
    Set<Optional<Notice>> lines =
        scene.tracks().stream()
            .map(track -> track.recording().phonogram())
            .collect(Collectors.toSet());
    return lines.size() == 1 ? lines.iterator().next() : Optional.empty();
  }

  private static Catalog mendNotices(Scene scene) {
    Optional<Notice> common = common(scene);
    Scene next =
        scene.with(
            Edits.release(
                scene,
                draft -> draft.phonogram = draft.phonogram.isPresent() ? draft.phonogram : common));
    return Edits.recordings(
        next,
        (_, draft) ->
            draft.phonogram =
                draft.phonogram.isPresent() ? draft.phonogram : next.release().phonogram());
  }

  private static void publishers(Scene scene, Findings out) {
    for (Work work : scene.works()) {
      boolean published = work.writers().stream().anyMatch(one -> !one.publishers().isEmpty());
      if (!published && !work.writers().isEmpty()) {
        out.add(
            "work " + work.title(),
            "no writer of it has a publisher",
            "add the publisher, or confirm that the writers publish it themselves");
      }
    }
  }

  private static void label(Scene scene, Findings out) {
    Optional<Party> label = scene.release().label().map(scene.catalog()::party);
    if (label.isEmpty()) {
      out.add(scene.place(), "it names no label", "name a label, or the artist's own");
      return;
    }
    String name = label.get().name().strip().toLowerCase(Locale.ROOT);
    if (NO_LABELS.contains(name) || name.length() < 2) {
      out.add(
          scene.place(),
          "\"" + label.get().name() + "\" is no label's name",
          "name a label, or the artist's own");
    }
  }

  private static void shares(Scene scene, Findings out) {
    for (Work work : scene.works()) {
      Share total = work.total();
      if (!total.isWhole()) {
        out.add(
            "work " + work.title(),
            "its shares make " + total.text(),
            "settle them on a split sheet");
      }
    }
    for (Placed track : scene.tracks()) {
      Share total = track.recording().total();
      if (!total.isWhole()) {
        out.add(
            track.place(),
            "the shares of its master make " + total.text(),
            "settle them on a split sheet");
      }
    }
  }

  private static void accepted(Scene scene, Findings out) {
    for (Work work : scene.works()) {
      if (work.writers().size() > 1 && !scene.known().accepted().test(work.id())) {
        out.add(
            "work " + work.title(),
            "not all of its writers have accepted their shares",
            "send the split sheet, and confirm when all have");
      }
    }
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      if (recording.owners().size() > 1 && !scene.known().accepted().test(recording.id())) {
        out.add(
            track.place(),
            "not all owners of its master have accepted their shares",
            "send the split sheet, and confirm when all have");
      }
    }
  }

  private static void samples(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      for (Material one : materials(scene, track.recording())) {
        if (!one.clearance().settled() && one.kind() != Material.Kind.COVERED_WORK) {
          out.add(
              track.place(),
              "\"%s\" is %s"
                  .formatted(
                      one.title(),
                      switch (one.clearance()) {
                        case REQUESTED -> "asked for and not yet cleared";
                        case REFUSED -> "refused";
                        default -> "not cleared";
                      }),
              "clear it, or take it out of the recording");
        }
      }
    }
  }
}
