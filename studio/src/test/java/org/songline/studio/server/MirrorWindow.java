package org.songline.studio.server;

import org.songline.model.song.Song;
import org.songline.model.text.EditText;
import org.songline.model.text.SongText;
import tools.jackson.databind.JsonNode;

/** A window that mirrors the song as a page does: from what it is told alone. */
final class MirrorWindow implements AutoCloseable {
  private final String name;
  private final String secret;
  private TestWindow window;
  private String opening = "";
  private Song song = Song.empty("", 48_000);
  private long revision = -1;

  MirrorWindow(StudioServer server, String secret, String name) throws Exception {
    this.name = name;
    this.secret = secret;
    this.window = new TestWindow(server, secret);
    greet();
  }

  private void greet() throws Exception {
    long hello =
        window.ask(
            "{\"type\":\"hello\",\"window\":\"%s\",\"song\":%s,\"revision\":%d"
                .formatted(name, opening.isEmpty() ? "null" : "\"" + opening + "\"", revision));
    hear(hello);
  }

  Song song() {
    return song;
  }

  long revision() {
    return revision;
  }

  TestWindow window() {
    return window;
  }

  /** Asks and hears all that is told until the answer; the refusal, empty when it was done. */
  String ask(String open) throws Exception {
    return hear(window.ask(open));
  }

  /** Hears until an answer. */
  String hear(long id) throws Exception {
    while (true) {
      JsonNode tell = window.await(any -> true);
      String type = tell.get("type").asString();
      if (type.equals("answer") && tell.get("id").asLong() == id) {
        JsonNode refusal = tell.get("refusal");
        return refusal == null || refusal.isNull() ? "" : refusal.get("what").asString();
      }
      mirror(type, tell);
    }
  }

  private void mirror(String type, JsonNode tell) {
    if (type.equals("opened")) {
      opening = tell.get("song").asString();
      song = SongText.read("told", tell.get("content").toString());
      revision = tell.get("revision").asLong();
    } else if (type.equals("stepped")) {
      if (tell.get("revision").asLong() != revision + 1) {
        throw new AssertionError("after " + revision + " came " + tell.get("revision"));
      }
      song = EditText.read("told", tell.get("step").toString()).transaction().apply(song);
      revision++;
    }
  }

  /** Hears until it knows a revision. */
  void reach(long wanted) throws Exception {
    while (revision < wanted) {
      JsonNode tell = window.await(any -> true);
      mirror(tell.get("type").asString(), tell);
    }
  }

  /** Loses its socket and comes back with what it knows. */
  void reconnect(StudioServer server) throws Exception {
    long last = window.number();
    window.close();
    window = new TestWindow(server, secret);
    window.number(last);
    greet();
  }

  @Override
  public void close() {
    window.close();
  }
}
