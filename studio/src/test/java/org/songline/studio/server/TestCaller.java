package org.songline.studio.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Asks a server over HTTP, as its own page does. */
record TestCaller(StudioServer server, String secret) {
  <T> HttpResponse<T> ask(
      String method, String path, byte[] body, HttpResponse.BodyHandler<T> answer)
      throws Exception {
    String host = "127.0.0.1:" + server.port();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://" + host + path))
              .header("Origin", "http://" + host)
              .header("Cookie", "songline-" + server.port() + "=" + secret)
              .method(method, BodyPublishers.ofByteArray(body))
              .build(),
          answer);
    }
  }
}
