package org.songline.studio.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.songline.media.AtomicFile;
import org.songline.model.SongProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people set in the page, kept as the page says it: one JSON object in a file. */
final class SettingsRoutes {
  private static final int MOST_BYTES = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  SettingsRoutes(Path file) {
    this.file = file;
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/settings", this::load),
        Routes.Route.post("/api/settings", this::save));
  }

  private void load(Call call) throws IOException {
    JsonNode kept = JSON.createObjectNode();
    if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
      try {
        kept = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
      } catch (JacksonException damaged) {
        kept = JSON.createObjectNode(); // The page begins anew with what is usual.
      }
    }
    call.json(kept);
  }

  private void save(Call call) throws IOException {
    byte[] sent = call.body().readNBytes(MOST_BYTES + 1);
    if (sent.length > MOST_BYTES) {
      throw new SongProblem("", "the settings are too large", "reset some");
    }
    JsonNode settings;
    try {
      settings = JSON.readTree(sent);
    } catch (JacksonException e) {
      throw new SongProblem("", "these are no settings", "reload the page");
    }
    if (!settings.isObject()) {
      throw new SongProblem("", "these are no settings", "reload the page");
    }
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    AtomicFile.write(file, JSON.writeValueAsBytes(settings));
    call.json(settings);
  }
}
