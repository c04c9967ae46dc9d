package org.songline.release.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.songline.release.ReleaseProblem;

/** The templates that come with Songline. */
public final class Templates {
  /** Their ids, in the order in which people need them. */
  public static final List<String> IDS =
      List.of(
          "producer",
          "session",
          "feature",
          "mix-master",
          "band",
          "beat",
          "remix",
          "sync",
          "sample",
          "nda");

  private Templates() {}

  public static List<Template> all() {
    return IDS.stream().map(Templates::of).toList();
  }

  /**
   * @throws ReleaseProblem when there is none of that id
   */
  public static Template of(String id) {
    if (!IDS.contains(id)) {
      throw new ReleaseProblem(
          id, "there is no such template", "use one of " + String.join(", ", IDS));
    }
    try (InputStream in = Templates.class.getResourceAsStream(id + ".txt")) {
      if (in == null) {
        throw new IllegalStateException(id + ".txt is not in the program");
      }
      return TemplateText.read(id, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(id, e);
    }
  }
}
