package org.songline.release.check.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Work;
import org.songline.release.check.audio.AudioFacts;
import org.songline.release.destination.Destination;

/**
 * What rules see.
 *
 * @param release one of the catalog's
 * @param today the day on which it is judged
 */
public record Scene(
    Catalog catalog, Release release, Destination destination, LocalDate today, Known known) {
  /** The same with a changed catalog. */
  public Scene with(Catalog changed) {
    return new Scene(changed, changed.release(release.id()), destination, today, known);
  }

  /** The release in plain words. */
  public String place() {
    return "release, " + release.title();
  }

  public String coverPlace() {
    return "cover, " + release.cover().map(Release.Cover::path).orElse(release.title());
  }

  /** The tracks with their places. */
  public List<Placed> tracks() {
    List<Placed> tracks = new ArrayList<>();
    boolean discs = release.media().size() > 1;
    for (int disc = 0; disc < release.media().size(); disc++) {
      List<Release.Track> list = release.media().get(disc).tracks();
      for (int number = 0; number < list.size(); number++) {
        Release.Track track = list.get(number);
        Recording recording = catalog.recording(track.recording());
        String place =
            (discs ? "disc " + (disc + 1) + " " : "")
                + "track "
                + (number + 1)
                + ", "
                + recording.title();
        Optional<AudioFacts> sound = Optional.ofNullable(known.sounds().get(recording.id()));
        tracks.add(new Placed(disc + 1, number + 1, track, recording, place, sound));
      }
    }
    return tracks;
  }

  /** The works that are heard, each once, in the order of tracks. */
  public List<Work> works() {
    Map<WorkId, Work> works = new LinkedHashMap<>();
    for (Placed track : tracks()) {
      catalog.worksOf(track.recording()).forEach(work -> works.put(work.id(), work));
    }
    return List.copyOf(works.values());
  }

  /** All other releases of the catalog. */
  public List<Release> others() {
    return catalog.releases().values().stream()
        .filter(other -> !other.id().equals(release.id()))
        .toList();
  }

  /** A track's length in seconds: of what was read, else as the catalog says; 0 when not known. */
  public double seconds(Placed track) {
    return track
        .sound()
        .map(AudioFacts::seconds)
        .orElseGet(() -> track.recording().file().map(file -> file.seconds()).orElse(0.0));
  }
}
