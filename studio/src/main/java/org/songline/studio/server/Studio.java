package org.songline.studio.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Session;
import org.songline.studio.desk.Place;
import org.songline.studio.live.CardOutput;
import org.songline.studio.midi.Keyboards;
import org.songline.studio.wire.Tell;
import org.songline.studio.wire.WireJson;

/** The song that is open and the windows that show it. */
final class Studio implements AutoCloseable {
  private final List<Window> windows = new CopyOnWriteArrayList<>();
  private final Set<Session> listeners = ConcurrentHashMap.newKeySet();
  private final Jobs jobs = new Jobs(this::tell);
  private final CardOutput output;
  private final List<Closeable> ends = new CopyOnWriteArrayList<>();
  private final Keyboards keyboards;
  private final KeptSwitch listens;
  private Place place;

  /**
   * @param output is closed with the studio
   * @param keyboards are closed with the studio
   * @param listens whether keyboards of this machine are listened to
   */
  Studio(Place place, CardOutput output, Keyboards keyboards, KeptSwitch listens) {
    this.place = place;
    this.output = output;
    this.keyboards = keyboards;
    this.listens = listens;
    keyboards.follow(place);
    keyboards.tellKeys((key, velocity) -> tell(new Tell.Played(key, velocity)));
    output.follow(place.player(), place.rate());
  }

  Keyboards keyboards() {
    return keyboards;
  }

  /** Listens to the keyboards of this machine or to none, also when it is started again. */
  void listen(boolean on) {
    keyboards.machine(on);
    listens.set(on);
  }

  /** Where its sound goes. */
  CardOutput output() {
    return output;
  }

  synchronized Place place() {
    return place;
  }

  /** Does something with the open song, that stays open meanwhile. */
  synchronized void place(Consumer<Place> work) {
    work.accept(place);
  }

  Jobs jobs() {
    return jobs;
  }

  List<Window> windows() {
    return windows;
  }

  /**
   * A window begins to show the open song.
   *
   * @param song the opening that it knows
   * @param revision the last revision of it that it knows
   */
  synchronized void enter(Window window, String song, long revision) {
    windows.add(window);
    window.mirror(place, song.equals(place.name()) ? revision : -1);
  }

  void leave(Window window) {
    windows.remove(window);
  }

  /** A window hears the sound of a place; it is sent to hear another one when that is opened. */
  synchronized void listens(Session session, Place heard) {
    listeners.removeIf(other -> !other.isOpen());
    listeners.add(session);
    if (heard != place) {
      session.disconnect();
    }
  }

  /** Shows another song in every window, and closes the one before. */
  synchronized void open(Place other) {
    Place before = place;
    place = other;
    output.follow(other.player(), other.rate());
    keyboards.follow(other);
    windows.forEach(window -> window.mirror(other, -1));
    listeners.forEach(Session::disconnect);
    before.close();
  }

  /** Closes something when the studio closes. */
  void atEnd(Closeable end) {
    ends.add(end);
  }

  /** Tells every window. */
  void tell(Tell tell) {
    String text = WireJson.text(tell);
    windows.forEach(window -> window.told(text));
  }

  @Override
  public synchronized void close() {
    jobs.close();
    keyboards.close();
    output.close();
    for (Closeable end : ends) {
      try {
        end.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    place.close();
  }
}
