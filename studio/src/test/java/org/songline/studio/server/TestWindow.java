package org.songline.studio.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A window of the page without a page: says JSON, hears JSON. */
final class TestWindow implements AutoCloseable, WebSocket.Listener {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE_SECONDS = 20;

  private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final StringBuilder parts = new StringBuilder();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private long number;
  private int held;
  private boolean paused;
  private @Nullable WebSocket waiting;

  TestWindow(StudioServer server, String secret) throws Exception {
    String host = "127.0.0.1:" + server.port();
    socket =
        client
            .newWebSocketBuilder()
            .header("Origin", "http://" + host)
            .header("Cookie", "songline-" + server.port() + "=" + secret)
            .buildAsync(URI.create("ws://" + host + "/control"), this)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      JsonNode message = JSON.readTree(parts.toString());
      parts.setLength(0);
      String type = message.get("type").asString();
      if (!type.equals("pulse") && !type.equals("passages")) {
        heard.add(message);
      }
    }
    next(from);
    return null;
  }

  private synchronized void next(WebSocket from) {
    if (paused) {
      waiting = from;
      held++;
    } else {
      from.request(1);
    }
  }

  /** Takes nothing more from its socket, as a page that sleeps, until {@link #wake}. */
  synchronized void sleep() {
    paused = true;
  }

  synchronized void wake() {
    paused = false;
    WebSocket from = waiting;
    if (from != null) {
      from.request(held);
      held = 0;
    }
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    System.out.println("window: " + error);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    System.out.println("window: closed with " + status + " " + reason);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    next(from);
    return null;
  }

  /** The number of what was asked last. */
  long number() {
    return number;
  }

  /** Goes on after what another socket of the same window asked. */
  void number(long last) {
    number = last;
  }

  /** Says hello and waits until the song was told. */
  JsonNode hello(String window) throws Exception {
    ask("{\"type\":\"hello\",\"window\":\"" + window + "\",\"song\":null,\"revision\":-1");
    return await("opened");
  }

  /**
   * Asks something.
   *
   * @param open JSON of an ask without its number and the last brace
   * @return its number
   */
  long ask(String open) throws Exception {
    number++;
    socket.sendText(open + ",\"id\":" + number + "}", true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return number;
  }

  /** Asks something and gives the refusal, empty when it was done. */
  String done(String open) throws Exception {
    long id = ask(open);
    JsonNode answer =
        await(
            tell -> tell.get("type").asString().equals("answer") && tell.get("id").asLong() == id);
    JsonNode refusal = answer.get("refusal");
    return refusal == null || refusal.isNull() ? "" : refusal.get("what").asString();
  }

  JsonNode await(String type) throws Exception {
    return await(tell -> tell.get("type").asString().equals(type));
  }

  /** The next message of a kind; those before it are dropped. */
  JsonNode await(Predicate<JsonNode> wanted) throws Exception {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      JsonNode next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        break;
      }
      if (wanted.test(next)) {
        return next;
      }
      others.add(next.get("type").asString());
    }
    throw new AssertionError("it never came; heard " + others);
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
