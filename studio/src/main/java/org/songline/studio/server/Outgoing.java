package org.songline.studio.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one socket, in order. A page that takes too little is cut off; it comes
 * back, says what it knows and is told the rest. Of pictures that pass, such as levels, only the
 * newest waits.
 */
final class Outgoing {
  private static final long MOST_CHARACTERS = 64 << 20;

  private final Session session;
  private final Deque<String> texts = new ArrayDeque<>();
  private long characters;
  private @Nullable ByteBuffer picture;
  private @Nullable String passing;
  private boolean sending;

  Outgoing(Session session) {
    this.session = session;
  }

  /** Something that must arrive. */
  void text(String text) {
    synchronized (this) {
      texts.addLast(text);
      characters += text.length();
      if (characters > MOST_CHARACTERS && texts.size() > 1) {
        texts.clear();
        session.disconnect();
        return;
      }
    }
    next();
  }

  /** Something that the next of its kind replaces. */
  void passing(String text) {
    synchronized (this) {
      passing = text;
    }
    next();
  }

  /**
   * Levels, which the next ones replace.
   *
   * @param bytes are not changed later
   */
  void picture(ByteBuffer bytes) {
    synchronized (this) {
      picture = bytes;
    }
    next();
  }

  private void next() {
    String text;
    ByteBuffer bytes;
    synchronized (this) {
      if (sending) {
        return;
      }
      text = texts.pollFirst();
      bytes = null;
      if (text != null) {
        characters -= text.length();
      } else if (passing != null) {
        text = passing;
        passing = null;
      } else {
        bytes = picture;
        picture = null;
      }
      if (text == null && bytes == null) {
        return;
      }
      sending = true;
    }
    Callback sent = Callback.from(this::sent, _ -> session.disconnect());
    if (text != null) {
      session.sendText(text, sent);
    } else if (bytes != null) {
      session.sendBinary(bytes.duplicate(), sent);
    }
  }

  private void sent() {
    synchronized (this) {
      sending = false;
    }
    next();
  }
}
