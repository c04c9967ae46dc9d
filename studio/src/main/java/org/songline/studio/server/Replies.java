package org.songline.studio.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.songline.studio.wire.Refusal;
import org.songline.studio.wire.WireJson;

/** How answers are written. */
final class Replies {
  private Replies() {}

  static void text(Response response, Callback callback, String text) {
    body(response, callback, "text/plain;charset=utf-8", text);
  }

  /** A record as JSON, that must be asked for anew each time. */
  static void json(Response response, Callback callback, Object result) {
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    body(response, callback, "application/json", WireJson.text(result));
  }

  /** Why it did not happen. */
  static void refused(Response response, Callback callback, int status, String what) {
    response.setStatus(status);
    json(response, callback, new Refusal(what));
  }

  static void missing(Response response, Callback callback) {
    refused(response, callback, HttpStatus.NOT_FOUND_404, "there is nothing at this address");
  }

  /** Plain bytes, that must be asked for anew each time. */
  static void bytes(Response response, Callback callback, ByteBuffer bytes) {
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
    response.write(true, bytes, callback);
  }

  private static void body(Response response, Callback callback, String type, String text) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
