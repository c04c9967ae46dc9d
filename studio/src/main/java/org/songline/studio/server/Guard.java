package org.songline.studio.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Lets in who came with the token that the program printed, from a page of ours, to an address of
 * ours. {@code Host} is checked so that no foreign name can be made to mean this machine (DNS
 * rebinding), {@code Origin} so that no foreign page can speak with a cookie of ours.
 */
final class Guard extends Handler.Wrapper {
  private static final String TOKEN = "token";

  private static final List<HttpField> HEADERS =
      List.of(
          new HttpField(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                  + " font-src 'self'; connect-src 'self'; worker-src 'self'; media-src 'self'"
                  + " blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
          new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
          new HttpField("Cross-Origin-Embedder-Policy", "require-corp"),
          new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField("X-Frame-Options", "DENY"),
          new HttpField("Referrer-Policy", "no-referrer"));

  private final String token = Secret.random();
  private final String secret;
  private volatile int port;

  /**
   * @param secret what the cookie holds; pages that have it from before are let in
   */
  Guard(Handler inner, String secret) {
    super(inner);
    this.secret = secret;
  }

  /** Tells on which port the server is reached. */
  void port(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  String token() {
    return token;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HEADERS.forEach(response.getHeaders()::put);
    HttpFields headers = request.getHeaders();
    String host = Optional.ofNullable(headers.get(HttpHeader.HOST)).orElse("");
    if (!host.equals("127.0.0.1:" + port) && !host.equals("localhost:" + port)) {
      return refuse(response, callback, "this address is not the studio's");
    }
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin != null && !origin.equals("http://" + host)) {
      return refuse(response, callback, "another site asked");
    }
    boolean looks =
        HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    if (origin == null && (!looks || headers.contains(HttpHeader.UPGRADE))) {
      return refuse(response, callback, "only a page of the studio may do this");
    }
    if (same(cookie(request), secret)) {
      return super.handle(request, response, callback);
    }
    if (looks && Request.getPathInContext(request).equals("/") && same(given(request), token)) {
      response
          .getHeaders()
          .put(
              HttpHeader.SET_COOKIE,
              cookieName() + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict");
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      response.getHeaders().put(HttpHeader.LOCATION, "/");
      response.setStatus(HttpStatus.SEE_OTHER_303);
      callback.succeeded();
      return true;
    }
    return refuse(
        response, callback, "open the studio at the address that songline printed when it started");
  }

  private static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  private String cookieName() {
    return "songline-" + port;
  }

  private String cookie(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(cookieName()))
        .map(cookie -> cookie.getValue())
        .findFirst()
        .orElse("");
  }

  private static String given(Request request) {
    Fields query = Request.extractQueryParameters(request);
    return Optional.ofNullable(query.getValue(TOKEN)).orElse("");
  }

  private static boolean refuse(Response response, Callback callback, String why) {
    response.setStatus(HttpStatus.FORBIDDEN_403);
    Replies.text(response, callback, "songline: " + why + "\n");
    return true;
  }
}
