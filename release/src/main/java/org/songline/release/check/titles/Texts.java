package org.songline.release.check.titles;

import java.util.ArrayList;
import java.util.List;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Scene;

/** The titles of a release and of its tracks. */
final class Texts {
  private Texts() {}

  /** A title with its version, where it stands. */
  record Titled(String place, String title, String version) {
    String both() {
      return version.isEmpty() ? title : title + " (" + version + ")";
    }
  }

  static List<Titled> all(Scene scene) {
    List<Titled> all = new ArrayList<>();
    all.add(new Titled(scene.place(), scene.release().title(), scene.release().version()));
    for (Placed track : scene.tracks()) {
      all.add(new Titled(track.place(), track.recording().title(), track.recording().version()));
    }
    return all;
  }
}
