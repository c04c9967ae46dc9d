package org.songline.studio.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.songline.studio.desk.Place;
import org.songline.studio.live.AudioFeed;

/** The sound that goes to one window. When another song is opened the page connects anew. */
public final class Listening implements Session.Listener.AutoDemanding {
  private final Studio studio;
  private @Nullable AudioFeed feed;

  Listening(Studio studio) {
    this.studio = studio;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    Place place = studio.place();
    feed =
        new AudioFeed(
            place.player(),
            (message, done) -> session.sendBinary(message, Callback.from(done, _ -> done.run())));
    studio.listens(session, place);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    AudioFeed to = feed;
    if (to != null) {
      to.received(payload);
    }
    callback.succeed();
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    gone();
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    gone();
  }

  private void gone() {
    AudioFeed to = feed;
    feed = null;
    if (to != null) {
      to.close();
    }
  }
}
