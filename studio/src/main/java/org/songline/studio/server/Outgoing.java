package org.songline.studio.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * What waits to be sent on one socket, in order. A page that takes too little is cut off; it comes
 * back, says what it knows and is told the rest. Of what passes, such as levels, only the newest of
 * each kind waits.
 */
final class Outgoing {
  private static final long MOST_CHARACTERS = 16 << 20;

  private final Session session;
  private final Deque<String> texts = new ArrayDeque<>();
  private long characters;
  private final LinkedHashMap<Object, Object> passing = new LinkedHashMap<>();
  private boolean sending;

  Outgoing(Session session) {
    this.session = session;
  }

  /** Something that must arrive. */
  void text(String text) {
    boolean behind;
    synchronized (this) {
      texts.addLast(text);
      characters += text.length();
      behind = characters > MOST_CHARACTERS && texts.size() > 1;
      if (behind) {
        texts.clear();
        characters = 0;
      }
    }
    if (behind) {
      session.disconnect();
    } else {
      next();
    }
  }

  /** Something that the next of its kind replaces. */
  void passing(Object kind, String text) {
    synchronized (this) {
      passing.put(kind, text);
    }
    next();
  }

  /**
   * Figures that the next of their kind replace.
   *
   * @param bytes begin with their kind; are not changed later
   */
  void picture(ByteBuffer bytes) {
    synchronized (this) {
      passing.put(bytes.get(bytes.position()), bytes);
    }
    next();
  }

  private void next() {
    Object message;
    synchronized (this) {
      if (sending) {
        return;
      }
      String text = texts.pollFirst();
      if (text != null) {
        characters -= text.length();
        message = text;
      } else {
        var oldest = passing.pollFirstEntry();
        if (oldest == null) {
          return;
        }
        message = oldest.getValue();
      }
      sending = true;
    }
    Callback sent = Callback.from(this::sent, _ -> session.disconnect());
    if (message instanceof ByteBuffer bytes) {
      session.sendBinary(bytes.duplicate(), sent);
    } else {
      session.sendText(message.toString(), sent);
    }
  }

  private void sent() {
    synchronized (this) {
      sending = false;
    }
    next();
  }
}
