package org.songline.studio.server;

import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.songline.media.MediaProblem;
import org.songline.model.SongProblem;

/** Questions that are answered over HTTP, each below a path of its own. */
final class Routes extends Handler.Abstract {
  private final List<Route> routes;

  /** Answers a call; problems that it throws are told to the page in their own words. */
  @FunctionalInterface
  interface Answering {
    void answer(Call call) throws IOException;
  }

  /**
   * @param path begins with a slash; one that ends with a slash holds for all below it
   */
  record Route(HttpMethod method, String path, Answering answering) {
    static Route get(String path, Answering answering) {
      return new Route(HttpMethod.GET, path, answering);
    }

    static Route post(String path, Answering answering) {
      return new Route(HttpMethod.POST, path, answering);
    }

    private boolean fits(Request request, String asked) {
      return method.is(request.getMethod())
          && (path.endsWith("/") ? asked.startsWith(path) : asked.equals(path));
    }
  }

  Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    String asked = Request.getPathInContext(request);
    for (Route route : routes) {
      if (route.fits(request, asked)) {
        try {
          route.answering.answer(
              new Call(request, response, callback, asked.substring(route.path.length())));
        } catch (SongProblem | MediaProblem problem) {
          Replies.refused(
              response,
              callback,
              HttpStatus.UNPROCESSABLE_ENTITY_422,
              String.valueOf(problem.getMessage()));
        }
        return true;
      }
    }
    return false;
  }
}
