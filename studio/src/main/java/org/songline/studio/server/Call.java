package org.songline.studio.server;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request to one of the {@link Routes}.
 *
 * @param rest the path behind the route's own, without a leading slash
 */
record Call(Request request, Response response, Callback callback, String rest) {
  void json(Object result) {
    Replies.json(response, callback, result);
  }

  void bytes(ByteBuffer bytes) {
    Replies.bytes(response, callback, bytes);
  }

  void refused(int status, String what) {
    Replies.refused(response, callback, status, what);
  }

  void missing() {
    Replies.missing(response, callback);
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
  }

  /**
   * A whole number of the query.
   *
   * @throws IllegalArgumentException when it is none
   */
  long number(String name, long usual) {
    String text = query(name).orElse(Long.toString(usual));
    if (!text.matches("\\d{1,15}")) {
      throw new IllegalArgumentException(name + " is no whole number: " + text);
    }
    return Long.parseLong(text);
  }

  /** What was sent; reading it waits for it. */
  InputStream body() {
    return Content.Source.asInputStream(request);
  }
}
