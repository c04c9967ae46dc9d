package org.songline.studio.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the bundled page: the files of {@code /web} among the program's resources, by name. */
final class Page extends Handler.Abstract {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "map", "application/json",
          "woff2", "font/woff2",
          "svg", "image/svg+xml",
          "txt", "text/plain;charset=utf-8");

  private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    String name = path.equals("/") ? "index.html" : path.substring(1);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null
        || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
        || !HttpMethod.GET.is(request.getMethod())) {
      return false;
    }
    Optional<byte[]> file = files.computeIfAbsent(name, Page::load);
    if (file.isEmpty()) {
      return false;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    response.write(true, ByteBuffer.wrap(file.get()), callback);
    return true;
  }

  private static Optional<byte[]> load(String name) {
    try (InputStream in = Page.class.getResourceAsStream("/web/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.of(("/* " + e.getMessage() + " */").getBytes(StandardCharsets.UTF_8));
    }
  }
}
